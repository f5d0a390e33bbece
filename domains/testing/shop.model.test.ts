import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { expectSoundBooks } from './expect-sound-books.ts';
import { openShop, type TestShop } from './open-shop.ts';
import { carryOut, type Deed, type Play, runAllocations } from './play-shop.ts';
import {
  allocateAll,
  freeOf,
  newModel,
  releaseOverpromised,
  reserveFor,
  type ShopModel,
  statusIn,
} from './shop-model.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 60);
const MOST_STEPS = 25;
const SHELF = { A: 6, B: 4 };
const REFUSALS = ['CONFLICT', 'OUT_OF_STOCK', 'ALREADY_DONE'];

let shop: TestShop;
let seconds = 0;
const taken = new Map<Deed['kind'], number>();

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const sku = fc.constantFrom('A', 'B');
const units = fc.integer({ min: 1, max: 4 });
const pick = fc.nat({ max: 6 });
const deed: fc.Arbitrary<Deed & { again?: boolean }> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('place' as const), sku, units }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('ship' as const), pick, units }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('return' as const), pick, units, toScrap: fc.boolean() }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), pick, units }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('adjust' as const), sku, counted: fc.nat({ max: 9 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('transfer' as const), sku, units }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('receive' as const), sku, units }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), sku, units }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), pick }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('take-over' as const), pick }) },
  )
  .chain((one) => fc.boolean().map((again) => ({ ...one, again })));

/** Says whether the shop must take the deed, and if so does it to the model. */
function expectDeed(model: ShopModel, one: Deed): boolean {
  if (one.kind === 'place') {
    const order = {
      sku: one.sku,
      isCancelled: false,
      line: { quantity: one.units, shipped: 0, returned: 0, reserved: 0 },
    };
    model.orders.push(order);
    reserveFor(model, order);
    return true;
  }
  if (one.kind === 'adjust') {
    model.onHand.set(one.sku, one.counted);
    releaseOverpromised(model, one.sku);
    return true;
  }
  if (one.kind === 'transfer') {
    if (freeOf(model, one.sku) < one.units) return false;
    model.onHand.set(one.sku, model.onHand.get(one.sku)! - one.units);
    return true;
  }
  if (one.kind === 'receive') {
    model.onHand.set(one.sku, model.onHand.get(one.sku)! + one.units);
    return true;
  }
  if (one.kind === 'hold') {
    if (freeOf(model, one.sku) < one.units) return false;
    model.holds.push({ sku: one.sku, units: one.units, held: one.units, isUsed: false });
    return true;
  }
  if (one.kind === 'release' || one.kind === 'take-over') return expectHold(model, one);
  const order = model.orders[one.pick % model.orders.length]!;
  const { line } = order;
  if (order.isCancelled) return false;
  switch (one.kind) {
    case 'ship':
      if (one.units > line.reserved) return false;
      line.reserved -= one.units;
      line.shipped += one.units;
      model.onHand.set(order.sku, model.onHand.get(order.sku)! - one.units);
      return true;
    case 'cancel':
      if (line.shipped === line.quantity) return false;
      if (line.shipped > 0) line.quantity = line.shipped;
      else order.isCancelled = true;
      line.reserved = 0;
      return true;
    case 'edit':
      if (one.units < line.shipped) return false;
      line.quantity = one.units;
      line.reserved = Math.min(line.reserved, line.quantity - line.shipped);
      reserveFor(model, order);
      return true;
    case 'short-pick':
      return false;
    case 'return':
      if (one.units > line.shipped - line.returned) return false;
      line.returned += one.units;
      if (!one.toScrap) model.onHand.set(order.sku, model.onHand.get(order.sku)! + one.units);
      return true;
  }
}

function expectHold(model: ShopModel, one: { kind: 'release' | 'take-over'; pick: number }): boolean {
  const hold = model.holds[one.pick % model.holds.length]!;
  if (one.kind === 'take-over' && hold.isUsed) return false;
  hold.held = 0;
  if (one.kind === 'release') return true;
  hold.isUsed = true;
  return expectDeed(model, { kind: 'place', sku: hold.sku, units: hold.units });
}

