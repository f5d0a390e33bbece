import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import type { BundleRow } from '#domains/catalog/list-bundles.ts';
import { formatList } from '#lib/format/format-list.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { leftToRight } from '#lib/text/left-to-right.ts';

/** Bundles with what is in them and how many can be sold now. */
export function BundleRows({ rows, prefs }: { rows: readonly BundleRow[]; prefs: Prefs }) {
  const t = useTranslations('bundles');
  return (
    <ul aria-label={t('list')} className="flex flex-col">
      {rows.map((row) => {
        const parts = row.components.map(({ sku, quantity }) =>
          leftToRight(`${formatNumber(quantity, prefs)} × ${sku}`),
        );
        return (
          <li key={row.id} className="border-b border-line last:border-b-0">
            <Link
              href={asRoute(`/inventory/${row.id}`)}
              prefetch={false}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 hover:bg-neutral-2"
            >
              <span className="min-w-0 flex-1 basis-60">
                <span className="block font-medium">
                  <UserText>{row.title}</UserText>
                </span>
                <span className="flex flex-wrap gap-x-2 text-sm text-quiet">
                  <Ltr>{row.sku}</Ltr>
                  <span>{formatList(parts, prefs)}</span>
                </span>
              </span>
              <span className="text-end">
                {row.bundles > 0 ? (
                  t('available', { count: row.bundles, number: formatNumber(row.bundles, prefs) })
                ) : (
                  <Badge tone="warn">{t('none')}</Badge>
                )}
                {row.limitedBy ? (
                  <span className="block text-sm text-quiet">
                    <bdi>{t('firstOut', { sku: row.limitedBy })}</bdi>
                  </span>
                ) : null}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
