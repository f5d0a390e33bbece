'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { type Badges, isInside, placesWithout } from './nav-items.ts';

const ON_THE_BAR = 4;
const ITEM = 'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 px-1 text-xs';

/** The navigation of a phone: four places at the thumb, the others behind "more". */
export function BottomNav({ hidden, badges = {} }: { hidden: readonly string[]; badges?: Badges }) {
  const t = useTranslations('shell.nav');
  const pathname = usePathname();
  const places = placesWithout(hidden);
  const rest = places.slice(ON_THE_BAR);
  const restIsCurrent = rest.some(({ href }) => isInside(pathname, href));
  return (
    <nav
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {places.slice(0, ON_THE_BAR).map(({ key, href, Icon }) => {
        const current = isInside(pathname, href);
        return (
          <Link
            key={key}
            href={asRoute(href)}
            aria-current={current ? 'page' : undefined}
            className={`${ITEM} ${current ? 'font-medium text-accent' : 'text-quiet'}`}
          >
            <span data-bar className="relative">
              <Icon aria-hidden className="size-5" />
              {badges[key]}
            </span>
            <span className="max-w-full truncate">{t(key)}</span>
          </Link>
        );
      })}
      <details key={pathname} className="group relative flex flex-1">
        <summary className={`${ITEM} list-none ${restIsCurrent ? 'font-medium text-accent' : 'text-quiet'}`}>
          <span data-bar className="relative">
            <Ellipsis aria-hidden className="size-5" />
            {rest.map(({ key }) => badges[key]).find(Boolean)}
          </span>
          {t('more')}
        </summary>
        <ul className="absolute end-2 bottom-full mb-2 w-52 rounded-md bg-raised p-1 shadow-raised">
          {rest.map(({ key, href, Icon }) => (
            <li key={key}>
              <Link
                href={asRoute(href)}
                aria-current={isInside(pathname, href) ? 'page' : undefined}
                className="flex h-11 items-center gap-3 rounded-md px-3 text-base text-ink hover:bg-neutral-3"
              >
                <Icon aria-hidden className="size-4" />
                {t(key)}
                {badges[key]}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
