import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '#components/ui/figures.tsx';
import type { RowOutlook } from '#domains/customers/list-customers.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { NextPurchase } from './next-purchase.tsx';

/** What may be foretold of a person beside the group. */
export type Foretold = 'alive' | 'ahead' | 'expected' | 'next';

type Props = { what: Foretold; outlook: RowOutlook; prefs: Prefs; currency: string };

/** One foretold figure of a row, or that too little is known for it. */
export function OutlookCell(props: Props) {
  const t = useTranslations('customers');
  return tell(props) ?? <span className="text-quiet">{t('notEnough')}</span>;
}

function tell({ what, outlook, prefs, currency }: Props): ReactNode {
  const { pAlive, value365Minor, orders365, next } = outlook;
  switch (what) {
    case 'alive':
      return pAlive === null ? null : formatPercent(pAlive, prefs);
    case 'ahead':
      return value365Minor === null ? null : (
        <Money amountMinor={value365Minor} currency={currency} prefs={prefs} />
      );
    case 'expected':
      return orders365 === null ? null : <bdi>{formatNumber(Math.round(orders365 * 10) / 10, prefs)}</bdi>;
    case 'next':
      return next ? <NextPurchase next={next} prefs={prefs} /> : null;
  }
}
