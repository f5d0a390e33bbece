import type { Reader } from '#db/client.ts';
import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import type { Sums } from '../board/metric-definitions.ts';
import { SUM_COLUMNS } from '../board/sum-columns.ts';
import type { Period } from '../period.ts';
import type { StatementDimension } from './statement-filter.ts';
import { AMOUNT_COLUMNS } from './statement-source.ts';

type Ends = { from: string; to: string };

const OF_DAYS =
  (table: string, key: string, more = '') =>
  ({ from, to }: Ends) =>
    `select ${key}::text as key, ${SUM_COLUMNS} from ${table} where day between ${from} and ${to} ${more} group by ${key}`;

/**
 * People may be in several segments, so these sums overlap; what is of nobody in any segment has no key: all that is
 * booked, less what is under any segment.
 */
const OF_SEGMENTS = ({ from, to }: Ends) => `
  select d.segment_id::text as key, ${SUM_COLUMNS} from segment_days_now d join segments s on s.id = d.segment_id
  where d.day between ${from} and ${to} group by d.segment_id
  union all
  select null, ${SUM_COLUMNS} from (
    select ${AMOUNT_COLUMNS.join(', ')} from channel_days_now where day between ${from} and ${to}
    union all
    select ${AMOUNT_COLUMNS.map((name) => `-${name}`).join(', ')} from segment_days_now
    where day between ${from} and ${to} and segment_id is null) d`;

/** SQL of the sums of postings between two days, by what the columns of a statement are; null is of none of them. */
export const COLUMN_SUMS: Record<StatementDimension, (ends: Ends) => string> = {
  channel: OF_DAYS('channel_days_now', 'channel_id'),
  location: OF_DAYS('location_days_now', 'location_id'),
  category: OF_DAYS('group_days_now', 'key', `and dimension = 'category'`),
  brand: OF_DAYS('group_days_now', 'key', `and dimension = 'brand'`),
  segment: OF_SEGMENTS,
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
