import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import type { CustomerRow, RowOutlook } from '#domains/customers/list-customers.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { NextPurchase } from './next-purchase.tsx';

/** What may be told of a person beside the group: what is foretold, and where the loyalty programme has them. */
export type Foretold = 'alive' | 'ahead' | 'expected' | 'next' | 'tier' | 'points';

type Props = { what: Foretold; row: CustomerRow; prefs: Prefs; currency: string };

/** One of these figures of a row: a dash where there is none, or that too little is known for it. */
export function OutlookCell({ what, row, prefs, currency }: Props) {
  const t = useTranslations('customers');
  const { outlook, loyalty } = row;
  if (what === 'tier') return loyalty.tier ? <UserText>{loyalty.tier}</UserText> : '–';
  if (what === 'points')
    return loyalty.points === null ? '–' : <Count value={loyalty.points} prefs={prefs} />;
  if (!outlook) return '–';
  return foretell({ what, outlook, prefs, currency }) ?? <span className="text-quiet">{t('notEnough')}</span>;
}

type Asked = {
  what: Exclude<Foretold, 'tier' | 'points'>;
  outlook: RowOutlook;
  prefs: Prefs;
  currency: string;
};

function foretell({ what, outlook, prefs, currency }: Asked): ReactNode {
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
