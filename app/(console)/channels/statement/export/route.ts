import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { holdAgainst } from '#domains/analytics/statement/hold-against.ts';
import { type Statement, statement } from '#domains/analytics/statement/statement.ts';
import { OF_NONE } from '#domains/analytics/statement/statement-filter.ts';
import type { LineValues, StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import { currencyExponent } from '#lib/currency.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { dayIn } from '#lib/time.ts';
import { periodWords } from '../period-words.ts';
import { readChoice } from '../read-choice.ts';

const WIDTH = 18;
const NOTE_WIDTH = 36;
const SHARE_DECIMALS = 1;
const TENTHS = 10;
const TENTHS_OF_PERCENT = 1_000;

type Whole = Statement['total'];
type Part = { head: string; kind: 'amount' | 'share'; amountOf: (line: StatementLine) => number | null };

/** The statement as a file: a row for each line, amounts as plain decimals of the reporting currency. */
export const GET = route(async (ctx, { request, session }) => {
  const { prefs, business } = session;
  const params = readParams(new URL(request.url).searchParams);
  const choice = readChoice(params, dayIn(business.timeZone, ctx.now), prefs.calendar);
  const { by, against, days, comparison } = choice;
  const [t, tLine, found] = await Promise.all([
    getTranslations('statement'),
    getTranslations('metrics'),
    statement(ctx, { period: days.period, by, against }),
  ]);
  const currency = business.reportingCurrency;
  const compared = comparison === 'none' ? null : t(`compared.${comparison}`);
  const parts = partsOf(found, {
    all: t('all'),
    compared,
    difference: t('difference'),
    share: t('share'),
    earlier: t('earlier'),
    nameOf: ({ key, name }) => (key === OF_NONE ? t(`none.${by}`) : (name ?? t('rest'))),
  });
  const columns: ExportColumn[] = [
    { header: `${t('line')} (${currency})`, kind: 'text', width: 28 },
    ...parts.map(
      ({ head, kind }): ExportColumn => ({
        header: head,
        kind: 'number',
        decimals: kind === 'share' ? SHARE_DECIMALS : currencyExponent(currency),
        width: WIDTH,
      }),
    ),
    ...(found.budget ? [{ header: t('budget.note'), kind: 'text', width: NOTE_WIDTH } as const] : []),
  ];
  const cell = ({ kind, amountOf }: Part, line: StatementLine): ExportValue => {
    const value = amountOf(line);
    if (value === null) return null;
    return kind === 'share'
      ? Math.round(value * TENTHS_OF_PERCENT) / TENTHS
      : decimalFromMinor(value, currency);
  };
  const note = (line: StatementLine): ExportValue => {
    const { why, months } = holdAgainst(found, found.total, line);
    if (why === 'months') return t('budget.part', { months: months ?? 0, all: found.budget?.months ?? 0 });
    return why && t(why === 'none' ? 'budget.none' : 'budget.parts');
  };
  async function* rows(): AsyncGenerator<ExportValue[]> {
    for (const line of found.lines)
      yield [
        tLine(`${line}.name`),
        ...parts.map((part) => cell(part, line)),
        ...(found.budget ? [note(line)] : []),
      ];
  }
  return answerFile({
    name: `statement-${days.at ?? `${days.period.from}-${days.period.to}`}`,
    title: periodWords(days, prefs, t),
    columns,
    rows: rows(),
    format: params.format?.[0],
    prefs,
    now: ctx.now,
  });
});

type Words = {
  all: string;
  compared: string | null;
  difference: string;
  share: string;
  earlier: string;
  nameOf: (column: Statement['columns'][number]) => string;
};

/** The total first, then each column; behind each what it stands against, and how far it is from it. */
function partsOf(found: Statement, words: Words): Part[] {
  const { total, columns } = found;
  return [
    ...partOf(found, total, words.all, words),
    ...columns.flatMap((column) => partOf(found, column, words.nameOf(column), words)),
  ];
}

function partOf(found: Statement, whole: Whole, name: string, words: Words): Part[] {
  const { now, against, earlier } = whole;
  const amounts = (head: string, values: LineValues): Part => ({
    head,
    kind: 'amount',
    amountOf: (line) => values[line] ?? null,
  });
  const { compared } = words;
  const held = (line: StatementLine) => holdAgainst(found, whole, line);
  return [
    amounts(name, now),
    ...(compared && against
      ? ([
          amounts(`${name}: ${compared}`, against),
          {
            head: `${name}: ${words.difference}`,
            kind: 'amount',
            amountOf: (line) => held(line).differenceMinor,
          },
          { head: `${name}: ${words.share}`, kind: 'share', amountOf: (line) => held(line).share },
        ] satisfies Part[])
      : []),
    ...(earlier ? [amounts(`${name}: ${words.earlier}`, earlier)] : []),
  ];
}
