import type { Reader } from '#db/client.ts';
import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import type { Sums } from '../board/metric-definitions.ts';
import { SUM_COLUMNS } from '../board/sum-columns.ts';
import type { Period } from '../period.ts';
import type { StatementDimension } from './statement-filter.ts';
import { AMOUNT_COLUMNS } from './statement-source.ts';

/** The first and the last day, as SQL. */
type Ends = { from: string; to: string };

/** What is not folded yet. */
const TAILS: Record<StatementDimension, string> = {
  channel: 'channel_tail',
  location: 'location_tail',
  category: 'group_tail',
  brand: 'group_tail',
  segment: 'segment_tail',
};

/**
 * The amounts by key that add up to a period: whole calendar months, the days before the first of them and after the last,
 * and what neither has yet.
 */
function partsOf(dimension: StatementDimension, { from, to }: Ends): string {
  const columns = `select key, ${AMOUNT_COLUMNS.join(', ')} from`;
  const first = `date_trunc('month', ${from}::date + interval '1 month' - interval '1 day')::date`;
  const after = `date_trunc('month', ${to}::date + interval '1 day')::date`;
  return `
    ${columns} statement_months where dimension = '${dimension}' and month_on >= ${first} and month_on < ${after}
    union all
    ${columns} statement_days where dimension = '${dimension}' and day >= ${from} and day <= ${to} and day < ${first}
    union all
    ${columns} statement_days where dimension = '${dimension}' and day <= ${to} and day >= greatest(${first}, ${after})
    union all
    ${columns} ${TAILS[dimension]} where dimension = '${dimension}' and day between ${from} and ${to}`;
}

const BY_KEY = (dimension: StatementDimension) => (ends: Ends) =>
  `select key, ${SUM_COLUMNS} from (${partsOf(dimension, ends)}) d group by key`;

/**
 * People may be in several segments, so these sums overlap; what is of nobody in any segment has no key: all that is
 * booked, less what is under any segment.
 */
const BY_SEGMENT = (ends: Ends) => `
  with under as (${partsOf('segment', ends)})
  select key, ${SUM_COLUMNS} from under where key in (select id::text from segments) group by key
  union all
  select null, ${SUM_COLUMNS} from (
    ${partsOf('channel', ends)}
    union all
    select key, ${AMOUNT_COLUMNS.map((name) => `-${name}`).join(', ')} from under where key is null
  ) d`;

/** SQL of the sums of postings between two days, by what the columns of a statement are; null is of none of them. */
export const COLUMN_SUMS: Record<StatementDimension, (ends: Ends) => string> = {
  channel: BY_KEY('channel'),
  location: BY_KEY('location'),
  category: BY_KEY('category'),
  brand: BY_KEY('brand'),
  segment: BY_SEGMENT,
};

/** Sums of postings over a period by what the columns of a statement are; null is what is of none of them. */
export async function sumColumnsOf(
  db: Reader,
  by: StatementDimension,
  period: Period,
): Promise<Map<string | null, Sums>> {
  const { rows } = await db.$client.query<Sums & { key: string | null }>({
    name: `statement-${by}`,
    text: COLUMN_SUMS[by]({ from: '$1', to: '$2' }),
    values: [period.from, period.to],
  });
  return new Map(
    rows.flatMap(({ key, ...sums }) => (by === 'segment' && isNothing(sums) ? [] : [[key, sums]])),
  );
}

/** People who left a segment leave days of it behind on which nothing stands any more. */
function isNothing(sums: Sums): boolean {
  return POSTING_AMOUNTS.every((name) => sums[name] === 0);
}

const LATE = 'day = any (array(select to_day + 1 from closed_periods where to_day + 1 between $1 and $2))';
const LATE_POSTINGS = (key: string) =>
  `select ${key} as key, ${SUM_COLUMNS} from postings where ${LATE} and of_day < $1 group by 1`;
const LATE_SLICES = (dimension: 'category' | 'brand') =>
  `select key, ${SUM_COLUMNS} from posting_groups where dimension = '${dimension}' and ${LATE}
     and posting_id in (select id from postings where ${LATE} and of_day < $1) group by key`;

/** Of segments only the sum of all is told: people come and go, and their closed days with them. */
const EARLIER: Record<StatementDimension, string> = {
  channel: LATE_POSTINGS('channel_id::text'),
  location: LATE_POSTINGS('location_id::text'),
  category: LATE_SLICES('category'),
  brand: LATE_SLICES('brand'),
  segment: LATE_POSTINGS('null::text'),
};

/**
 * Of the sums of a period, what belongs to days before it: it came once those were closed, and so stands on the first
 * open day after them. By what the columns are; of segments in one sum under no key.
 */
export async function sumEarlierOf(
  db: Reader,
  by: StatementDimension,
  period: Period,
): Promise<Map<string | null, Sums>> {
  const { rows } = await db.$client.query<Sums & { key: string | null }>({
    name: `statement-earlier-${by}`,
    text: EARLIER[by],
    values: [period.from, period.to],
  });
  return new Map(rows.map(({ key, ...sums }) => [key, sums]));
}
