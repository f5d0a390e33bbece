import { useTranslations } from 'next-intl';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { BoardRow } from '#domains/analytics/board/channel-board.ts';
import type { PathCell } from '#domains/analytics/board/channel-paths.ts';
import type { Period } from '#domains/analytics/period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { PathList } from '../_cards/path-list.tsx';
import { pathRows } from '../rows-behind.ts';

type Channel = Pick<BoardRow, 'channelId' | 'name' | 'kind'>;
type Props = {
  channels: readonly Channel[];
  cells: readonly PathCell[];
  period: Period;
  currency: string;
  prefs: Prefs;
};

/** Which channel won the customers (rows) and which one sold to them (columns); each cell leads to its orders. */
export function BoardPaths({ channels, cells, period, currency, prefs }: Props) {
  const t = useTranslations('board.paths');
  const selling = channels.filter(({ channelId }) => cells.some((cell) => cell.channelId === channelId));
  const winning = channels.filter(({ channelId }) => cells.some((cell) => cell.firstChannelId === channelId));
  const hasUnknown = cells.some((cell) => cell.firstChannelId === null);
  const most = Math.max(0, ...cells.map((cell) => cell.orders));
  const firsts = [...winning.map(({ channelId }) => channelId), ...(hasUnknown ? [null] : [])];
  return (
    <div className="mb-6">
      <Panel title={t('title')}>
        {cells.length === 0 ? (
          <EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />
        ) : (
          <>
            <div className="md:hidden print:hidden">
              <p className="mb-2 text-sm text-quiet">{t('wordsOfList')}</p>
              <PathList channels={channels} cells={cells} period={period} currency={currency} prefs={prefs} />
            </div>
            <p className="mb-3 text-sm text-quiet max-md:hidden print:block!">{t('words')}</p>
            <section
              className="relative -mx-4 overflow-x-auto px-4 max-md:hidden print:block! print:[zoom:0.72]"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
              tabIndex={0}
              aria-label={t('title')}
            >
              <table
                aria-label={t('title')}
                className="w-full border-separate border-spacing-0 text-start"
                data-paths
              >
                <thead>
                  <tr>
                    <th scope="col" className={`${HEAD} text-start`}>
                      {t('won')}
                    </th>
                    {selling.map((channel) => (
                      <th key={channel.channelId} scope="col" className={`${HEAD} text-end`}>
                        <span className="sr-only">{t('sold')} </span>
                        <ChannelMark kind={asChannelKind(channel.kind)}>{channel.name}</ChannelMark>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {firsts.map((first) => (
                    <tr key={first ?? 'nobody'}>
                      <th scope="row" className="border-b border-line py-2 pe-3 text-start font-normal">
                        <First channel={winning.find(({ channelId }) => channelId === first)} />
                      </th>
                      {selling.map(({ channelId }) => (
                        <Cell
                          key={channelId}
                          cell={cells.find(
                            (one) => one.firstChannelId === first && one.channelId === channelId,
                          )}
                          most={most}
                          period={period}
                          currency={currency}
                          prefs={prefs}
                        />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </Panel>
    </div>
  );
}

function First({ channel }: { channel: Channel | undefined }) {
  const t = useTranslations('board.paths');
  if (!channel) return <span className="text-quiet">{t('nobody')}</span>;
  return <ChannelMark kind={asChannelKind(channel.kind)}>{channel.name}</ChannelMark>;
}

type CellProps = { cell: PathCell | undefined; most: number } & Pick<Props, 'period' | 'currency' | 'prefs'>;

/** More orders, deeper colour; the figures stand in it all the same. */
function Cell({ cell, most, period, currency, prefs }: CellProps) {
  if (!cell) return <td className="border-b border-line px-3 py-2 text-end text-quiet">–</td>;
  const share = Math.round((cell.orders / Math.max(1, most)) * 24);
  return (
    <td
      className="border-b border-line px-3 py-2 text-end whitespace-nowrap tabular-nums"
      style={{ background: `color-mix(in oklab, var(--color-accent) ${share}%, var(--color-surface))` }}
    >
      <a href={pathRows(cell.firstChannelId, cell.channelId, period)} className="hover:underline">
        <Count value={cell.orders} prefs={prefs} />
      </a>
      <span className="block text-xs">
        <Money amountMinor={cell.netMinor} currency={currency} prefs={prefs} />
      </span>
    </td>
  );
}

const HEAD = 'border-b border-line px-3 py-2 text-sm font-normal whitespace-nowrap text-quiet first:ps-0';
