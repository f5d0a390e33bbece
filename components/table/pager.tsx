import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { asRoute } from '#components/ui/as-route.ts';
import { buttonLook } from '#components/ui/button.tsx';
import { hrefWith, type ListLocation } from './list-location.ts';

type Props = {
  location: ListLocation;
  /** The cursor of the last row here, when there are rows after it. */
  after?: string | null;
  /** The cursor of the first row here, when there are rows before it. */
  before?: string | null;
  /** How many rows there are in all; `isExact` false says "about". */
  count?: { value: number; isExact: boolean };
};

/** Goes through a long list by cursors (`after`, `before`), so that the thousandth page is as quick as the first. */
export function Pager({ location, after, before, count }: Props) {
  const t = useTranslations('common.table');
  return (
    <nav aria-label={t('pages')} className="mt-3 flex items-center justify-between gap-4">
      <p className="text-sm text-quiet">
        {count ? t(count.isExact ? 'count' : 'aboutCount', { count: count.value }) : null}
      </p>
      <div className="flex gap-2">
        <PageLink
          label={t('previousPage')}
          href={before ? hrefWith(location, { before, after: null }) : null}
        >
          <ChevronLeft aria-hidden className="rtl:rotate-180" />
        </PageLink>
        <PageLink label={t('nextPage')} href={after ? hrefWith(location, { after, before: null }) : null}>
          <ChevronRight aria-hidden className="rtl:rotate-180" />
        </PageLink>
      </div>
    </nav>
  );
}

function PageLink({ label, href, children }: { label: string; href: string | null; children: ReactNode }) {
  const look = `${buttonLook({ look: 'secondary' })} px-2`;
  if (href === null)
    return (
      <button type="button" disabled aria-label={label} className={look}>
        {children}
      </button>
    );
  return (
    <Link href={asRoute(href)} prefetch={false} aria-label={label} title={label} className={look}>
      {children}
    </Link>
  );
}