async function readShop(play: Play) {
  const { rows } = await shop.db.$client.query(
    `select o.status, l.quantity, l.shipped_quantity as shipped, l.returned_quantity as returned,
       (select coalesce(sum(r.quantity), 0)::integer from reservations r
         where r.order_line_id = l.id and r.status = 'open') as reserved
     from unnest($1::uuid[]) with ordinality as mine (id, at)
     join orders o on o.id = mine.id join order_lines l on l.order_id = o.id order by mine.at`,
    [play.orders.map((order) => order.id)],
  );
  const shelves = await Promise.all(
    [...play.variants.values()].map((id) => shop.onHand(id, shop.places.north)),
  );
  return { orders: rows, onHand: shelves.map((level) => level.onHand) };
}

function showModel(model: ShopModel) {
  const orders = model.orders.map((order) => ({ status: statusIn(order), ...order.line }));
  return { orders, onHand: [...model.onHand.values()] };
}

/** Every run has variants of its own in the same database. The corner shop serves no channel here. */
async function startPlay(): Promise<Play> {
  const run = newId().slice(-8);
  const variants = new Map<string, string>();
  for (const [name, onShelf] of Object.entries(SHELF)) {
    variants.set(name, (await shop.addVariant({ sku: `${name}-${run}`, units: onShelf })).id);
  }
  const tick = () => new Date(shop.now.getTime() + ++seconds * 1_000);
  return { shop, variants, orders: [], holds: [], tick };
}

async function playOut(deeds: readonly (Deed & { again?: boolean })[]): Promise<void> {
  const play = await startPlay();
  const model = newModel(SHELF);
  const run = [...play.variants].map(([name, id]) => [name, id] as const);
  const { rows } = await shop.db.$client.query<{ id: string; sku: string }>(
    'select id, sku from variants where id = any ($1::uuid[])',
    [run.map(([, id]) => id)],
  );
  const skuOf = new Map(run.map(([name, id]) => [name, rows.find((row) => row.id === id)!.sku]));
  for (const one of deeds) {
    const isOfHold = one.kind === 'release' || one.kind === 'take-over';
    if ('pick' in one && (isOfHold ? model.holds : model.orders).length === 0) continue;
    const named = one.kind === 'place' || one.kind === 'hold' ? { ...one, sku: skuOf.get(one.sku)! } : one;
    const send = carryOut(play, named)!;
    const isTaken = expectDeed(model, one);
    if (isTaken) taken.set(one.kind, (taken.get(one.kind) ?? 0) + 1);
    const answer = await send().then(
      (result) => ({ result, code: null }),
      (error: unknown) => ({ result: null, code: error instanceof AppError ? error.code : String(error) }),
    );
    expect(isTaken ? [null] : REFUSALS, JSON.stringify(one)).toContain(answer.code);
    if (isTaken && one.again) expect(await send()).toEqual(answer.result);
    await runAllocations(play);
    for (const name of model.onHand.keys()) allocateAll(model, name);
    expect(await readShop(play), JSON.stringify(one)).toEqual(showModel(model));
  }
  await expectSoundBooks(shop.db);
}

describe('a shop played against a model of plain maps', () => {
  it(`stays equal to the model through ${RUNS} runs of up to ${MOST_STEPS} deeds, with sound books`, async () => {
    await shop.db.$client.query('insert into channel_locations (channel_id, location_id) values ($1, $2)', [
      shop.channels.web,
      shop.places.north,
    ]);
    await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 18, maxLength: MOST_STEPS }), playOut), {
      numRuns: RUNS,
      seed: 20260310,
      endOnFailure: false,
    });
    // A play in which most deeds are refused would prove little.
    expect([...taken.keys()].sort()).toEqual([
      'adjust',
      'cancel',
      'edit',
      'hold',
      'place',
      'receive',
      'release',
      'return',
      'ship',
      'take-over',
      'transfer',
    ]);
    expect(Math.min(...taken.values())).toBeGreaterThan(RUNS / 12);
  }, 120_000);
});
