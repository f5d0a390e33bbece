import { useTranslations } from 'next-intl';
import type { ReplayReport } from '#domains/fulfilment/replay/run-replay.ts';
import type { Sums } from '#domains/fulfilment/replay/simulate.ts';
import { formatList } from '#lib/format/format-list.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { OrderLink } from './order-link.tsx';
import { PlainTable } from './plain-table.tsx';

type Props = {
  report: ReplayReport;
  places: readonly { id: string; name: string }[];
  currency: string;
  prefs: Prefs;
};

/** A figure's name, and how it is read of a side. */
type Figure = [name: string, read: (sums: Sums) => string];

/** What a trial came to: figures side by side, the share of each place, the orders that would have gone elsewhere. */
export function TrialReport({ report, places, currency, prefs }: Props) {
  const t = useTranslations('routing.report');
  const { before, after, changed, examples } = report;
  const count = (value: number) => formatNumber(value, prefs);
  const share = (value: number, of: number) =>
    `${count(value)} (${formatPercent(value / Math.max(1, of), prefs)})`;
  const money = (value: number) => formatMoney(Math.round(value), currency, prefs);
  const age: Figure = [
    t('age'),
    ({ ageDays = 0, orders }) => count(Math.round(ageDays / Math.max(1, orders))),
  ];
  const rows: Figure[] = [
    [t('orders'), (sums) => count(sums.orders)],
    [t('split'), (sums) => share(sums.split, sums.orders)],
    [t('parcels'), (sums) => count(sums.parcels)],
    [t('km'), (sums) => count(Math.round(sums.km / Math.max(1, sums.orders)))],
    ...(before.ageDays || after.ageDays ? [age] : []),
    [t('shipping'), (sums) => money(sums.shippingMinor)],
    [t('labour'), (sums) => money(sums.labourMinor)],
    [t('late'), (sums) => share(sums.late, sums.orders)],
    [t('short'), (sums) => share(sums.short, sums.orders)],
  ];
  const used = places.filter(({ id }) => before.byPlace[id] || after.byPlace[id]);
  const names = (ids: readonly string[]) =>
    ids.length === 0
      ? t('nowhere')
      : formatList(
          ids.map((id) => places.find((place) => place.id === id)?.name ?? '?'),
          prefs,
        );
  return (
    <div className="flex flex-col gap-5">
      <PlainTable
        head={[t('figure'), t('before'), t('after')]}
        rows={rows.map(([name, read]) => ({ key: name, cells: [name, read(before), read(after)] }))}
      />
      <PlainTable
        head={[t('shares'), t('before'), t('after')]}
        rows={used.map(({ id, name }) => ({
          key: id,
          cells: [name, ...[before, after].map((sums) => share(sums.byPlace[id] ?? 0, sums.parcels))],
        }))}
      />
      <details>
        <summary className="cursor-pointer font-medium">
          {t('changed', { count: changed, shown: count(changed) })}
        </summary>
        <div className="mt-2 flex flex-col gap-2">
          <PlainTable
            head={[t('order'), t('from'), t('to')]}
            rows={examples.map(({ id, number, before: one, after: other }) => ({
              key: id,
              cells: [
                <OrderLink key="order" id={id} number={number} prefs={prefs} />,
                names(one.locationIds),
                names(other.locationIds),
              ],
            }))}
          />
          {changed > examples.length ? (
            <p className="text-sm text-quiet">{t('first', { shown: count(examples.length) })}</p>
          ) : null}
        </div>
      </details>
    </div>
  );
}
