import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { placeOrder } from '../../orders/place-order.ts';
import { expectSoundBooks } from '../../testing/expect-sound-books.ts';
import { openShop, type TestShop } from '../../testing/open-shop.ts';
import { createCustomer } from '../create-customer.ts';
import { editCustomer } from '../edit-customer.ts';
import { getCustomer } from '../get-customer.ts';
import { recordConsent } from '../record-consent.ts';
import { mergeCustomers } from './merge-customers.ts';
import { unmergeCustomers } from './unmerge-customers.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 12);
const PEOPLE = 3;
const WAYS = ['email', 'sms'] as const;

let shop: TestShop;
let play = 0;
let minute = 0;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 1_000_000 });
});
afterAll(() => shop.close());

const ctx = () => shop.ctx('owner', { now: new Date(shop.now.getTime() + ++minute * 60_000) });
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

type Way = (typeof WAYS)[number];
type Modelled = {
  id: string;
  phone: string;
  orders: string[];
  said: { way: Way; isGranted: boolean; at: number }[];
  tags: string[];
};
type Merge = { id: string; survivor: number; merged: number };
type Model = { people: Modelled[]; merges: Merge[] };
type Step =
  | { kind: 'merge'; a: number; b: number }
  | { kind: 'undo'; which: number }
  | { kind: 'order'; a: number }
  | { kind: 'say'; a: number; way: Way; isGranted: boolean }
  | { kind: 'tag'; a: number }
  | { kind: 'fold' };

const person = fc.nat(PEOPLE - 1);
const anyWord: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('say' as const),
  a: person,
  way: fc.constantFrom(...WAYS),
  isGranted: fc.boolean(),
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), a: person, b: person }),
  anyWord,
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('order' as const), a: person }),
  anyWord,
  anyWord,
  fc.record({ kind: fc.constant('tag' as const), a: person }),
  fc.constant({ kind: 'fold' as const }),
);

async function begin(): Promise<Model> {
  play++;
  const people: Modelled[] = [];
  for (let at = 0; at < PEOPLE; at++) {
    const phone = `+3598887${String(play * PEOPLE + at).padStart(5, '0')}`;
    const { id } = await createCustomer(ctx(), {
      name: `Person ${play}.${at}`,
      phone,
      channelId: shop.channels.web,
    });
    await editCustomer(ctx(), { customerId: id, tags: [`own ${at}`], note: `Note of ${at}.` });
    people.push({ id, phone, orders: [], said: [], tags: [`own ${at}`] });
  }
  return { people, merges: [] };
}

const rootOf = ({ merges }: Model, at: number): number => {
  const over = merges.find(({ merged }) => merged === at);
  return over ? rootOf({ people: [], merges }, over.survivor) : at;
};
const groupOf = (model: Model, root: number): Modelled[] =>
  model.people.filter((_, at) => rootOf(model, at) === root);

async function take(model: Model, step: Step): Promise<void> {
  const { people, merges } = model;
  switch (step.kind) {
    case 'merge': {
      const [survivor, merged] = [rootOf(model, step.a), rootOf(model, step.b)];
      const pair = { survivorId: people[step.a]!.id, mergedId: people[step.b]!.id };
      if (survivor === merged) return void (await expect(mergeCustomers(ctx(), pair)).rejects.toThrow());
      merges.push({ id: (await mergeCustomers(ctx(), pair)).id, survivor, merged });
      return;
    }
    case 'undo': {
      const at = merges.length > 0 ? step.which % merges.length : -1;
      const [merge] = merges.splice(at, at < 0 ? 0 : 1);
      if (merge) expect(await unmergeCustomers(ctx(), { mergeId: merge.id })).toMatchObject({ misplaced: 0 });
      return;
    }
    case 'order': {
      const { phone, orders } = people[step.a]!;
      const id = newId(shop.now.getTime());
      const lines = [{ sku: 'CUP', quantity: 1 }];
      await placeOrder(ctx(), { id, channelId: shop.channels.web, customer: { phone }, lines });
      orders.push(id);
      return;
    }
    case 'say': {
      const root = rootOf(model, step.a);
      if (groupOf(model, root).length > 1) return;
      const { way, isGranted } = step;
      const said = {
        customerId: people[root]!.id,
        purpose: 'marketing' as const,
        way,
        isGranted,
        proof: 'said so',
      };
      await recordConsent(ctx(), said);
      people[root]!.said.push({ way, isGranted, at: minute });
      return;
    }
    case 'tag': {
      const root = rootOf(model, step.a);
      const { id, tags } = people[root]!;
      const shown = (await getCustomer(ctx(), id))!.tags;
      tags.push(`new ${minute}`);
      await editCustomer(ctx(), { customerId: id, tags: [...shown, tags.at(-1)!] });
      return;
    }
    case 'fold':
      await query('select fold_postings()');
  }
}

/** What the shop shows of everybody is what the model says. */
async function compare(model: Model): Promise<void> {
  for (const [at, { id }] of model.people.entries()) {
    const orders = await query<{ id: string }>('select id from orders where customer_id = $1', [id]);
    const members = rootOf(model, at) === at ? groupOf(model, at) : [];
    expect(orders.map((row) => row.id).sort()).toEqual(members.flatMap((one) => one.orders).sort());
    if (members.length === 0) continue;
    const shown = (await getCustomer(ctx(), id))!;
    expect(shown.name).toBe(`Person ${play}.${at}`);
    expect(shown.tags.toSorted()).toEqual(members.flatMap((one) => one.tags).sort());
    expect(shown.identities.map(({ value }) => value).sort()).toEqual(
      members.map(({ phone }) => phone).sort(),
    );
    for (const way of WAYS) {
      const holds = shown.consents.find((one) => one.way === way)?.isGranted;
      const own = members
        .map(({ said }) => said.findLast((one) => one.way === way))
        .filter((one) => one !== undefined);
      expect(holds).toBe(own.length === 0 ? undefined : own.every(({ isGranted }) => isGranted));
    }
  }
}

describe('customers merged and taken apart, in any order', () => {
  it(`are shown as the model says through ${RUNS} plays, and are all as before at the end`, async () => {
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 14, maxLength: 26 }),
        fc.array(fc.nat(9), { minLength: PEOPLE, maxLength: PEOPLE }),
        async (steps, order) => {
          const model = await begin();
          for (const step of steps) {
            await take(model, step);
            if (step.kind === 'merge') await compare(model);
          }
          merged += model.merges.length;
          await compare(model);
          for (const which of order) await take(model, { kind: 'undo', which });
          expect(model.merges).toEqual([]);
          await compare(model);
          for (const [at, { id }] of model.people.entries())
            expect((await getCustomer(ctx(), id))!.note).toBe(`Note of ${at}.`);
        },
      ),
      { numRuns: RUNS, seed: 20260310, endOnFailure: true },
    );
    expect(merged).toBeGreaterThan(RUNS / 2);
    expect(await query('select table_name from fact_origins')).toEqual([]);
    expect(await query('select from customer_own')).toEqual([]);
    await query('select fold_postings()');
    await expectSoundBooks(shop.db);
  }, 120_000);
});
