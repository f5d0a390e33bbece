'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import type { SettingsPlace } from './settings-places.ts';

/** The pages of the settings: a column at the side; on small screens one line that scrolls. */
export function SettingsNav({ places }: { places: readonly SettingsPlace[] }) {
  const t = useTranslations('settings.place');
  const tSettings = useTranslations('settings');
  const pathname = usePathname();
  const isIndex = pathname === '/settings';
  return (
    <nav
      aria-label={tSettings('title')}
      className={`-mx-4 mb-4 overflow-x-auto px-4 sm:mx-0 sm:px-0 lg:mb-0 lg:overflow-visible ${isIndex ? 'max-lg:hidden' : ''}`}
      data-no-print
    >
      <ul className="flex gap-1 lg:sticky lg:top-20 lg:flex-col">
        {places.map((key) => {
          const isCurrent = pathname === `/settings/${key}`;
          return (
            <li key={key}>
              <Link
                href={asRoute(`/settings/${key}`)}
                aria-current={isCurrent ? 'page' : undefined}
                className={`flex min-h-9 items-center rounded-md px-3 whitespace-nowrap pointer-coarse:min-h-11 ${isCurrent ? 'bg-neutral-4 font-medium' : 'text-quiet hover:bg-neutral-3 hover:text-ink'}`}
              >
                {t(`${key}.name`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
