import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { type Ctx, SYSTEM } from '#domains/context.ts';
import { seed } from '#scripts/seed/seed.ts';
import { expectSoundBooks } from '../../testing/expect-sound-books.ts';
import { unmergeCustomers } from '../merging/unmerge-customers.ts';
import { runLinking } from './run-linking.ts';
import { startLinking } from './start-linking.ts';

const OPTIONS = { orders: 4_000, seed: 11, locale: 'fa', until: new Date('2026-11-22T15:00:00Z') } as const;
const PATIENCE_MS = 300_000;

let base: TestDatabase;
let db: Database;

beforeAll(async () => {
  base = await createTestDatabase();
  await seed(base.url, OPTIONS);
  db = connect(base.url);
}, PATIENCE_MS);
afterAll(async () => {
  await db.$client.end();
  await base.close();
});

const ctx = (): Ctx => ({ db, actor: SYSTEM, now: OPTIONS.until });
const ONE_PERSON = (
  a: string,
  b: string,
) => `exists (select from truth.customers x join truth.customers y using (person_id)
  where x.customer_id = ${a} and y.customer_id = ${b})`;
const query = async <Row extends object>(text: string) => (await db.$client.query<Row>(text)).rows;

describe('the demo business, whose people are known', () => {
  it('has most of its doubles found, and nobody taken for another', { timeout: PATIENCE_MS }, async () => {
    const [known] = await query<{ pairs: number }>(
      `select count(*)::integer as pairs from (select distinct x.customer_id, y.customer_id
       from truth.customers x join truth.customers y using (person_id) where x.customer_id < y.customer_id) p`,
    );
    const { runId } = await startLinking(ctx(), { by: 'caller' });
    await runLinking(ctx(), runId);
    const [made] = await query<{ merges: number; right: number }>(
      `select count(*)::integer as merges, count(*) filter (where ${ONE_PERSON('survivor_id', 'merged_id')})::integer as right
       from customer_merges`,
    );
    expect(known!.pairs).toBeGreaterThan(50);
    expect(made!.right / made!.merges).toBeGreaterThanOrEqual(0.99);
    expect(made!.right / known!.pairs).toBeGreaterThan(0.5);
    await expectSoundBooks(db);
  });

  it('is as before when all merges are undone', { timeout: PATIENCE_MS }, async () => {
    const wrong = `select from orders o join truth.orders t on t.order_id = o.id where o.customer_id is not null
      and not exists (select from truth.customers c where c.customer_id = o.customer_id and c.person_id = t.person_id)`;
    const merges = await query<{ id: string }>('select id from customer_merges order by md5(id::text)');
    for (const { id } of merges) await unmergeCustomers(ctx(), { mergeId: id });
    expect(await query(wrong)).toEqual([]);
    expect(await query('select from fact_origins')).toEqual([]);
    expect(await query('select from customers where merged_into is not null')).toEqual([]);
    await expectSoundBooks(db);
  });
});
