import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import type { Column } from '#components/table/column.ts';
import type { ListLocation } from '#components/table/list-location.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { FigureOrder, FigureRows, WantedRows } from '#domains/analytics/board/list-figure-rows.ts';
import type { FigureRowSums } from '#domains/analytics/board/sum-figure-rows.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { OrderTable } from './order-table.tsx';
import { RowSum } from './row-sum.tsx';

type Props = {
  kind: WantedRows['rows'];
  page: FigureRows;
  /** What all of them come to, on however many pages; it comes after them. */
  sums: Promise<FigureRowSums>;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** Orders behind a figure; above them what all of them come to, on however many pages. */
export function OrderRows({ kind, page, sums, location, currency, prefs }: Props) {
  const t = useTranslations('board.rows');
  const columns: Column<FigureOrder>[] = [
    {
      key: 'net',
      header: t('net'),
      align: 'end',
      render: (row) => <Money amountMinor={row.netMinor} currency={currency} prefs={prefs} />,
    },
  ];
  if (page.showsWorth) {
    columns.push({
      key: 'worth',
      header: t('worth'),
      align: 'end',
      render: (row) => <Money amountMinor={row.worthMinor ?? 0} currency={currency} prefs={prefs} />,
    });
  }
  if (kind === 'promised') {
    columns.push({
      key: 'promise',
      header: t('promise'),
      render: (row) => <Badge tone={row.isLate ? 'bad' : 'ok'}>{t(row.isLate ? 'late' : 'kept')}</Badge>,
    });
  }
  return (
    <>
      <Suspense fallback={<Skeleton className="mb-3 h-6 w-72" />}>
        <Sums kind={kind} all={sums} currency={currency} prefs={prefs} />
      </Suspense>
      <OrderTable label={t(`of.${kind}`)} page={page} columns={columns} location={location} prefs={prefs} />
    </>
  );
}

function Sums({
  kind,
  all,
  currency,
  prefs,
}: Pick<Props, 'kind' | 'currency' | 'prefs'> & { all: Promise<FigureRowSums> }) {
  const t = useTranslations('board.rows');
  const sums = use(all);
  return (
    <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1" data-sums>
      <RowSum name={t('orders')}>
        <Count value={sums.orders} prefs={prefs} />
      </RowSum>
      <RowSum name={t('net')}>
        <Money amountMinor={sums.netMinor} currency={currency} prefs={prefs} />
      </RowSum>
      {sums.worthMinor === null ? null : (
        <RowSum name={t('worth')}>
          <Money amountMinor={sums.worthMinor} currency={currency} prefs={prefs} />
        </RowSum>
      )}
      {kind === 'promised' ? (
        <RowSum name={t('late')}>
          <Count value={sums.late} prefs={prefs} />
        </RowSum>
      ) : null}
    </p>
  );
}
