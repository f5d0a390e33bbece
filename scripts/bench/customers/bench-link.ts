import type { Database } from '#db/client.ts';
import { getLinkRun } from '#domains/customers/linking/get-link-run.ts';
import { matchCustomer } from '#domains/customers/linking/match-customer.ts';
import { runLinking } from '#domains/customers/linking/run-linking.ts';
import { startLinking } from '#domains/customers/linking/start-linking.ts';
import { newId } from '#lib/ids.ts';
import { makeShop, openPool } from '../make-shop.ts';
import { quantile } from '../measure.ts';
import type { BenchServer } from '../open-server.ts';
import { writeFamilyBook } from './link-book.ts';

const PEOPLE = 200_000;
const ROWS_OF_A_FAMILY = 3.1;
const SEED = 2_026;
const WRITTEN_AT_ONCE = 10_000;
const NEW_ONES = 200;

/** All customers compared once, and then new ones one by one. */
export type LinkResult = {
  people: number;
  candidates: number;
  linked: number;
  toReview: number;
  seconds: number;
  matchP50Ms: number;
  matchP95Ms: number;
};

/** The worker's own comparison of 200,000 customers of families in four scripts, and the match of one more. */
export async function benchLink(server: BenchServer, say: (line: string) => void): Promise<LinkResult> {
  const { url, isNew } = await server.openDatabase('link');
  const db = openPool(url, 4);
  try {
    const shop = await makeShop(db, 'web');
    if (isNew) {
      say('Writing 200,000 customers …');
      await writeCustomers(db);
    }
    const ctx = shop.ctx();
    const began = performance.now();
    const { runId } = await startLinking(ctx, { by: 'caller' });
    await runLinking(ctx, runId);
    const seconds = (performance.now() - began) / 1000;
    const run = await getLinkRun(ctx);
    const times: number[] = [];
    const { rows } = await db.$client.query<{ id: string }>(
      'select id from customers where merged_into is null order by id desc limit $1',
      [NEW_ONES],
    );
    for (const { id } of rows) {
      const since = performance.now();
      await matchCustomer(ctx, { customerId: id });
      times.push(performance.now() - since);
    }
    return {
      people: run?.people ?? 0,
      candidates: run?.candidates ?? 0,
      linked: run?.linked ?? 0,
      toReview: run?.toReview ?? 0,
      seconds,
      matchP50Ms: quantile(times, 0.5),
      matchP95Ms: quantile(times, 0.95),
    };
  } finally {
    await db.$client.end();
  }
}

async function writeCustomers(db: Database): Promise<void> {
  const { people } = writeFamilyBook(SEED, Math.round(PEOPLE / ROWS_OF_A_FAMILY), 'seldom');
  for (let from = 0; from < people.length; from += WRITTEN_AT_ONCE) {
    const rows = people.slice(from, from + WRITTEN_AT_ONCE).map((person) => ({ ...person, id: newId() }));
    const ways = rows.flatMap(({ id, phones = [], emails = [] }) => [
      ...phones.map((value) => ({ id: newId(), customer: id, kind: 'phone', value })),
      ...emails.map((value) => ({ id: newId(), customer: id, kind: 'email', value })),
    ]);
    const homes = rows.flatMap(({ id, street, houseNumber, city }) =>
      street ? [{ id: newId(), customer: id, lines: `${street} ${houseNumber}`, city }] : [],
    );
    await db.$client.query('insert into customers (id, name) select * from unnest($1::uuid[], $2::text[])', [
      rows.map(({ id }) => id),
      rows.map(({ name = '' }) => name),
    ]);
    await db.$client.query(
      `insert into identities (id, customer_id, kind, value, source) select id, customer, kind, value, 'bench'
       from jsonb_to_recordset($1) as w (id uuid, customer uuid, kind text, value text)`,
      [JSON.stringify(ways)],
    );
    await db.$client.query(
      `insert into customer_addresses (id, customer_id, lines, city) select id, customer, lines, city
       from jsonb_to_recordset($1) as h (id uuid, customer uuid, lines text, city text)`,
      [JSON.stringify(homes)],
    );
  }
  await db.$client.query('analyze');
}
