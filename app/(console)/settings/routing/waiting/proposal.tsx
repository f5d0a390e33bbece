import { useTranslations } from 'next-intl';
import type { AssignmentReport, SharingSum } from '#domains/orders/routing/run-assignment.ts';
import { formatList } from '#lib/format/format-list.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { OrderLink } from '../order-link.tsx';
import { PlainTable } from '../plain-table.tsx';

type Props = {
  report: AssignmentReport;
  places: readonly { id: string; name: string }[];
  currency: string;
  prefs: Prefs;
};

const SIDES = ['now', 'oneByOne', 'together'] as const;

/** What sharing together comes to, beside now and one by one, and who would move. */
export function Proposal({ report, places, currency, prefs }: Props) {
  const t = useTranslations('routing.waiting');
  const count = (value: number) => formatNumber(value, prefs);
  const money = (minor: number) => formatMoney(Math.round(minor), currency, prefs);
  const rows: [string, (sum: SharingSum) => string][] = [
    [t('served'), (sum) => count(sum.served)],
    [t('parcels'), (sum) => count(sum.parcels)],
    [t('km'), (sum) => count(sum.km)],
    [t('cost'), (sum) => money(sum.costMinor)],
  ];
  const { moves, oneByOne, together, gap } = report;
  const saved = oneByOne.costMinor - together.costMinor;
  const names = (ids: readonly string[]) =>
    ids.length === 0
      ? t('waits')
      : formatList(
          ids.map((id) => places.find((place) => place.id === id)?.name ?? '?'),
          prefs,
        );
  return (
    <div className="flex flex-col gap-4">
      <PlainTable
        head={[t('figure'), ...SIDES.map((side) => t(side))]}
        rows={rows.map(([name, read]) => ({
          key: name,
          cells: [name, ...SIDES.map((side) => read(report[side]))],
        }))}
      />
      <p>
        {together.served === oneByOne.served && saved > 0
          ? `${t('saves', { amount: money(saved) })}. `
          : null}
        {gap === 0 ? t('optimal') : t('gap', { share: formatPercent(gap, prefs) })}
      </p>
      {moves.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <div>
          <p className="mb-2 font-medium">
            {t('moves', { count: moves.length, shown: count(moves.length) })}
          </p>
          <PlainTable
            head={[t('order'), t('from'), t('to')]}
            rows={moves.map((move) => ({
              key: move.orderId,
              cells: [
                <OrderLink key="order" id={move.orderId} number={move.number} prefs={prefs} />,
                names(move.from),
                names(move.to),
              ],
            }))}
          />
        </div>
      )}
    </div>
  );
}
