import { getTranslations } from 'next-intl/server';
import { answerFile } from '#app/_server/answer-file.ts';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import { type Statement, statement } from '#domains/analytics/statement/statement.ts';
import { OF_NONE } from '#domains/analytics/statement/statement-filter.ts';
import type { LineValues } from '#domains/analytics/statement/statement-lines.ts';
import { currencyExponent } from '#lib/currency.ts';
import { decimalFromMinor } from '#lib/money.ts';
import type { ExportColumn, ExportValue } from '#lib/tabular/export-column.ts';
import { dayIn } from '#lib/time.ts';
import { periodWords } from '../period-words.ts';
import { readChoice } from '../read-choice.ts';

const WIDTH = 18;

type Part = { head: string; values: LineValues | null };

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
    earlier: t('earlier'),
    nameOf: ({ key, name }) => (key === OF_NONE ? t(`none.${by}`) : (name ?? t('rest'))),
  });
  const columns: ExportColumn[] = [
    { header: `${t('line')} (${currency})`, kind: 'text', width: 28 },
    ...parts.map(
      ({ head }): ExportColumn => ({
        header: head,
        kind: 'number',
        decimals: currencyExponent(currency),
        width: WIDTH,
      }),
    ),
  ];
  const amount = (values: LineValues | null, line: keyof LineValues): ExportValue => {
    const value = values?.[line];
    return value === undefined ? null : decimalFromMinor(value, currency);
  };
  async function* rows(): AsyncGenerator<ExportValue[]> {
    for (const line of found.lines)
      yield [tLine(`${line}.name`), ...parts.map(({ values }) => amount(values, line))];
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
  earlier: string;
  nameOf: (column: Statement['columns'][number]) => string;
};

/** The total first, then each column; behind each what it stands against. */
function partsOf({ total, columns }: Statement, { all, compared, earlier, nameOf }: Words): Part[] {
  const each = [{ ...total, name: all }, ...columns.map((column) => ({ ...column, name: nameOf(column) }))];
  return each.flatMap(({ name, now, against, earlier: before }) => [
    { head: name, values: now },
    ...(compared && against ? [{ head: `${name}: ${compared}`, values: against }] : []),
    ...(before ? [{ head: `${name}: ${earlier}`, values: before }] : []),
  ]);
}
