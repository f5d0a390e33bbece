import type { Reader } from '#db/client.ts';
import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import { isId } from '#lib/ids.ts';
import { OF_NONE, type StatementRowsFilter } from './statement-filter.ts';
import { sourceOf } from './statement-lines.ts';

/** What the goods of a posting say themselves; everything else is shared among them. See posting_slices. */
const OF_GOODS = ['gross_minor', 'discounts_minor', 'returns_minor', 'cogs_minor'];
/** Which days have postings of a key at all is told by the rollup of its dimension. */
const DAYS = {
  channel: 'channel_days_now',
  location: 'location_days_now',
  category: 'group_days_now',
  brand: 'group_days_now',
  segment: 'segment_days_now',
} as const;

/** The amounts of postings as columns. */
export const AMOUNT_COLUMNS = POSTING_AMOUNTS.map((name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

/** What to ask of the postings behind a figure, with the values of the statement that it becomes a part of. */
export type StatementSource = {
  values: unknown[];
  /** The days with such postings, in SQL: rows of `day`. */
  days: string;
  /** Holds for the postings `p` that may be meant, days aside. */
  meant: string;
  /** A posting's amounts that count are the goods' part of it: those of this dimension and key. Null for the whole. */
  sliced: string | null;
  /** Holds for the amounts `s` that are meant; empty for all. */
  hasAmount: string;
};

/** Reads how to find the postings behind a figure: which goods are of its column, and what its line asks for. */
export async function statementSource(
  db: Reader,
  { by, of, period, isEarlier, line }: StatementRowsFilter,
): Promise<StatementSource> {
  const values: unknown[] = [period.from, period.to];
  const bind = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const source = line && sourceOf(line);
  const amount = source?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const isSliced = (by === 'category' || by === 'brand') && of !== undefined;
  const meant = [
    ...(isEarlier ? ['p.of_day < $1'] : []),
    ...(amount && !(isSliced && OF_GOODS.includes(amount)) ? [`p.${amount} <> 0`] : []),
  ];
  const days = ['day between $1 and $2'];
  // People of no segment are in no rollup of segments.
  const isOfSegment = by === 'segment' && of !== undefined && of !== OF_NONE;
  const table = by === 'segment' && !isOfSegment ? DAYS.channel : DAYS[by];
  if (isSliced) {
    const key = of === OF_NONE ? null : of;
    const variants = bind(await listVariants(db, by, key), 'text[]');
    meant.push(meantByGoods({ variants, isNone: key === null, amount }));
    days.push(`dimension = '${by}' and key is not distinct from ${bind(key, 'text')}`);
  } else if (of !== undefined) {
    const { posting, day } = whereColumn(by, of, bind);
    meant.push(posting);
    days.push(day);
  }
  return {
    values,
    days: `select day from ${table} where ${days.join(' and ')} group by day`,
    meant: meant.join(' and ') || 'true',
    sliced: isSliced ? `t.dimension = '${by}' and t.key is not distinct from $${values.length}::text` : null,
    hasAmount: amount ? `s.${amount} <> 0` : '',
  };
}

type Bind = (value: unknown, type: string) => string;

/** What the postings and the days of one column that is not of goods have in common. */
function whereColumn(
  by: StatementRowsFilter['by'],
  of: string,
  bind: Bind,
): { posting: string; day: string } {
  if (by === 'segment') {
    const people = 'select from segment_people m where m.customer_id = p.customer_id';
    if (of === OF_NONE) return { posting: `not exists (${people})`, day: 'true' };
    const id = bind(idOf(of), 'uuid');
    return { posting: `exists (${people} and m.segment_ids @> array[${id}])`, day: `segment_id = ${id}` };
  }
  const column = by === 'location' ? 'location_id' : 'channel_id';
  if (of === OF_NONE) return { posting: `p.${column} is null`, day: `${column} is null` };
  const id = bind(idOf(of), 'uuid');
  return { posting: `p.${column} = ${id}`, day: `${column} = ${id}` };
}

/** Holds for postings with goods of the variants; costs of an order go the way of its sale. */
function meantByGoods(of: { variants: string; isNone: boolean; amount: string | undefined }): string {
  const { variants, isNone, amount } = of;
  const has = (parts: string) => `exists (select from jsonb_array_elements(${parts}) part
    where part ->> 0 = any (${variants})${isNone ? ' or part ->> 0 is null' : ''})`;
  if (isNone) return `(p.parts is null ${amount ? '' : 'or p.orders <> 0 '}or ${has('p.parts')})`;
  if (amount && OF_GOODS.includes(amount)) return has('p.parts');
  return `(case when p.parts is not null then ${has('p.parts')} else exists (
    select from postings sale where sale.order_id = p.order_id and sale.kind = 'sale' and ${has('sale.parts')}) end)`;
}

async function listVariants(db: Reader, by: 'category' | 'brand', key: string | null): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>(
    `select v.id::text as id from products p join variants v on v.product_id = p.id
     where p.${by} is not distinct from $1`,
    [key],
  );
  return rows.map(({ id }) => id);
}

/** What is no id matches nothing. */
function idOf(text: string): string | null {
  return isId(text) ? text : null;
}
