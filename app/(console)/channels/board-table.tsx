import { useTranslations } from 'next-intl';
import { DisplayMenu } from '#components/table/display-menu.tsx';
import { firstValueOf, type ListLocation } from '#components/table/list-location.ts';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import type { ChannelBoard } from '#domains/analytics/board/channel-board.ts';
import type { MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BoardCards } from './_cards/board-cards.tsx';
import { BoardCourse } from './_cards/board-course.tsx';
import { TOUCH_LINKS } from './_cards/touch-links.ts';
import { BoardCell } from './board-cell.tsx';
import { readColumns } from './board-columns.ts';
import { BoardGaps } from './board-gaps.tsx';
import { MetricDefinition } from './metric-value.tsx';
import { channelPage, rowsBehind } from './rows-behind.ts';

type Props = {
  board: ChannelBoard;
  choice: PeriodChoice;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** The chosen figures of every channel side by side, each with its change and the way to its rows. */
export function BoardTable({ board, choice, location, currency, prefs }: Props) {
  const t = useTranslations();
  const columns = readColumns(location.params, board.metrics);
  const cell = `${CELL} ${firstValueOf(location.params.density) === 'compact' ? 'py-0.5' : 'py-2'}`;
  const name = `${cell} sticky start-0 bg-surface text-start`;
  return (
    <div className="mb-6" data-board>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium">{t('channels.table')}</h2>
        <span data-no-print>
          <DisplayMenu
            columns={board.metrics.map((key) => ({ key, header: t(`metrics.${key}.name`) }))}
            visible={columns}
          />
        </span>
      </div>
      <BoardCards board={board} columns={columns} choice={choice} currency={currency} prefs={prefs} />
      <section
        className="relative overflow-x-auto max-md:hidden print:hidden rounded-md border border-line bg-surface"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
        tabIndex={0}
        aria-label={t('channels.table')}
      >
        <table
          aria-label={t('channels.table')}
          className="w-full border-separate border-spacing-0 text-start"
        >
          <Head columns={columns} />
          <tbody>
            {board.rows.map((row) => (
              <tr key={row.channelId}>
                <th scope="row" className={`${name} font-normal`}>
                  <a href={channelPage(row.channelId, choice.period)} className="hover:underline">
                    <ChannelMark kind={asChannelKind(row.kind)}>{row.name}</ChannelMark>
                  </a>
                </th>
                <td className={cell}>
                  <a href={`${channelPage(row.channelId, choice.period)}#days`} className="inline-block">
                    <BoardCourse
                      days={board.days.filter(({ channelId }) => channelId === row.channelId)}
                      name={row.name}
                      choice={choice}
                      calendar={prefs.calendar}
                    />
                  </a>
                </td>
                {columns.map((metric) => (
                  <td key={metric} className={`${cell} text-end tabular-nums ${TOUCH_LINKS}`}>
                    {metric in row.now ? (
                      <BoardCell
                        metric={metric}
                        figures={row}
                        currency={currency}
                        prefs={prefs}
                        href={rowsBehind(metric, row.channelId, choice.period)}
                      />
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-medium">
              <th scope="row" className={`${name} font-medium`}>
                {t('channels.all')}
              </th>
              <td className={cell}>
                <BoardCourse
                  days={board.days}
                  name={t('channels.all')}
                  choice={choice}
                  calendar={prefs.calendar}
                />
              </td>
              {columns.map((metric) => (
                <td key={metric} className={`${cell} text-end tabular-nums ${TOUCH_LINKS}`}>
                  <BoardCell
                    metric={metric}
                    figures={board.total}
                    currency={currency}
                    prefs={prefs}
                    href={rowsBehind(metric, null, choice.period)}
                  />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <BoardGaps board={board} columns={columns} prefs={prefs} />
    </div>
  );
}

function Head({ columns }: { columns: readonly MetricKey[] }) {
  const t = useTranslations();
  return (
    <thead>
      <tr>
        <th scope="col" className={`${HEAD} sticky start-0 z-10 bg-surface text-start`}>
          {t('channels.channel')}
        </th>
        <th scope="col" className={`${HEAD} text-start`}>
          {t('board.course')}
        </th>
        {columns.map((metric) => (
          <th key={metric} scope="col" className={`${HEAD} text-end`}>
            <span className="inline-flex items-center gap-0.5">
              {t(`metrics.${metric}.name`)}
              <MetricDefinition metric={metric} />
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const HEAD = 'border-b border-line px-3 py-2 text-sm font-normal whitespace-nowrap text-quiet';
const CELL = 'h-10 border-b border-line px-3 whitespace-nowrap';
