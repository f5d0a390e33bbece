import { useTranslations } from 'next-intl';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { FigureCard } from '#components/ui/figure-card.tsx';
import { Money } from '#components/ui/figures.tsx';
import type { BookedCosts } from '#domains/analytics/board/list-costs.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const LINES = [
  { key: 'fees', of: 'feesMinor', kinds: ['fee'] },
  { key: 'fulfilment', of: 'fulfilmentMinor', kinds: ['shipping', 'packing'] },
  { key: 'marketing', of: 'marketingMinor', kinds: ['advertising'] },
  { key: 'fixed', of: 'fixedMinor', kinds: ['rent', 'labour', 'subscription', 'adjustment'] },
] as const;

/** What the books hold of each line of costs: what is listed below, and what came with orders and parcels. */
export function CostTotals({
  sums,
  booked,
  location,
  currency,
  prefs,
}: {
  sums: readonly { kind: string; minor: number }[];
  booked: BookedCosts;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
}) {
  const t = useTranslations('costs.total');
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {LINES.map(({ key, of, kinds }) => {
        const listed = sums
          .filter(({ kind }) => kinds.some((one) => one === kind))
          .reduce((sum, { minor }) => sum + minor, 0);
        const rest = booked[of] - listed;
        const note =
          rest === 0
            ? undefined
            : t('split', {
                listed: formatMoney(listed, currency, prefs),
                rest: formatMoney(rest, currency, prefs),
              });
        return (
          <FigureCard
            key={key}
            name={t(key)}
            figure={<Money amountMinor={booked[of]} currency={currency} prefs={prefs} />}
            prefs={prefs}
            href={hrefWith(location, { kind: kinds, after: null })}
            note={note}
          />
        );
      })}
    </div>
  );
}
