import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import type { LowRow } from '#domains/inventory/list-low.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Cover } from '../cover.tsx';
import { VariantName } from '../variant-name.tsx';

type Props = {
  rows: readonly LowRow[];
  currency: string;
  seesCost: boolean;
  location: ListLocation;
  prefs: Prefs;
};

/** The low variants: a table, and on a phone cards. */
export function LowTable({ rows, currency, seesCost, location, prefs }: Props) {
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
    { key: 'sum', header: t('low.arithmetic'), render: (row) => <Arithmetic row={row} prefs={prefs} /> },
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
      <div className="md:hidden">
        <LowCards rows={rows} prefs={prefs} />
      </div>
      <div className="max-md:hidden">
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

function Arithmetic({ row, prefs }: { row: LowRow; prefs: Prefs }) {
  const t = useTranslations('inventory.low');
  const available = formatNumber(row.available, prefs);
  if (row.coverDays === null) {
    return <bdi>{t('pointSum', { available, point: formatNumber(row.reorderPoint ?? 0, prefs) })}</bdi>;
  }
  const figures = { available, sold: formatNumber(row.sold, prefs) };
  const cover = formatNumber(Math.round(row.coverDays * 10) / 10, prefs);
  return <bdi dir="ltr">{t('coverSum', { ...figures, days: formatNumber(28, prefs), cover })}</bdi>;
}

function LowCards({ rows, prefs }: { rows: readonly LowRow[]; prefs: Prefs }) {
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
                {t('column.cover')}: <Arithmetic row={row} prefs={prefs} />
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
