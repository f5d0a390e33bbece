import type { Period } from '../period.ts';
import type { StatementLine } from './statement-lines.ts';

/** What the columns of a statement are. */
export const STATEMENT_DIMENSIONS = ['channel', 'location', 'category', 'brand', 'segment'] as const;

/** One of `STATEMENT_DIMENSIONS`. */
export type StatementDimension = (typeof STATEMENT_DIMENSIONS)[number];

/** Stands in an address for what is of no location, category, brand or segment. */
export const OF_NONE = '-';

/** Which postings stand behind a figure of the statement. */
export type StatementRowsFilter = {
  period: Period;
  by: StatementDimension;
  /** The column: an id, a category's or brand's name; `OF_NONE` for what is of none; undefined for the total. */
  of?: string | undefined;
  /** Only postings that have an amount of this line. */
  line?: StatementLine | undefined;
  /** Only what belongs to earlier periods. */
  isEarlier?: boolean;
};
