import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';

const PAUSE_MS = 100;
const MOST_AT_ONCE = 50_000;
const MOVED_AT_ONCE = 500;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const ask = async <T extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<T>(text, values)).rows;

/** Folds until nothing waits, and tells how much each fold took. Other tests on the server may hold a fold back. */
async function foldStepByStep(): Promise<number[]> {
  const took: number[] = [];
  for (;;) {
    const [fold] = await ask<{ took: number }>('select fold_postings()::integer as took');
    if (fold!.took > 0) took.push(fold!.took);
    const [left] = await ask<{ isLeft: boolean }>(
      `select exists (select from postings where written_in >= (select up_to from folds where name = 'postings'))
         as "isLeft"`,
    );
    if (!left!.isLeft) return took;
    await setTimeout(PAUSE_MS);
  }
}

const spend = (rows: number) =>
  ask(
    `insert into postings (kind, at, day, channel_id, fees_minor)
     select 'cost', now(), '2026-03-01'::date + n % 28, $1, 1 from generate_series(1, $2) n`,
    [shop.channels.web, rows],
  );
const apart = (known: string, truth: string, keys: string) =>
  ask('select days_apart($1, $2, $3)', [known, truth, keys]);

describe('a fold that is far behind', () => {
  it('takes whole transactions, and no more than some seconds of them at once', async () => {
    for (const rows of [MOST_AT_ONCE + 500, 400, 300]) await spend(rows);
    const took = await foldStepByStep();
    expect(took.reduce((sum, one) => sum + one, 0)).toBe(MOST_AT_ONCE + 1_200);
    // The first transaction is larger than a fold and cannot be parted.
    expect(took[0]).toBe(MOST_AT_ONCE + 500);
    expect(await apart('channel_days_now', 'postings', 'channel_id, day')).toEqual([]);
    expect(await apart('product_days_now', 'channel_days_now', 'channel_id, day')).toEqual([]);
  }, 150_000);

  it('moves many products in turns, and the books are right all the while', async () => {
    const all = MOVED_AT_ONCE + 20;
    await ask(
      `with goods as (
         insert into products (id, title, search, category) select gen_random_uuid(), 'Cup', '', 'Tea'
         from generate_series(1, $1) returning id
       ), sold as (
         insert into variants (id, product_id, sku, title, search) select gen_random_uuid(), id, id::text, '', '' from goods
         returning id
       )
       insert into postings (kind, at, day, channel_id, gross_minor, units, receivable_minor, parts)
       select 'sale', now(), '2026-03-01', $2, 10, 1, 10, jsonb_build_array(jsonb_build_array(id, 10, 0, 0, 0, 1, 0, 0)) from sold`,
      [all, shop.channels.till],
    );
    await foldStepByStep();
    await ask(`update products set category = 'Kitchen' where category = 'Tea'`);
    const grossIn = async (category: string) =>
      (
        await ask<{ gross: number }>(
          `select coalesce(sum(gross_minor), 0)::integer as gross from group_days_now
           where dimension = 'category' and key = $1`,
          [category],
        )
      )[0]!.gross;
    const left: number[] = [];
    for (;;) {
      expect([await grossIn('Tea'), await grossIn('Kitchen')]).toEqual([0, all * 10]);
      const [waiting] = await ask<{ count: number }>('select count(*)::integer as count from group_moves');
      if (left.at(-1) !== waiting!.count) left.push(waiting!.count);
      if (waiting!.count === 0) break;
      await spend(1);
      await ask('select fold_postings()');
    }
    expect(left).toEqual([all, all - MOVED_AT_ONCE, 0]);
    await foldStepByStep();
    expect(await apart('group_days', 'posting_groups', 'dimension, key, channel_id, day')).toEqual([]);
  }, 150_000);
});
