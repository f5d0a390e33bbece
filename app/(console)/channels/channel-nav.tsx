import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { KeepCurrentSeen } from '#components/table/keep-current-seen.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { can } from '#domains/team/can.ts';
import { CHANNEL_PLACES, type ChannelPlace } from './channel-places.ts';

/** The pages about channels, above each of them; on small screens one line that scrolls. */
export async function ChannelNav({ here }: { here: ChannelPlace }) {
  const [t, tPlace, { ctx }] = await Promise.all([
    getTranslations('channels'),
    getTranslations('channels.place'),
    requireSession(),
  ]);
  const places = CHANNEL_PLACES.filter(({ needs }) => can(ctx.actor, needs));
  if (places.length < 2) return null;
  return (
    <nav
      aria-label={t('places')}
      className="-mx-4 mb-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0"
      data-no-print
    >
      <ul className="flex gap-1">
        {places.map(({ key, href }) => (
          <li key={key}>
            <Link
              href={asRoute(href)}
              aria-current={key === here ? 'page' : undefined}
              className={`-mb-px flex min-h-9 items-center border-b-2 px-3 whitespace-nowrap pointer-coarse:min-h-11 ${key === here ? 'border-accent font-medium' : 'border-transparent text-quiet hover:text-ink'}`}
            >
              {tPlace(key)}
            </Link>
          </li>
        ))}
      </ul>
      <KeepCurrentSeen key={here} />
    </nav>
  );
}
