import type { Reader } from '#db/client.ts';
import { isUnfiltered } from '#lib/list-filter.ts';
import { newStatement, type Statement } from '#lib/new-statement.ts';
import type { CustomerFilter } from './list-filter.ts';
import { customerConditions, keyConditions, type Reader as ListReader } from './list-where.ts';
import { seesContact } from './mask-contact.ts';
import { foretoldConditions } from './searching/outlook-conditions.ts';
import { isHearable, type SearchReach, searchCondition } from './searching/search-condition.ts';

/** Where a person stands in the list: the person's id, and the cursor of this place. */
export type Place = { id: string; cursor: string };

/** The people of a page in reading order, with the cursors around them; null where there is no more. */
export type FoundPage = { ids: string[]; after: string | null; before: string | null };

/** So many neighbours in the list are looked through before all that match are gathered. */
const WINDOW = 5_000;

/** So many people whom a search means are gathered before they are put in order. */
const MOST_MEANT = 1_000;

type KeyType = 'timestamptz' | 'bigint';

/** One stretch of the list, read along one index. */
type Part = {
  mark: 'k' | 'r' | 'hk' | 'hr';
  /** Whom of a search it holds: those who are spelt so stand before those who sound so. */
  reach: SearchReach;
  table: string;
  join: string;
  key: string;
  type: KeyType;
  id: string;
  isDown: boolean;
  /** What makes a row belong to this stretch: by its own table, and after the join. */
  own: string;
  joined: string;
};

const SORTS = {
  net: { key: 's.net_minor', type: 'bigint' },
  orders: { key: 's.orders', type: 'bigint' },
  last: { key: 's.last_order_at', type: 'timestamptz' },
  newest: { key: 'c.created_at', type: 'timestamptz' },
} as const;

/**
 * The people of one page by keyset: as quick on the last page as on the first. Where the list is in the order of a
 * figure, those who have none (who never bought) come after all others, the newest first.
 */
export async function findPage(ctx: { db: Reader } & ListReader, filter: CustomerFilter): Promise<FoundPage> {
  const { db, now, actor } = ctx;
  const isBackwards = filter.before !== undefined;
  const cursor = readCursor(filter.after ?? filter.before);
  const parts = isBackwards ? partsOf(filter).reverse() : partsOf(filter);
  const first = cursor ? parts.findIndex((part) => fits(cursor, part)) : 0;
  const places: Place[] = [];
  const meant = new Map<SearchReach, string[] | null>();
  for (const [at, part] of parts.slice(Math.max(0, first)).entries()) {
    const from = at === 0 && first >= 0 ? cursor : null;
    const limit = filter.limit + 1 - places.length;
    const reader = { now, actor };
    if (!meant.has(part.reach))
      meant.set(part.reach, await listMeant(db, { filter, reader, reach: part.reach }));
    const ids = meant.get(part.reach) ?? null;
    places.push(...(await readPart(db, { filter, reader, part, from, limit, isBackwards, ids })));
    if (places.length > filter.limit) break;
  }
  return turn(places, filter);
}

function turn(places: Place[], filter: CustomerFilter): FoundPage {
  const isBackwards = filter.before !== undefined;
  const hasMore = places.length > filter.limit;
  const kept = places.slice(0, filter.limit);
  const page = isBackwards ? kept.reverse() : kept;
  return {
    ids: page.map((place) => place.id),
    after: isBackwards || hasMore ? (page.at(-1)?.cursor ?? null) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? (page[0]?.cursor ?? null) : null,
  };
}

/** The stretches of a list; where names in other scripts may sound like the search, they follow those spelt like it. */
function partsOf(filter: CustomerFilter): Part[] {
  const spelt = stretchesOf(filter);
  if (!isHearable(filter.search)) return spelt;
  const heard = spelt.map((part) => ({
    ...part,
    mark: `h${part.mark}` as Part['mark'],
    reach: 'heard' as const,
  }));
  return [...spelt, ...heard];
}

function stretchesOf(filter: CustomerFilter): (Part & { mark: 'k' | 'r' })[] {
  const name = filter.sort.replace('-', '') as keyof typeof SORTS;
  const isDown = filter.sort.startsWith('-');
  const people = {
    mark: 'r',
    reach: 'spelt',
    table: 'customers c',
    join: 'left join customer_stats s on s.customer_id = c.id',
    key: 'c.created_at',
    type: 'timestamptz',
    id: 'c.id',
    own: 'true',
    joined: 'true',
  } as const;
  if (name === 'newest') return [{ ...people, isDown }];
  const { key, type } = SORTS[name];
  const known: Part & { mark: 'k' } = {
    mark: 'k',
    reach: 'spelt',
    table: 'customer_stats s',
    join: 'join customers c on c.id = s.customer_id',
    key,
    type,
    id: 's.customer_id',
    isDown,
    own: `${key} is not null`,
    joined: 'true',
  };
  return [known, { ...people, isDown: true, joined: `${key} is null` }];
}

/**
 * The people whom the words of a search mean, by the indexes of words alone; null without words, and where they are more
 * than are worth gathering: then the list is gone through instead.
 */
async function listMeant(
  db: Reader,
  { filter, reader, reach }: { filter: CustomerFilter; reader: ListReader; reach: SearchReach },
): Promise<string[] | null> {
  const { values, bind } = newStatement();
  const meant = searchCondition(filter.search, { reach, isContactSeen: seesContact(reader.actor), bind });
  if (!meant) return null;
  const { rows } = await db.$client.query<{ id: string }>(
    `select c.id from customers c where c.merged_into is null and c.erased_at is null and ${meant}
     limit ${MOST_MEANT + 1}`,
    values,
  );
  return rows.length > MOST_MEANT ? null : rows.map(({ id }) => id);
}

