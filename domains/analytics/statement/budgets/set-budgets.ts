import type { Tx } from '#db/client.ts';
import { calendarOfBooks } from '#domains/money/periods/next-period.ts';
import { monthOf } from '#lib/calendar.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../../command.ts';
import { OF_NONE } from '../statement-filter.ts';
import type { BudgetDimension } from './budget-dimensions.ts';
import type { BudgetLine } from './budget-lines.ts';
import { BUDGET_NAMES } from './budget-names.ts';
import { SetBudgetsInput } from './input.ts';

/**
 * Sets what months are meant to bring for all of the business or its channels, locations, categories, brands or
 * segments, line by line; what is not named stays, and the last to set one wins.
 * @throws INVALID_INPUT where a day begins no month, or the same budget is named twice; NOT_FOUND without its channel,
 * location, category, brand or segment.
 */
export const setBudgets = command('budget.write', {
  input: SetBudgetsInput,
  run: async (tx, { by, rows }, ctx) => {
    const months = await readMonths(tx, rows);
    refuseTwice(rows);
    await requireNames(tx, by, rows);
    const columns = columnsOf(rows, months);
    const before = await tx.$client.query(
      `select b.key, b.from_day::text as "fromDay", b.line, b.amount_minor as "amountMinor"
       from budgets b join unnest($2::text[], $3::date[], $4::text[]) as n (key, from_day, line)
         using (key, from_day, line) where b.dimension = $1 order by 1, 2, 3`,
      [by, columns[0], columns[1], columns[3]],
    );
    await write(tx, { by, columns, now: ctx.now });
    return {
      result: { count: rows.length },
      subjectKind: 'budget',
      subjectId: null,
      summary: { by, count: rows.length, from: [...months].map(({ from }) => from).sort()[0] },
      before: { by, rows: before.rows },
      after: { by, rows },
      events: [],
    };
  },
});

type Row = { key: string; fromDay: string; line: BudgetLine; amountMinor: number | null };
type Month = { from: string; to: string };
type Columns = readonly (readonly (string | number | null)[])[];

async function readMonths(tx: Tx, rows: readonly Row[]): Promise<Month[]> {
  const found = await tx.$client.query<{ calendar: 'gregorian' | 'jalali' }>('select calendar from business');
  const calendar = calendarOfBooks(found.rows[0]?.calendar ?? 'gregorian');
  return rows.map(({ fromDay }) => {
    const month = monthOf(fromDay, calendar);
    if (month.from === fromDay) return month;
    throw new AppError('INVALID_INPUT', `No month of the business's calendar begins on ${fromDay}.`, {
      details: { reason: 'noMonth' },
    });
  });
}

function refuseTwice(rows: readonly Row[]): void {
  const names = rows.map(({ key, fromDay, line }) => JSON.stringify([key, fromDay, line]));
  if (new Set(names).size === names.length) return;
  throw new AppError('INVALID_INPUT', 'The same budget is named twice.', {
    details: { reason: 'budgetTwice' },
  });
}

/** What is taken away may be of something that is there no more. */
async function requireNames(tx: Tx, by: BudgetDimension, rows: readonly Row[]): Promise<void> {
  const keys = rows.flatMap(({ key, amountMinor }) => (amountMinor === null ? [] : [key]));
  const { rows: unknown } = await tx.$client.query<{ key: string }>(
    `select key from unnest($1::text[]) as asked (key) where key not in (select key from (${BUDGET_NAMES[by]}) n) limit 1`,
    [[...new Set(keys)]],
  );
  const name = unknown[0]?.key;
  if (name === undefined) return;
  throw new AppError('NOT_FOUND', `There is no ${by} ${name} to set a budget for.`, {
    details: { reason: 'budgetOfNothing', name },
  });
}

function columnsOf(rows: readonly Row[], months: readonly Month[]): Columns {
  return [
    rows.map(({ key }) => key),
    rows.map(({ fromDay }) => fromDay),
    months.map(({ to }) => to),
    rows.map(({ line }) => line),
    rows.map(({ amountMinor }) => amountMinor),
  ];
}

const ASKED =
  'unnest($2::text[], $3::date[], $4::date[], $5::text[], $6::bigint[]) as n (key, from_day, to_day, line, amount)';
const idOf = (dimension: BudgetDimension) =>
  `case when $1 = '${dimension}' and n.key <> '${OF_NONE}' then n.key::uuid end`;

async function write(
  tx: Tx,
  { by, columns, now }: { by: BudgetDimension; columns: Columns; now: Date },
): Promise<void> {
  await tx.$client.query(
    `delete from budgets b using ${ASKED}
     where n.amount is null and b.dimension = $1 and b.key = n.key and b.from_day = n.from_day and b.line = n.line`,
    [by, ...columns],
  );
  await tx.$client.query(
    `insert into budgets
       (dimension, key, channel_id, location_id, segment_id, from_day, to_day, line, amount_minor, set_at)
     select $1, key, ${idOf('channel')}, ${idOf('location')}, ${idOf('segment')}, from_day, to_day, line, amount, $7
     from ${ASKED} where amount is not null
     on conflict (dimension, key, from_day, line)
     do update set amount_minor = excluded.amount_minor, to_day = excluded.to_day, set_at = excluded.set_at`,
    [by, ...columns, now],
  );
}
