import { firstValueOf, type ListLocation, type ListParams } from '#components/table/list-location.ts';
import {
  BUDGET_DIMENSIONS,
  type BudgetDimension,
} from '#domains/analytics/statement/budgets/budget-dimensions.ts';
import { BUDGET_LINES, type BudgetLine } from '#domains/analytics/statement/budgets/budget-lines.ts';
import {
  periodNameOf,
  readStatementPeriod,
  type StatementPeriod,
} from '#domains/analytics/statement/statement-period.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';
import { STATEMENT_PATH } from '../read-choice.ts';

/** The address of the budgets. */
export const BUDGETS_PATH = `${STATEMENT_PATH}/budgets`;

const LONGEST_SEARCH = 200;

/** Which budgets are shown: all lines of a month, or one line over the months of a year. */
export type BudgetChoice = {
  by: BudgetDimension;
  line: BudgetLine | null;
  /** A month, or the year where one line is shown. */
  shown: StatementPeriod;
  /** The months that have a place in the grid, by the business's calendar. */
  months: StatementPeriod[];
  /** Every month of the year. */
  yearMonths: StatementPeriod[];
  /** What is searched for among the names. */
  search: string;
  /** How many names stand on the pages before. */
  passed: number;
  location: ListLocation;
};

/** Reads the address of the budgets; what it does not understand is the default. */
export function readBudgetChoice(params: ListParams, today: string, calendar: Calendar): BudgetChoice {
  const text = (name: string) => firstValueOf(params[name]);
  const by = BUDGET_DIMENSIONS.find((name) => name === text('by')) ?? 'channel';
  const line = BUDGET_LINES.find((name) => name === text('line')) ?? null;
  const place = text('after') ?? text('before') ?? '';
  const search = (text('q') ?? '').slice(0, LONGEST_SEARCH);
  const shape = line ? 'year' : 'month';
  const read = (at: string) => readStatementPeriod({ at }, today, calendar);
  const asked = read(text('at') ?? periodNameOf('month', today, calendar));
  const inside = asked.calendar === calendar && asked.shape !== 'days' ? dayOf(asked, today) : today;
  const shown = read(periodNameOf(shape, inside, calendar));
  const yearMonths = monthsOf(read(periodNameOf('year', inside, calendar)), today, calendar);
  return {
    by,
    line,
    shown,
    months: line ? yearMonths : [shown],
    yearMonths,
    search,
    passed: /^\d{1,6}$/.test(place) ? Number(place) : 0,
    location: {
      pathname: BUDGETS_PATH,
      params: { by, line: line ?? undefined, at: shown.at ?? undefined, q: search || undefined },
    },
  };
}

/** Today where the days hold it, else their first. */
function dayOf({ period }: StatementPeriod, today: string): string {
  return period.from <= today && today <= period.to ? today : period.from;
}

function monthsOf({ period }: StatementPeriod, today: string, calendar: Calendar): StatementPeriod[] {
  const months: StatementPeriod[] = [];
  for (let day = period.from; day <= period.to; day = addDays(monthOf(day, calendar).to, 1))
    months.push(readStatementPeriod({ at: periodNameOf('month', day, calendar) }, today, calendar));
  return months;
}
