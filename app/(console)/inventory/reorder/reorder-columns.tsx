import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import type { ReorderRow } from '#domains/planning/advice/list-reorder.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { Cover } from '../cover.tsx';
import { VariantName } from '../variant-name.tsx';
import { ForecastSpark } from './forecast-spark.tsx';
import { asMethod } from './method-name.ts';

type Shown = { currency: string; seesCost: boolean; prefs: Prefs };

/** The columns of the reorder list: what, where, how urgent, why, and how much. */
export function useReorderColumns({ currency, seesCost, prefs }: Shown): Column<ReorderRow>[] {
  const t = useTranslations('planning');
  const figure = (key: 'position' | 'reorderPoint'): Column<ReorderRow> => ({
    key,
    header: t(`column.${key}`),
    align: 'end',
    render: (row) => (row.isEnough || key === 'position' ? <Count value={row[key]} prefs={prefs} /> : '–'),
  });
  const cost: Column<ReorderRow> = {
    key: 'cost',
    header: t('column.cost'),
    align: 'end',
    render: (row) =>
      row.costMinor ? <Money amountMinor={row.costMinor} currency={currency} prefs={prefs} /> : '–',
  };
  return [
    { key: 'sku', header: t('column.sku'), render: (row) => <Ltr>{row.sku}</Ltr> },
    { key: 'product', header: t('column.product'), render: (row) => <VariantName {...row} /> },
    {
      key: 'location',
      header: t('column.location'),
      render: (row) => <UserText>{row.locationName}</UserText>,
    },
    {
      key: 'quantity',
      header: t('column.quantity'),
      align: 'end',
      render: (row) => <Quantity row={row} prefs={prefs} />,
    },
    figure('position'),
    figure('reorderPoint'),
    {
      key: 'cover',
      header: t('column.cover'),
      align: 'end',
      render: (row) => <Cover days={row.coverDays} prefs={prefs} />,
    },
    {
      key: 'forecast',
      header: t('column.forecast'),
      render: (row) => (
        <ForecastSpark history={row.history} mean={row.mean} spread={row.weeklySpread} prefs={prefs} />
      ),
    },
    ...(seesCost ? [cost] : []),
    {
      key: 'supplier',
      header: t('column.supplier'),
      render: (row) =>
        row.from ? (
          <UserText>{row.from.name}</UserText>
        ) : row.supplier ? (
          <UserText>{row.supplier.name}</UserText>
        ) : (
          <span className="text-quiet">{t('noSupplier')}</span>
        ),
    },
    {
      key: 'lead',
      header: t('column.lead'),
      align: 'end',
      render: (row) => <LeadTime row={row} prefs={prefs} />,
    },
    {
      key: 'service',
      header: t('column.service'),
      align: 'end',
      render: (row) => <bdi>{formatPercent(row.rule.serviceLevel, prefs)}</bdi>,
    },
    {
      key: 'method',
      header: t('column.method'),
      render: (row) => (row.isEnough ? t(`method.${asMethod(row.method)}`) : <NotEnough />),
    },
  ];
}

/** What is to be ordered, and what stands on drafts already. */
export function Quantity({ row, prefs }: { row: ReorderRow; prefs: Prefs }) {
  const t = useTranslations('planning');
  if (!row.isEnough) return <NotEnough />;
  return (
    <span className="inline-flex flex-col items-end leading-tight">
      <span className={row.quantity > 0 ? 'font-semibold' : 'text-quiet'}>
        <Count value={row.quantity} prefs={prefs} />
      </span>
      {row.drafted > 0 ? (
        <span className="text-xs text-quiet">
          {t('drafted', { units: formatNumber(row.drafted, prefs) })}
        </span>
      ) : null}
    </span>
  );
}

function NotEnough() {
  return <span className="text-quiet">{useTranslations('planning')('notEnough')}</span>;
}

function LeadTime({ row, prefs }: { row: ReorderRow; prefs: Prefs }) {
  const t = useTranslations('planning');
  const days = formatNumber(row.lead.days, prefs);
  const spread = formatNumber(row.lead.spreadDays, prefs);
  return (
    <bdi className={row.isLeadAssumed ? 'text-quiet' : undefined}>
      {row.lead.spreadDays > 0 ? t('daysSpread', { days, spread }) : t('days', { days })}
    </bdi>
  );
}
