import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '#components/table/column.ts';
import { Money } from '#components/ui/figures.tsx';
import type { CustomerRow, RowOutlook } from '#domains/customers/list-customers.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { NextPurchase } from './next-purchase.tsx';

type Shown = { prefs: Prefs; currency: string };

/** The columns of what is foretold; hidden at first, and without a figure where too little is known. */
export function useOutlookColumns({ prefs, currency }: Shown): Column<CustomerRow>[] {
  const t = useTranslations('customers');
  const tGroup = useTranslations('insights.group');
  const later = { isHiddenAtFirst: true };
  const column = (
    key: string,
    render: (row: CustomerRow) => ReactNode,
    more: Partial<Column<CustomerRow>> = {},
  ): Column<CustomerRow> => ({ key, header: t(`column.${key}`), render, ...more });
  const foretold = (outlook: RowOutlook | null, told: (outlook: RowOutlook) => ReactNode) =>
    outlook ? told(outlook) || <span className="text-quiet">{t('notEnough')}</span> : '–';
  return [
    column('group', ({ outlook }) => (outlook ? tGroup(outlook.group) : '–'), later),
    column(
      'alive',
      ({ outlook }) => foretold(outlook, (one) => one.pAlive !== null && formatPercent(one.pAlive, prefs)),
      { align: 'end', ...later },
    ),
    column(
      'ahead',
      ({ outlook }) =>
        foretold(
          outlook,
          (one) =>
            one.value365Minor !== null && (
              <Money amountMinor={one.value365Minor} currency={currency} prefs={prefs} />
            ),
        ),
      { align: 'end', ...later },
    ),
    column(
      'expected',
      ({ outlook }) =>
        foretold(
          outlook,
          (one) =>
            one.orders365 !== null && <bdi>{formatNumber(Math.round(one.orders365 * 10) / 10, prefs)}</bdi>,
        ),
      { align: 'end', ...later },
    ),
    column(
      'next',
      ({ outlook }) => foretold(outlook, (one) => one.next && <NextPurchase next={one.next} prefs={prefs} />),
      later,
    ),
  ];
}
