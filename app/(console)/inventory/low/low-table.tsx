import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import type { LowRow } from '#domains/inventory/list-low.ts';
import { SALES_DAYS } from '#domains/inventory/reorder-rule.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Cover } from '../cover.tsx';
import { VariantName } from '../variant-name.tsx';

type Props = {
  rows: readonly LowRow[];
  currency: string;
  /** Cover below so many days is low. */
  lowCoverDays: number;
  seesCost: boolean;
  location: ListLocation;
  prefs: Prefs;
};

/** The low variants: a table, and on a phone cards. */
export function LowTable({ rows, currency, lowCoverDays, seesCost, location, prefs }: Props) {
  const t = useTranslations('inventory');
  const cost: Column<LowRow> = {
    key: 'cost',
    header: t('low.cost'),
    align: 'end',
    render: (row) =>
      row.costMinor === null ? '–' : <Money amountMinor={row.costMinor} currency={currency} prefs={prefs} />,
  };
  const columns: Column<LowRow>[] = [
    { key: 'sku', header: t('column.sku'), render: (row) => <Ltr>{row.sku}</Ltr> },
    { key: 'title', header: t('column.title'), render: (row) => <VariantName {...row} /> },
    {
      key: 'available',
      header: t('column.available'),
      align: 'end',
      render: (row) => <Count value={row.available} prefs={prefs} />,
    },
    {
      key: 'sold',
      header: t('column.sold'),
      align: 'end',
      render: (row) => <Count value={row.sold} prefs={prefs} />,
    },
    {
      key: 'cover',
      header: t('column.cover'),
      align: 'end',
      render: (row) => <Cover days={row.coverDays} prefs={prefs} />,
    },
    {
      key: 'sum',
      header: t('low.arithmetic'),
      render: (row) => <Arithmetic row={row} limit={lowCoverDays} prefs={prefs} />,
    },
    {
      key: 'reorder',
      header: t('low.reorder'),
      align: 'end',
      render: (row) => (
        <span className="font-semibold">
          <Count value={row.reorder} prefs={prefs} />
        </span>
      ),
    },
    ...(seesCost ? [cost] : []),
  ];
  return (
    <>
      <div className="md:hidden print:hidden">
        <LowCards rows={rows} lowCoverDays={lowCoverDays} prefs={prefs} />
      </div>
      <div className="max-md:hidden print:block!">
        <DataTable
          label={t('low.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.variantId}
          rowLabel={(row) => row.sku}
          rowHref={(row) => `/inventory/${row.variantId}`}
          location={location}
          empty={null}
        />
      </div>
    </>
  );
}

/** What makes the variant low, in figures: its cover, or its reorder point where the cover alone would do. */
function Arithmetic({ row, limit, prefs }: { row: LowRow; limit: number; prefs: Prefs }) {
  const t = useTranslations('inventory.low');
  const available = formatNumber(row.available, prefs);
  if (row.coverDays === null || row.coverDays >= limit) {
    return <bdi>{t('pointSum', { available, point: formatNumber(row.reorderPoint ?? 0, prefs) })}</bdi>;
  }
  const figures = {
    available,
    sold: formatNumber(row.sold, prefs),
    days: formatNumber(SALES_DAYS, prefs),
    // Down, as days of cover are shown everywhere: 13.96 days are below 14.
    cover: formatNumber(Math.floor(row.coverDays * 10) / 10, prefs),
    limit: formatNumber(limit, prefs),
  };
  return <bdi dir="ltr">{t('coverSum', figures)}</bdi>;
}

function LowCards({ rows, lowCoverDays, prefs }: Pick<Props, 'rows' | 'lowCoverDays' | 'prefs'>) {
  const t = useTranslations('inventory');
  return (
    <ul aria-label={t('low.title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.variantId}>
          <Link
            href={asRoute(`/inventory/${row.variantId}`)}
            prefetch={false}
            className="flex items-center justify-between gap-4 rounded-md border border-line bg-surface p-3"
          >
            <span className="min-w-0">
              <span className="line-clamp-2 font-medium">
                <VariantName {...row} />
              </span>
              <span className="block text-sm text-quiet">
                <Ltr>{row.sku}</Ltr>
              </span>
              <span className="block text-sm text-quiet">
                {t('column.cover')}: <Arithmetic row={row} limit={lowCoverDays} prefs={prefs} />
              </span>
            </span>
            <span className="shrink-0 text-end">
              <span className="block text-xs text-quiet">{t('low.reorder')}</span>
              <span className="text-lg font-semibold">
                <Count value={row.reorder} prefs={prefs} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
