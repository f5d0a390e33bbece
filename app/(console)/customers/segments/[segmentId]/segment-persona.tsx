import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import { compareSegment, FEWEST_BUYERS, type GroupFigures } from '#domains/segments/compare-segment.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const CELL = 'border-b border-line px-3 py-2 text-start';
const CHANNELS = 6;

type Props = { ctx: Ctx; segmentId: string; currency: string; prefs: Prefs };

/** What distinguishes the members from everybody else; nothing where there are too few to tell. */
export async function SegmentPersona({ ctx, segmentId, currency, prefs }: Props) {
  const [t, { members, others }] = await Promise.all([
    getTranslations('segments.compare'),
    compareSegment(ctx, segmentId),
  ]);
  if (!members || !others) {
    return (
      <Panel title={t('title')}>
        <p className="font-medium">{t('notEnough')}</p>
        <p className="text-quiet">{t('wanted', { count: FEWEST_BUYERS })}</p>
      </Panel>
    );
  }
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
  );
  const hourOf = ({ hour }: GroupFigures) =>
    hour
      ? t('hourOf', { hour: formatNumber(hour.hour, prefs), share: formatPercent(hour.share, prefs) })
      : t('notEnough');
  const rows: [string, ReactNode, (group: GroupFigures) => ReactNode][] = [
    ['people', t('people'), ({ people }) => <Count value={people} prefs={prefs} />],
    ['buyers', t('buyers'), ({ buyers }) => <Count value={buyers} prefs={prefs} />],
    ['orders', t('ordersPerBuyer'), ({ ordersPerBuyer }) => <Count value={ordersPerBuyer} prefs={prefs} />],
    ['average', t('averageOrder'), ({ averageOrderMinor }) => money(averageOrderMinor)],
    ['net', t('netPerBuyer'), ({ netPerBuyerMinor }) => money(netPerBuyerMinor)],
    ['returns', t('returnRate'), ({ returnRate }) => formatPercent(returnRate, prefs)],
    ['hour', t('hour'), hourOf],
    ...members.channels
      .slice(0, CHANNELS)
      .map(({ channelId, name }): (typeof rows)[number] => [
        channelId,
        t('channel', { name: `\u2068${name}\u2069` }),
        ({ channels }) =>
          formatPercent(channels.find((one) => one.channelId === channelId)?.share ?? 0, prefs),
      ]),
  ];
  return (
    <Panel title={t('title')}>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="text-quiet">
              {(['figure', 'members', 'others'] as const).map((column) => (
                <th key={column} scope="col" className={`${CELL} font-medium`}>
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, name, figureOf]) => (
              <tr key={key}>
                <th scope="row" className={`${CELL} font-normal`}>
                  {name}
                </th>
                <td className={CELL}>{figureOf(members)}</td>
                <td className={CELL}>{figureOf(others)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-sm text-quiet">{t('words')}</p>
    </Panel>
  );
}
