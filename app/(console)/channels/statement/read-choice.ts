import { firstValueOf, type ListLocation, type ListParams } from '#components/table/list-location.ts';
import type { StatementAgainst } from '#domains/analytics/statement/statement.ts';
import {
  STATEMENT_DIMENSIONS,
  type StatementDimension,
} from '#domains/analytics/statement/statement-filter.ts';
import {
  comparedPeriod,
  readStatementPeriod,
  STATEMENT_COMPARISONS,
  type StatementComparison,
  type StatementPeriod,
} from '#domains/analytics/statement/statement-period.ts';
import type { Calendar } from '#lib/format/prefs.ts';

/** What a statement shows, as its address says it. */
export type StatementChoice = {
  by: StatementDimension;
  days: StatementPeriod;
  comparison: StatementComparison;
  against: StatementAgainst;
  location: ListLocation;
};

/** The address of the statement. */
export const STATEMENT_PATH = '/channels/statement';

/** Reads the address of a statement; what it does not understand is the default. */
export function readChoice(params: ListParams, today: string, calendar: Calendar): StatementChoice {
  const text = (name: string) => firstValueOf(params[name]);
  const by = STATEMENT_DIMENSIONS.find((name) => name === text('by')) ?? 'channel';
  const comparison = STATEMENT_COMPARISONS.find((name) => name === text('compare')) ?? 'previous';
  const days = readStatementPeriod({ at: text('at'), from: text('from'), to: text('to') }, today, calendar);
  return {
    by,
    days,
    comparison,
    against: againstOf(days, comparison, today),
    location: { pathname: STATEMENT_PATH, params: keepKnown(params) },
  };
}

function againstOf(days: StatementPeriod, comparison: StatementComparison, today: string): StatementAgainst {
  if (comparison === 'none') return null;
  return comparison === 'budget' ? 'budget' : comparedPeriod(days, comparison, today);
}

const KNOWN = ['at', 'by', 'compare', 'from', 'to'];

function keepKnown(params: ListParams): ListParams {
  return Object.fromEntries(Object.entries(params).filter(([name]) => KNOWN.includes(name)));
}
