import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { hrefWith } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { asChannelKind, ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money } from '#components/ui/figures.tsx';
import type { Statement, StatementColumn } from '#domains/analytics/statement/statement.ts';
import {
  isTaken,
  type LineValues,
  STATEMENT_LINES,
  type StatementLine,
} from '#domains/analytics/statement/statement-lines.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TOUCH_LINKS } from '../_cards/touch-links.ts';
import { MetricDefinition } from '../metric-value.tsx';
import { BESIDE, CELL, HEAD, STICKY } from './cell-looks.ts';
import { useColumnName } from './column-name.ts';
import { Change, Compared, ComparedBelow } from './compared.tsx';
import { STATEMENT_PATH, type StatementChoice } from './read-choice.ts';

type Props = { found: Statement; choice: StatementChoice; currency: string; prefs: Prefs };

/** Every line of every column; amounts lead to the postings behind them. */
export function StatementTable(props: Props) {
  const t = useTranslations('statement');
  const { found } = props;
  return (
    <section
      aria-label={t('title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
      tabIndex={0}
      className="relative mb-4 overflow-x-auto rounded-md border border-line bg-surface print:overflow-visible"
    >
      <table
        aria-label={t('title')}
        data-statement
        className={`${TOUCH_LINKS} w-full border-separate border-spacing-0 text-start print:text-[7pt] print:[&_svg]:size-2.5 print:[&_.text-sm]:text-[6pt] print:[&_button]:hidden`}
      >
        <Head {...props} />
        <tbody>
          {found.lines.map((line) => (
            <LineRow key={line} line={line} of="now" {...props} />
          ))}
        </tbody>
        {found.total.earlier ? <EarlierRows {...props} /> : null}
      </table>
    </section>
  );
}

function Head({ found, choice }: Props) {
  const t = useTranslations('statement');
  const nameOf = useColumnName(found.by);
  const { comparison } = choice;
  return (
    <thead>
      <tr>
        <th scope="col" className={`${HEAD} ${STICKY} bg-surface text-start`}>
          {t('line')}
        </th>
        <th scope="col" className={`${HEAD} text-end text-ink`}>
          {t('all')}
        </th>
        {comparison === 'none' ? null : (
          <>
            <th scope="col" className={`${HEAD} ${BESIDE} text-end`}>
              {t(`compared.${comparison}`)}
            </th>
            <th scope="col" className={`${HEAD} ${BESIDE} text-end`}>
              {t('difference')}
            </th>
          </>
        )}
        {found.columns.map((column) => (
          <th key={column.key ?? 'rest'} scope="col" className={`${HEAD} text-end`}>
            {found.by === 'channel' && column.key ? (
              <Link href={asRoute(`/channels/${column.key}`)} className="hover:underline">
                <ChannelMark kind={asChannelKind(column.kind ?? '')}>{nameOf(column)}</ChannelMark>
              </Link>
            ) : (
              <bdi>{nameOf(column)}</bdi>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function EarlierRows(props: Props) {
  const t = useTranslations('statement');
  const { found, choice } = props;
  const width = 2 + (choice.comparison === 'none' ? 0 : 2) + found.columns.length;
  const touched = found.lines.filter((line) => found.total.earlier?.[line]);
  return (
    <tbody data-earlier>
      <tr>
        <th scope="rowgroup" colSpan={width} className={`${CELL} bg-surface pt-4 text-start font-medium`}>
          {t('earlier')}
          <span className="block max-w-[80vw] text-sm font-normal whitespace-normal text-quiet">
            {t('earlierNote')}
          </span>
        </th>
      </tr>
      {touched.map((line) => (
        <LineRow key={line} line={line} of="earlier" {...props} />
      ))}
    </tbody>
  );
}

type RowProps = Props & { line: StatementLine; of: 'now' | 'earlier' };

function LineRow({ line, of, found, choice, currency, prefs }: RowProps) {
  const t = useTranslations('metrics');
  const isResult = STATEMENT_LINES[line].kind === 'result';
  const look = isResult ? 'font-medium bg-neutral-2' : 'bg-surface';
  const cell = { line, of, choice, currency, prefs };
  return (
    <tr data-line={line}>
      <th scope="row" className={`${CELL} ${STICKY} ${look} text-start ${isResult ? '' : 'font-normal'}`}>
        <span className="inline-flex items-center gap-0.5 whitespace-normal">
          {isTaken(line) ? (
            <span aria-hidden className="me-1 text-quiet">
              −
            </span>
          ) : null}
          {t(`${line}.name`)}
          <MetricDefinition metric={line} />
        </span>
      </th>
      <td className={`${CELL} ${look} text-end tabular-nums`}>
        <span data-total>
          <Amount {...cell} values={found.total[of]} column={undefined} />
        </span>
        {choice.comparison === 'none' || of === 'earlier' ? null : (
          <ComparedBelow
            line={line}
            found={found}
            comparison={choice.comparison}
            currency={currency}
            prefs={prefs}
          />
        )}
      </td>
      {choice.comparison === 'none' ? null : (
        <Compared line={line} of={of} found={found} currency={currency} prefs={prefs} look={look} />
      )}
      {found.columns.map((column) => (
        <td key={column.key ?? 'rest'} className={`${CELL} ${look} text-end tabular-nums`}>
          <Amount {...cell} values={column[of]} column={column} />
          {of === 'now' ? (
            <Change line={line} column={column} found={found} currency={currency} prefs={prefs} />
          ) : null}
        </td>
      ))}
    </tr>
  );
}

type AmountProps = Pick<RowProps, 'line' | 'of' | 'choice' | 'currency' | 'prefs'> & {
  values: LineValues | null;
  column: StatementColumn | undefined;
};

function Amount({ line, of, values, column, choice, currency, prefs }: AmountProps) {
  const amountMinor = values?.[line];
  if (!amountMinor) return <span className="text-quiet">–</span>;
  const amount = <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />;
  if (column?.key === null) return amount;
  const rows = { pathname: `${STATEMENT_PATH}/rows`, params: choice.location.params };
  const href = hrefWith(rows, {
    at: choice.days.at,
    by: choice.by,
    of: column?.key ?? null,
    line,
    earlier: of === 'earlier' ? '1' : null,
  });
  return (
    <Link href={asRoute(href)} prefetch={false} className="hover:underline">
      {amount}
    </Link>
  );
}
