import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../context.ts';
import { inShownWords, maskContact, seesContact } from '../customers/mask-contact.ts';
import { findCustomers } from '../customers/searching/find-customers.ts';
import { can } from '../team/can.ts';
import { type Bind, type Scope, variantConditions } from './levels/list-where.ts';

/** What a search from anywhere finds, each kind only for who may read it. */
export type Found = {
  orders: { id: string; number: number; externalNumber: string | null; customerName: string | null }[];
  variants: { id: string; sku: string; title: string; variantTitle: string }[];
  customers: { id: string; name: string; number: number; hint: string | null }[];
};

const EACH = 5;
const MAX_TEXT = 200;
/** So many of the newest orders are looked through before the index of words is asked. */
const NEWEST = 2_000;
/** And so many variants in the order of their SKUs. */
const NEAR = 3_000;
const MOST_MATCHES = 2_000;
const MOST_NUMBER_DIGITS = 15;
const SHORTEST_PHONE = 7;

/**
 * Orders, goods and customers with all words of the text, five each. An order whose number it is, and a variant whose
 * barcode or SKU it is, stand first.
 */
export async function listFound(ctx: Ctx, text: string): Promise<Found> {
  const search = text.slice(0, MAX_TEXT);
  const [orders, variants, customers] = await Promise.all([
    can(ctx.actor, 'order.read') ? findOrders(ctx, search) : [],
    can(ctx.actor, 'stock.read') ? findVariants(ctx, search) : [],
    can(ctx.actor, 'customer.read') ? listPeople(ctx, search) : [],
  ]);
  return { orders, variants, customers };
}

type FoundOrder = Found['orders'][number];

async function findOrders(ctx: Ctx, text: string): Promise<FoundOrder[]> {
  const isSeen = seesContact(ctx.actor);
  const likeAll = (alias: string, words: string, bind: Bind) =>
    isSeen ? likeWords(alias, words, bind) : likeShown(alias, words, bind);
  const exact = await runOrders(ctx, (bind) => {
    const plain = normaliseForSearch(text).replace(/^#/, '');
    const isNumber = /^\d+$/.test(plain) && plain.length <= MOST_NUMBER_DIGITS;
    const number = isNumber ? `o.number = ${bind(plain)}::bigint or ` : '';
    return `orders o where ${number}(${likeAll('o', plain, bind)} and lower(o.external_number) = ${bind(plain)})`;
  });
  const near = await runOrders(
    ctx,
    (bind) =>
      `(select * from orders n order by n.placed_at desc, n.id desc limit ${NEWEST}) o where ${likeAll('o', text, bind)}`,
  );
  const rest = near.length < EACH ? await runOrders(ctx, (bind) => byWords(likeAll('m', text, bind))) : near;
  return firstOfEach([...exact, ...rest]);
}

/** `materialized` keeps the planner from walking the whole list in the order that is asked for. */
function byWords(isMatching: string): string {
  return `(with matching as materialized (
      select * from orders m where ${isMatching} limit ${MOST_MATCHES}
    ) select * from matching) o`;
}

async function runOrders(ctx: Ctx, from: (bind: Bind) => string): Promise<FoundOrder[]> {
  const values: unknown[] = [];
  const source = from((value) => `$${values.push(value)}`);
  const { rows } = await ctx.db.$client.query<FoundOrder>(
    `select o.id, o.number, o.external_number as "externalNumber", nullif(c.name, '') as "customerName"
     from (select o.* from ${source} order by o.placed_at desc, o.id desc limit ${EACH}) o
     left join customers c on c.id = o.customer_id order by o.placed_at desc, o.id desc`,
    values,
  );
  return rows;
}

type FoundVariant = Found['variants'][number];

async function findVariants(ctx: Ctx, text: string): Promise<FoundVariant[]> {
  const [exact, near] = await Promise.all([
    runVariants(ctx, (bind) => {
      const codes = [normaliseBarcode(normaliseForSearch(text)), text.trim()];
      return `(select v.* from barcodes b join variants v on v.id = b.variant_id where b.code = any (${bind(codes)}::text[])
        union select v.* from variants v where v.sku = ${bind(text.trim())}) v join products p on p.id = v.product_id`;
    }),
    runVariants(ctx, (bind) => {
      const window = `(select * from variants order by sku limit ${NEAR})`;
      return `${window} v join products p on p.id = v.product_id where ${wordsOf(text, bind, 'near')}`;
    }),
  ]);
  const rest =
    near.length < EACH
      ? await runVariants(
          ctx,
          (bind) => `variants v join products p on p.id = v.product_id where ${wordsOf(text, bind, 'all')}`,
        )
      : near;
  return firstOfEach([...exact, ...rest]);
}

function wordsOf(text: string, bind: Bind, scope: Scope): string {
  return variantConditions({ search: text, categories: [], brands: [] }, bind, scope).join(' and ');
}

async function runVariants(ctx: Ctx, from: (bind: Bind) => string): Promise<FoundVariant[]> {
  const values: unknown[] = [];
  const source = from((value) => `$${values.push(value)}`);
  const { rows } = await ctx.db.$client.query<FoundVariant>(
    `select v.id, v.sku, p.title, v.title as "variantTitle" from ${source} order by v.sku limit ${EACH}`,
    values,
  );
  return rows;
}

type FoundCustomer = Omit<Found['customers'][number], 'hint'> & {
  way: { kind: string; value: string } | null;
};

async function listPeople(ctx: Ctx, text: string): Promise<Found['customers']> {
  const isSeen = seesContact(ctx.actor);
  const { rows } = await ctx.db.$client.query<FoundCustomer>(
    `select c.id, c.name, c.number,
       (select json_build_object('kind', i.kind, 'value', i.value) from identities i where i.customer_id = c.id and i.kind in ('phone', 'email')
        order by i.kind desc, i.created_at limit 1) as way
     from unnest($1::uuid[]) with ordinality as wanted (id, position) join customers c on c.id = wanted.id
     order by wanted.position`,
    [await findCustomers(ctx, { search: text, limit: EACH })],
  );
  return rows.map(({ way, ...found }) => ({
    ...found,
    hint: way && (isSeen ? way.value : maskContact(way.kind, way.value)),
  }));
}

/** Every word in the search text of the row. */
function likeWords(alias: string, text: string, bind: Bind): string {
  return patternsOf(text)
    .map((pattern) => `${alias}.search like ${bind(pattern)}`)
    .join(' and ');
}

/** The same for an order, and each word in what everybody sees of it. */
function likeShown(alias: string, text: string, bind: Bind): string {
  return patternsOf(text)
    .map((pattern) => bind(pattern))
    .map((pattern) => `${alias}.search like ${pattern} and ${inShownWords(alias, pattern)}`)
    .join(' and ');
}

/** A phone number is one word without the zeros or plus before it. */
function patternsOf(text: string): string[] {
  const plain = normaliseForSearch(text).replace(/^#/, '');
  const digits = plain.replace(/\D/g, '');
  const isPhone = /^\+?[\d\s().-]+$/.test(plain) && digits.length >= SHORTEST_PHONE;
  const words = isPhone ? [digits.replace(/^0+/, '')] : plain.split(' ');
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

function firstOfEach<Row extends { id: string }>(rows: readonly Row[]): Row[] {
  const first = rows.filter((row, index) => rows.findIndex((other) => other.id === row.id) === index);
  return first.slice(0, EACH);
}