type Cursor = { mark: string; key: string; id: string };

const CURSOR = /^(h?[kr])~([^~]{1,40})~([0-9a-f-]{36})$/;
const KEYS: Record<KeyType, RegExp> = {
  timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/,
  bigint: /^-?\d{1,16}$/,
};

/** A cursor that is not understood (a cut-off link, another sort) begins at the top. */
function readCursor(text: string | undefined): Cursor | null {
  const match = CURSOR.exec(text ?? '');
  return match ? { mark: match[1]!, key: match[2]!, id: match[3]! } : null;
}

function fits(cursor: Cursor, part: Part): boolean {
  return cursor.mark === part.mark && KEYS[part.type].test(cursor.key);
}

type Wanted = {
  filter: CustomerFilter;
  reader: ListReader;
  part: Part;
  from: Cursor | null;
  limit: number;
  isBackwards: boolean;
  /** Whom the words of the search mean, where they are not too many to tell beforehand. */
  ids: string[] | null;
};

/**
 * Conditions that many people meet are found soonest by going through the list, rare ones by gathering all that match.
 * Which they are is not known before, so a window of neighbours is looked through first.
 */
async function readPart(db: Reader, wanted: Wanted): Promise<Place[]> {
  if (isUnfiltered(wanted.filter)) return runPart(db, wanted, plainly);
  if (wanted.ids) return wanted.ids.length === 0 ? [] : runPart(db, wanted, gathered);
  const near = await runPart(db, wanted, nearby);
  if (near.length === wanted.limit) return near;
  const isForetold = foretoldConditions(wanted.filter, wanted.reader.now, () => '').length > 0;
  return runPart(db, wanted, isForetold ? foretold : gathered);
}

type Pieces = {
  own: string;
  /** Of `customer_predictions p`. */
  foretold: () => string;
  where: string;
  cursor: (key: string, id: string) => string;
  order: (key: string, id: string) => string;
};

type Shape = (part: Part, pieces: Pieces) => string;

const plainly: Shape = (part, { own, where, order, cursor }) =>
  `(select ${part.key} as key, ${part.id} as id from ${part.table} ${part.join}
    where ${own} and ${part.joined} and ${where} and ${cursor(part.key, part.id)}) m
   order by ${order('m.key', 'm.id')}`;
const nearby: Shape = (part, { own, where, order, cursor }) =>
  `(select ${part.key} as key, ${part.id} as id
    from (select * from ${part.table} where ${own} and ${cursor(part.key, part.id)}
      order by ${order(part.key, part.id)} limit ${WINDOW}) ${part.table.slice(-1)} ${part.join}
    where ${part.joined} and ${where}) m
   order by ${order('m.key', 'm.id')}`;
// `materialized` keeps the planner from walking the whole list after all.
const gathered: Shape = (part, { own, where, order, cursor }) =>
  `(with matching as materialized (select ${part.key} as key, ${part.id} as id from ${part.table} ${part.join}
      where ${own} and ${part.joined} and ${where}) select * from matching) m
   where ${cursor('m.key', 'm.id')} order by ${order('m.key', 'm.id')}`;
// What is foretold goes with how long ago people bought, so those who match lie far from the top of the list. They are put
// in order before anything else is read of them; `offset 0` keeps the planner from joining first.
const foretold: Shape = (part, { own, foretold: asked, where, order, cursor }) =>
  `(select f.key, f.id from (
      select ${part.key} as key, ${part.id} as id from ${part.table}
      join customer_predictions p on p.customer_id = ${part.id}
      where ${own} and ${asked()} and ${cursor(part.key, part.id)} order by ${order(part.key, part.id)} offset 0) f
    join customers c on c.id = f.id left join customer_stats s on s.customer_id = f.id
    where ${part.joined} and ${where}) m
   order by ${order('m.key', 'm.id')}`;

async function runPart(db: Reader, wanted: Wanted, shape: Shape): Promise<Place[]> {
  const { reader, part, from, limit, isBackwards, ids } = wanted;
  const filter = ids ? { ...wanted.filter, search: '' } : wanted.filter;
  const statement = newStatement();
  const isDown = part.isDown !== isBackwards;
  const direction = isDown ? 'desc' : 'asc';
  const source = shape(part, {
    own: [
      part.own,
      ...(ids ? [`${part.id} = any (${statement.bind(ids)}::uuid[])`] : []),
      ...keyConditions(filter, { key: part.key, now: reader.now }, statement),
    ].join(' and '),
    foretold: () => foretoldConditions(filter, reader.now, statement.bind).join(' and '),
    where: customerConditions(filter, reader, statement, part.reach).join(' and '),
    order: (key, id) => `${key} ${direction}, ${id} ${direction}`,
    cursor: cursorCondition(from, part.type, { sign: isDown ? '<' : '>', bind: statement.bind }),
  });
  const { rows } = await db.$client.query<{ id: string; key: string }>(
    `select m.id, ${KEY_TEXT[part.type]} as key from ${source} limit ${statement.bind(limit)}`,
    statement.values,
  );
  return rows.map(({ id, key }) => ({ id, cursor: `${part.mark}~${key}~${id}` }));
}

const KEY_TEXT: Record<KeyType, string> = {
  timestamptz: `to_char(m.key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  bigint: 'm.key::text',
};

function cursorCondition(
  cursor: Cursor | null,
  type: KeyType,
  { sign, bind }: { sign: string; bind: Statement['bind'] },
): Pieces['cursor'] {
  if (!cursor) return () => 'true';
  const [key, id] = [bind(cursor.key), bind(cursor.id)];
  return (keyColumn, idColumn) => `(${keyColumn}, ${idColumn}) ${sign} (${key}::${type}, ${id}::uuid)`;
}
