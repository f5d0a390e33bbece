import { useTranslations } from 'next-intl';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import type { BoardFigures, BoardRow, ChannelBoard } from '#domains/analytics/board/channel-board.ts';
import type { MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { PeriodChoice } from '#domains/analytics/read-period.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { BoardCell } from '../board-cell.tsx';
import { MetricDefinition } from '../metric-value.tsx';
import { channelPage, rowsBehind } from '../rows-behind.ts';
import { BoardCourse } from './board-course.tsx';
import { TOUCH_LINKS } from './touch-links.ts';

const SHOWN_AT_FIRST = 4;

type Props = {
  board: ChannelBoard;
  columns: readonly MetricKey[];
  choice: PeriodChoice;
  currency: string;
  prefs: Prefs;
};

/**
 * The board on a phone: a card for all channels, which says what the figures mean, and one for each channel. On paper
 * too, with all figures open, for a sheet is narrower than the table.
 */
export function BoardCards({ board, columns, ...rest }: Props) {
  const t = useTranslations('channels');
  return (
    <ul
      aria-label={t('table')}
      className="flex flex-col gap-2 md:hidden print:grid! print:grid-cols-2"
      data-board-cards
    >
      <Card row={null} figures={board.total} days={board.days} columns={columns} {...rest} />
      {board.rows.map((row) => (
        <Card
          key={row.channelId}
          row={row}
          figures={row}
          days={board.days.filter(({ channelId }) => channelId === row.channelId)}
          columns={columns.filter((metric) => metric in row.now)}
          {...rest}
        />
      ))}
    </ul>
  );
}

type CardProps = Omit<Props, 'board'> & {
  /** None for all channels together. */
  row: BoardRow | null;
  figures: BoardFigures;
  days: ChannelBoard['days'];
};

function Card({ row, days, columns, ...rest }: CardProps) {
  const t = useTranslations();
  const { choice, prefs } = rest;
  const name = row?.name ?? t('channels.all');
  const course = (
    <span className="shrink-0">
      <BoardCourse days={days} name={name} choice={choice} calendar={prefs.calendar} />
    </span>
  );
  const hidden = columns.slice(SHOWN_AT_FIRST);
  const pair = (metric: MetricKey) => <Pair key={metric} metric={metric} row={row} {...rest} />;
  return (
    <li className="break-inside-avoid rounded-md border border-line bg-surface p-3">
      {row ? (
        <a href={channelPage(row.channelId, choice.period)} className={HEAD}>
          <ChannelMark kind={asChannelKind(row.kind)}>{name}</ChannelMark>
          {course}
        </a>
      ) : (
        <p className={HEAD}>
          {name}
          {course}
        </p>
      )}
      <dl className={PAIRS}>{columns.slice(0, SHOWN_AT_FIRST).map(pair)}</dl>
      {hidden.length > 0 ? (
        <details className="print:[&::details-content]:[content-visibility:visible]">
          <summary className="py-2.5 text-sm text-accent print:hidden">
            {t('board.more', { count: hidden.length })}
            <span className="sr-only"> · {name}</span>
          </summary>
          <dl className={PAIRS}>{hidden.map(pair)}</dl>
        </details>
      ) : null}
    </li>
  );
}

type PairProps = Pick<CardProps, 'row' | 'figures' | 'choice' | 'currency' | 'prefs'> & { metric: MetricKey };

function Pair({ metric, row, figures, choice, currency, prefs }: PairProps) {
  const t = useTranslations('metrics');
  return (
    <div className="min-w-0">
      <dt className="flex min-h-6 items-center gap-0.5 text-sm text-quiet">
        {t(`${metric}.name`)}
        {row ? null : <MetricDefinition metric={metric} />}
      </dt>
      <dd className={`font-medium tabular-nums ${TOUCH_LINKS}`}>
        <BoardCell
          metric={metric}
          figures={figures}
          currency={currency}
          prefs={prefs}
          href={rowsBehind(metric, row?.channelId ?? null, choice.period)}
        />
      </dd>
    </div>
  );
}

const HEAD = 'mb-1 flex min-h-10 items-center justify-between gap-3 font-medium';
const PAIRS = 'grid grid-cols-2 gap-x-4 gap-y-2';
