import type { Statement } from '#lib/new-statement.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Actor } from '../context.ts';
import { inShownWords, nameOf, seesContact } from '../customers/mask-contact.ts';
import type { OrderFilter } from './list-filter.ts';

const SHORTEST_ANYWHERE = 3;
const MOST_CUSTOMERS = 200;
const MOST_NUMBER_DIGITS = 15;
const SHORTEST_PHONE = 7;
const PHONE = /^\+?[\d\s().-]+$/;
const NUMBER = /^#?\d+$/;

/** Who reads orders, and when. */
export type OrderReader = { now: Date; actor: Actor };

/** The order number that a search text names ("۱۰۴۲", "#1042"), or null. */
export function numberIn(search: string): number | null {
  const text = normaliseForSearch(search);
  if (!NUMBER.test(text)) return null;
  const digits = text.replace('#', '');
  return digits.length <= MOST_NUMBER_DIGITS ? Number(digits) : null;
}

/**
 * The conditions on `orders o` that a filter sets, all to be met. The cursor and the page are not among them. Who may not see
 * how to reach people cannot find their orders by it either.
 */
export function orderConditions(filter: OrderFilter, reader: OrderReader, { bind }: Statement): string[] {
  const conditions: string[] = [];
  const among = (column: string, values: readonly string[], type = 'text') => {
    if (values.length === 1) conditions.push(`o.${column} = ${bind(values[0])}`);
    if (values.length > 1) conditions.push(`o.${column} = any (${bind(values)}::${type}[])`);
  };
  among('id', filter.ids, 'uuid');
  among('status', filter.statuses);
  among('payment_status', filter.payments);
  among('channel_id', filter.channelIds, 'uuid');
  among('location_id', filter.locationIds, 'uuid');
  among('country', filter.countries);
  if (filter.tags.length > 0) conditions.push(`o.tags && ${bind(filter.tags)}::text[]`);
  conditions.push(...dayConditions(filter, bind));
  if (filter.minMinor !== undefined) conditions.push(`o.total_minor >= ${bind(filter.minMinor)}`);
  if (filter.maxMinor !== undefined) conditions.push(`o.total_minor <= ${bind(filter.maxMinor)}`);
  if (filter.minMinor !== undefined || filter.maxMinor !== undefined) {
    conditions.push('o.currency = (select b.reporting_currency from business b)');
  }
  for (const mark of filter.marks) conditions.push(MARKS[mark](bind, reader.now));
  const search = searchCondition(filter.search, reader.actor, bind);
  return search ? [...conditions, search] : conditions;
}

const MARKS: Record<OrderFilter['marks'][number], (bind: Statement['bind'], now: Date) => string> = {
  due: () => `o.payment_status in ('unpaid', 'part_paid') and o.status <> 'cancelled'`,
  returned: () => 'exists (select from returns r where r.order_id = o.id)',
  pickup: () => `exists (select from pickups p where p.order_id = o.id and p.status <> 'cancelled')`,
  late: (bind, now) => `o.ship_by < ${bind(now)} and o.status not in ('shipped', 'cancelled')`,
};

/** The business's day decides; the instants around it (no zone is further than a day off) let the index of instants help. */
function dayConditions({ from, to }: OrderFilter, bind: Statement['bind']): string[] {
  const conditions: string[] = [];
  if (from) {
    const day = bind(from);
    conditions.push(`o.day >= ${day}::date and o.placed_at >= (${day}::date - 1)::timestamptz`);
  }
  if (to) {
    const day = bind(to);
    conditions.push(`o.day <= ${day}::date and o.placed_at < (${day}::date + 2)::timestamptz`);
  }
  return conditions;
}

/**
 * Every word must stand in the order's search text, or all of them in its customer's. Words of one or two letters are
 * looked for at the start of words only, because an index of three letters serves them there. A number with `#` is an
 * order number and nothing else.
 */
function searchCondition(search: string, actor: Actor, bind: Statement['bind']): string | undefined {
  const text = normaliseForSearch(search);
  if (text === '' || text === '#') return undefined;
  const number = numberIn(text);
  if (number !== null && text.startsWith('#')) {
    const pattern = bind(`%${number}%`);
    const names = bind([String(number), text]);
    return `(o.number = ${bind(number)} or (o.search like ${pattern} and lower(o.external_number) = any (${names}::text[])))`;
  }
  const isSeen = seesContact(actor);
  const patterns = wordsIn(text).map((word) => likeWord(word, isSeen, bind));
  const all = (alias: 'o' | 'c') => patterns.map((pattern) => pattern(alias)).join(' and ');
  const customers = `select c.id from customers c where ${all('c')} limit ${MOST_CUSTOMERS}`;
  const either = `(${all('o')}) or o.customer_id = any (array(${customers}))`;
  return number === null ? `(${either})` : `(${either} or o.number = ${bind(number)})`;
}

/** A phone number is one word, without the zeros or the plus before it, which people write or leave out. */
function wordsIn(text: string): string[] {
  const digits = text.replace(/\D/g, '');
  if (PHONE.test(text) && digits.length >= SHORTEST_PHONE) return [digits.replace(/^0+/, '')];
  return text.split(' ');
}

type Pattern = (alias: 'o' | 'c') => string;

function likeWord(word: string, isContactSeen: boolean, bind: Statement['bind']): Pattern {
  const literal = word.replace(/[\\%_]/g, '\\$&');
  const found = word.length >= SHORTEST_ANYWHERE ? within(bind(`%${literal}%`)) : atStart(literal, bind);
  if (isContactSeen) return found;
  const anywhere = bind(`%${literal}%`);
  const shown = (alias: 'o' | 'c') =>
    alias === 'o' ? inShownWords('o', anywhere) : `${nameOf('c')} like ${anywhere}`;
  return (alias) => `${found(alias)} and ${shown(alias)}`;
}

const within =
  (pattern: string): Pattern =>
  (alias) =>
    `${alias}.search like ${pattern}`;

function atStart(literal: string, bind: Statement['bind']): Pattern {
  const first = bind(`${literal}%`);
  const later = bind(`% ${literal}%`);
  return (alias) => `(${alias}.search like ${first} or ${alias}.search like ${later})`;
}
