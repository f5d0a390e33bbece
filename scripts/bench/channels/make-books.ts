import { openConnection } from '#db/connection.ts';
import type { Ctx } from '#domains/context.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import { COSTS, DRAWN, FORETOLD, GOODS, ORDERS, POSTINGS, TOUCHES } from './books-sql.ts';

const DAYS = 1_095;
const CUSTOMERS_PER_ORDER = 0.2;
const TOUCHES_PER_ORDER = 10;
const SEED = 0.42;

/** How large the books are, and the last day in them. */
export type BookSize = { orders: number; touchesPerOrder?: number; until: string };

/**
 * Writes three years of eight channels by SQL into an empty, migrated database: three lines and ten touches an order, one
 * customer for five orders, cancellations, returns, late parcels, costs and predictions, the same for the same size. Nothing
 * is folded. Triggers do not run: stock is not part of these books.
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
  const client = await openConnection(url);
  const facts = {
    orders: size.orders,
    customers: Math.max(1, Math.round(size.orders * CUSTOMERS_PER_ORDER)),
    touches: size.orders * (size.touchesPerOrder ?? TOUCHES_PER_ORDER),
    days: DAYS,
    until: size.until,
  };
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica; set local synchronous_commit = off;
      set local work_mem = '256MB'; select setseed(${SEED})`);
    for (const [name, value] of Object.entries(facts)) {
      await client.query('select set_config($1, $2, true)', [`books.${name}`, String(value)]);
    }
    for (const statement of [GOODS, DRAWN, ORDERS, POSTINGS, COSTS, TOUCHES, FORETOLD]) {
      await client.query(statement);
    }
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
