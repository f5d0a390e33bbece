import type { Reader } from '#db/client.ts';
import { POSTING_AMOUNTS } from '#domains/money/posting.ts';
import { isId } from '#lib/ids.ts';
import { OF_NONE, type StatementRowsFilter } from './statement-filter.ts';
import { sourcesOf } from './statement-lines.ts';

/** What the goods of a posting say themselves, and its place in their part; everything else is shared among them. See posting_slices. */
const PLACE_OF: Record<string, number> = {
  gross_minor: 1,
  discounts_minor: 2,
  returns_minor: 3,
  cogs_minor: 4,
};
/** Which days have postings of a key at all is told by the rollup of its dimension. */
const DAYS = {
  channel: 'channel_days_now',
  location: 'location_days_now',
  category: 'group_days_now',
  brand: 'group_days_now',
  segment: 'segment_days_now',
} as const;

/** The amounts of postings as columns. */
export const AMOUNT_COLUMNS = POSTING_AMOUNTS.map(columnOf);

/** What to ask of the postings behind a figure, with the values of the statement that it becomes a part of. */
export type StatementSource = {
  values: unknown[];
  /** Values that only `days` asks for, behind the others. */
  dayValues: unknown[];
  /** The days with such postings, in SQL: rows of `day`. */
  days: string;
  /** Holds for the postings `p` that may be meant, days aside. */
  meant: string;
  /** Holds for the slices `t` of a posting that are the column's, where its amounts are shared among goods; null for the whole. */
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
  const amounts = (line ? sourcesOf(line) : []).map(columnOf);
  const amount = amounts.length === 1 ? amounts[0] : undefined;
  const isSliced = (by === 'category' || by === 'brand') && of !== undefined;
  // Goods of one posting may have amounts that are nothing together.
  const isWhole = amounts.length > 0 && !(isSliced && amounts.some((name) => name in PLACE_OF));
  const meant = [...(isEarlier ? ['p.of_day < $1'] : []), ...(isWhole ? [anyOf('p', amounts)] : [])];
  const days = ['day between $1 and $2'];
  const dayValues: unknown[] = [];
  let sliced: string | null = null;
  // People of no segment are in no rollup of segments.
  const isOfSegment = by === 'segment' && of !== undefined && of !== OF_NONE;
  const table = by === 'segment' && !isOfSegment ? DAYS.channel : DAYS[by];
  if (isSliced) {
    const key = of === OF_NONE ? null : of;
    const goods = await listGoods(db, by, key);
    const variants = goods.variants.length > 0 ? bind(goods.variants, 'text[]') : null;
    meant.push(meantByGoods({ variants, isNone: key === null, amount }));
    const isOne = `t.product_id = any (${bind(goods.products, 'uuid[]')})`;
    sliced = key === null ? `(t.product_id is null or ${isOne})` : isOne;
    days.push(`dimension = '${by}' and key is not distinct from $${values.length + 1}::text`);
    dayValues.push(key);
  } else if (of !== undefined) {
    const { posting, day } = whereColumn(by, of, bind);
    meant.push(posting);
    days.push(day);
  }
  return {
    values,
    dayValues,
    days: `select day from ${table} where ${days.join(' and ')} group by day`,
    meant: meant.join(' and ') || 'true',
    sliced,
    hasAmount: amounts.length > 0 ? anyOf('s', amounts) : '',
  };
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function anyOf(row: 'p' | 's', amounts: readonly string[]): string {
  return `(${amounts.map((name) => `${row}.${name} <> 0`).join(' or ')})`;
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

/**
 * Holds for postings that may have goods of the variants; costs of an order go the way of its sale. Nothing of an order is
 * of no category or brand but goods that are: that it was one order is no amount.
 */
function meantByGoods(of: { variants: string | null; isNone: boolean; amount: string | undefined }): string {
  const { variants, isNone, amount } = of;
  const place = amount === undefined ? undefined : PLACE_OF[amount];
  const has = (parts: string) => {
    const kinds = [
      ...(isNone ? [`${parts} @> '[[null]]'`] : []),
      ...(variants === null
        ? []
        : [
            `exists (select from jsonb_array_elements(${parts}) part
              where part ->> 0 = any (${variants})${place === undefined ? '' : ` and part ->> ${place} <> '0'`})`,
          ]),
    ];
    return kinds.length > 0 ? `(${kinds.join(' or ')})` : 'false';
  };
  // What has no goods, or goods that nobody knows, is found by postings_without_goods.
  if (isNone) return `(p.parts is null and ${whenAlone(has, amount)} or ${has('p.parts')})`;
  if (place !== undefined) return has('p.parts');
  // The offset keeps the planner from reading the goods of all sales there are at once.
  return `(case when p.parts is not null then ${has('p.parts')} else exists (
    select from postings sale where sale.order_id = p.order_id and sale.kind = 'sale' and ${has('sale.parts')} offset 0) end)`;
}

/**
 * What leaves something under no category or brand where a posting says no goods: amounts that goods would say themselves,
 * and what no goods of the order's sale can share, or goods that are of none.
 */
function whenAlone(has: (parts: string) => string, amount: string | undefined): string {
  if (amount !== undefined && amount in PLACE_OF) return `p.${amount} <> 0`;
  const own = Object.keys(PLACE_OF).map((name) => `p.${name} <> 0`);
  const sale = `select from postings sale where sale.order_id = p.order_id and sale.kind = 'sale' and`;
  const alone = [
    `not exists (${sale} sale.parts is not null offset 0)`,
    `exists (${sale} ${has('sale.parts')} offset 0)`,
  ];
  return `(${[...(amount === undefined ? own : []), ...alone].join(' or ')})`;
}

/** The variants in parts of postings and the products in their slices. */
type Goods = { variants: string[]; products: string[] };

async function listGoods(db: Reader, by: 'category' | 'brand', key: string | null): Promise<Goods> {
  const { rows } = await db.$client.query<Goods>(
    `select coalesce(array_agg(v.id::text) filter (where v.id is not null), '{}') as variants,
       coalesce(array_agg(distinct p.id::text), '{}') as products
     from products p left join variants v on v.product_id = p.id where p.${by} is not distinct from $1`,
    [key],
  );
  return rows[0]!;
}

/** What is no id matches nothing. */
function idOf(text: string): string | null {
  return isId(text) ? text : null;
}
