'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { type Badges, isInside, placesWithout } from './nav-items.ts';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The navigation at the start side; it folds to pictures and remembers that on this device. */
export function SideNav({
  initiallyFolded,
  hidden,
  badges = {},
}: {
  initiallyFolded: boolean;
  hidden: readonly string[];
  badges?: Badges;
}) {
  const t = useTranslations('shell.nav');
  const pathname = usePathname();
  const [folded, setFolded] = useState(initiallyFolded);

  function toggle() {
    setFolded(!folded);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox.
    document.cookie = `nav=${folded ? 'open' : 'folded'};path=/;max-age=${ONE_YEAR_SECONDS};samesite=lax`;
  }

  const Fold = folded ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label={t('label')}
      data-folded={folded || undefined}
      className={`group sticky top-0 hidden h-dvh shrink-0 flex-col gap-1 border-e border-line bg-neutral-2 p-2 md:flex ${folded ? 'w-14' : 'w-52'}`}
    >
      <Link
        href={asRoute('/today')}
        className="mb-2 flex h-10 items-center gap-2 rounded-md px-2 font-semibold"
      >
        {/* biome-ignore lint/performance/noImgElement: a small static drawing gains nothing from the optimiser. */}
        <img src="/icon.svg" alt="" width={24} height={24} className="shrink-0" />
        <span className={folded ? 'sr-only' : ''}>{t('product')}</span>
      </Link>
      {placesWithout(hidden).map(({ key, href, Icon }) => {
        const current = isInside(pathname, href);
        return (
          <Link
            key={key}
            href={asRoute(href)}
            aria-current={current ? 'page' : undefined}
            title={folded ? t(key) : undefined}
            className={`flex h-9 items-center gap-3 rounded-md px-3 ${current ? 'bg-accent-surface font-medium text-accent' : 'text-neutral-11 hover:bg-neutral-4'} ${folded ? 'justify-center px-0' : ''}`}
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            <span className={folded ? 'sr-only' : 'truncate'}>{t(key)}</span>
            {badges[key]}
          </Link>
        );
      })}
      <button
        type="button"
        onClick={toggle}
        aria-expanded={!folded}
        title={t(folded ? 'expand' : 'collapse')}
        aria-label={t(folded ? 'expand' : 'collapse')}
        className="mt-auto flex h-9 w-9 items-center justify-center self-start rounded-md text-quiet hover:bg-neutral-4"
      >
        <Fold aria-hidden className="size-4 rtl:-scale-x-100" />
      </button>
    </nav>
  );
}
