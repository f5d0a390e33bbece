import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { writeFamilyBook } from '#scripts/bench/customers/link-book.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { unmergeCustomers } from '../merging/unmerge-customers.ts';
import { getLinkRun } from './get-link-run.ts';
import { runLinking } from './run-linking.ts';
import { cancelLinking, startLinking } from './start-linking.ts';

let shop: TestShop;
const ids: string[] = [];
let truth: string[];
let minute = 0;

const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
const later = () => ({ now: new Date(shop.now.getTime() + ++minute * 60_000) });

beforeAll(async () => {
  shop = await openShop();
  const book = writeFamilyBook(5, 16);
  truth = book.truth;
  for (const _ of book.people) ids.push(newId(shop.now.getTime() + ids.length));
  await query(`insert into customers (id, name) select * from unnest($1::uuid[], $2::text[])`, [
    ids,
    book.people.map(({ name }) => name ?? ''),
  ]);
  const ways = book.people.flatMap(({ phones = [], emails = [] }, at) => [
    ...phones.map((value) => ({ id: newId(), customer: ids[at], kind: 'phone', value })),
    ...emails.map((value) => ({ id: newId(), customer: ids[at], kind: 'email', value })),
  ]);
  await query(
    `insert into identities (id, customer_id, kind, value, source)
     select id, customer, kind, value, 'test' from jsonb_to_recordset($1) as w (id uuid, customer uuid, kind text, value text)`,
    [JSON.stringify(ways)],
  );
});
afterAll(() => shop.close());

const run = async () => {
  const { runId } = await startLinking(shop.ctx('owner', later()), { by: 'caller' });
  await runLinking(shop.ctx(undefined, later()), runId);
  return (await getLinkRun(shop.ctx('viewer')))!;
};
const inForce = () =>
  query<{ id: string; a: string; b: string }>(
    'select id, survivor_id as a, merged_id as b from customer_merges where undone_at is null',
  );

describe('a comparison of all customers', () => {
  it('links who is surely one, and asks about the rest', { timeout: 90_000 }, async () => {
    const done = await run();
    expect(done).toMatchObject({ status: 'done', people: ids.length });
    expect(done.linked).toBeGreaterThan(30);
    expect(done.toReview).toBeGreaterThan(3);
    const merges = await inForce();
    const wrong = merges.filter(({ a, b }) => truth[ids.indexOf(a)] !== truth[ids.indexOf(b)]);
    expect(wrong.length / merges.length).toBeLessThan(0.01);
    const [one] = await query<{ weight: number; evidence: unknown[] }>(
      'select weight, evidence from customer_merges limit 1',
    );
    expect(one!.weight).toBeGreaterThan(2);
    expect(one!.evidence.length).toBeGreaterThan(1);
  });

  it('changes nothing when it is made again, and never links again what somebody undid', {
    timeout: 90_000,
  }, async () => {
    const [first, ...others] = await inForce();
    await unmergeCustomers(shop.ctx('support', later()), { mergeId: first!.id });
    await run();
    const again = await inForce();
    expect(again.some(({ a, b }) => [a, b].sort().join() === [first!.a, first!.b].sort().join())).toBe(false);
    expect(again.length).toBeGreaterThanOrEqual(others.length);
  });

  it('is made once at a time by leaders, and can be stopped', async () => {
    await expect(startLinking(shop.ctx('support'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { runId } = await startLinking(shop.ctx('owner', later()), {});
    expect(await query(`select name from pgboss.job where name = 'link-customers'`)).toHaveLength(1);
    await expect(startLinking(shop.ctx('owner', later()), {})).rejects.toMatchObject({ code: 'CONFLICT' });
    await cancelLinking(shop.ctx('owner', later()), { runId });
    await runLinking(shop.ctx(), runId);
    expect(await getLinkRun(shop.ctx('owner'))).toMatchObject({ status: 'cancelled', linked: 0 });
  });
});
