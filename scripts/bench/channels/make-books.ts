import type { Client } from 'pg';
import { openConnection } from '#db/connection.ts';
import type { Ctx } from '#domains/context.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import { CLICKS, COSTS_AROUND, EFFORTS, PAYMENTS, SEGMENTS } from './around-sql.ts';
import { COSTS, DRAWN, FORETOLD, GOODS, ORDERS, PARTS, POSTINGS, TOUCHES } from './books-sql.ts';

const DAYS = 1_095;
const CUSTOMERS_PER_ORDER = 0.2;
const TOUCHES_PER_ORDER = 10;
const SEED = 0.42;
const ORDERS_A_BATCH = 10_000;
const TOUCHES_A_BATCH = 500_000;

/** How large the books are, and the last day in them. */
export type BookSize = { orders: number; touchesPerOrder?: number; until: string };

/**
 * Writes three years of eight channels by SQL into an empty, migrated database: three lines and ten touches an order, one
 * customer for five orders, cancellations, returns, late parcels, payments, costs, segments and predictions, the same for the
 * same size. Nothing is folded. Triggers do not run: stock is not part of these books.
 */
export async function makeBooks(ctx: Ctx, url: string, size: BookSize): Promise<void> {
  await foundBusiness(ctx, {
    name: 'Books',
    country: 'BG',
    reportingCurrency: 'EUR',
    timeZone: 'Europe/Sofia',
    locale: 'en',
    calendar: 'gregorian',
    taxRates: { standard: 2000 },
  });
  const facts = {
    orders: size.orders,
    customers: Math.max(1, Math.round(size.orders * CUSTOMERS_PER_ORDER)),
    touches: size.orders * (size.touchesPerOrder ?? TOUCHES_PER_ORDER),
    days: DAYS,
    until: size.until,
  };
  await Promise.all([
    write(url, facts, ['orders', 'order_lines', 'payments'], async (client) => {
      for (const statement of [GOODS, DRAWN, ORDERS, PARTS]) await client.query(statement);
      await inBatches(client, POSTINGS, facts.orders, ORDERS_A_BATCH);
      for (const statement of [COSTS, FORETOLD, SEGMENTS, PAYMENTS, COSTS_AROUND, EFFORTS])
        await client.query(statement);
    }),
    write(url, facts, ['touches'], async (client) => {
      await inBatches(client, TOUCHES, facts.touches, TOUCHES_A_BATCH);
      await client.query(CLICKS);
    }),
  ]);
  const client = await openConnection(url);
  await client.query('vacuum analyze').finally(() => client.end());
}

type Facts = Record<string, string | number>;

/** Does the work on a connection of its own. The named tables get their indexes afterwards, which is much faster. */
async function write(
  url: string,
  facts: Facts,
  tables: readonly string[],
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = await openConnection(url);
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set work_mem = '256MB'; set maintenance_work_mem = '512MB'`);
    await client.query('select setseed($1)', [SEED]);
    await setFacts(client, facts);
    const { rows } = await client.query<{ name: string; text: string }>(INDEXES, [tables]);
    for (const { name } of rows) await client.query(`drop index ${name}`);
    await work(client);
    for (const { text } of rows) await client.query(text);
  } finally {
    await client.end();
  }
}

const INDEXES = `
  select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
  where indrelid = any ($1::text[]::regclass[])
    and not exists (select from pg_constraint where conindid = indexrelid)`;

/** As the years wrote them, in many transactions: a fold takes them one after another. */
async function inBatches(client: Client, statement: string, count: number, size: number): Promise<void> {
  for (let from = 0; from < count; from += size) {
    await setFacts(client, { from, to: Math.min(from + size, count) });
    await client.query(statement);
  }
}

async function setFacts(client: Client, facts: Facts): Promise<void> {
  for (const [name, value] of Object.entries(facts)) {
    await client.query('select set_config($1, $2, false)', [`books.${name}`, String(value)]);
  }
}
