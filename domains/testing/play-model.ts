import fc from 'fast-check';
import { expect } from 'vitest';
import { anyDeed } from './any-deed.ts';
import type { Deed, Play } from './deeds.ts';
import { expectDeed } from './expect-deed.ts';
import { expectSoundBooks } from './expect-sound-books.ts';
import { dyingAt } from './failing-database.ts';
import { openShop, type TestShop } from './open-shop.ts';
import { carryOut, refusalOf, runAllocations } from './play-shop.ts';
import { newModel, type ShopModel, statusIn } from './shop-model.ts';
import { furnish, startPlay } from './start-play.ts';

const MOST_STEPS = 30;
const SHELF = { A: 9, B: 12 };
const NAMES = Object.keys(SHELF);
const BUNDLES = { SET: { A: 1, B: 2 } };
/** How a shop refuses: anything else is a fault. */
export const REFUSALS = ['CONFLICT', 'OUT_OF_STOCK', 'ALREADY_DONE'];

/** A shop that is played in, and what was done in it so far: deeds that were taken, and senders that died. */
export type Stage = {
  shop: TestShop;
  supplierId: string;
  tick: () => Date;
  taken: Map<Deed['kind'], number>;
  died: number;
};

/** A deed, whether it is sent again afterwards, and at which statement its first sender dies, if it does. */
export type Step = { deed: Deed; again: boolean; diesAt: number | null };

/** What everybody may do, in any order. */
export const anyPlay: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    deed: anyDeed({ goods: NAMES, bundle: 'SET', mostPick: 11, mostCounted: 12 }),
    again: fc.boolean(),
    diesAt: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 4 }),
  }),
  { minLength: 20, maxLength: MOST_STEPS },
);

/** So that there is something to go on with. */
const FIRST: Deed[] = [
  { kind: 'place', sku: 'A', units: 3 },
  { kind: 'place', sku: 'SET', units: 2 },
  { kind: 'ship', pick: 0, units: 2 },
  { kind: 'ship', pick: 3, units: 4 },
  { kind: 'buy', sku: 'B', units: 3 },
  { kind: 'send-transfer', sku: 'B', units: 3 },
  { kind: 'open-count', sku: 'A' },
  { kind: 'scan', pick: 0, counted: 6 },
];

/** Every kind of deed that the model knows, in alphabetical order. */
export const KINDS: readonly Deed['kind'][] = [
  'adjust',
  'buy',
  'cancel',
  'claim',
  'close-transfer',
  'deliver',
  'edit',
  'exchange',
  'hold',
  'not-found',
  'open-count',
  'place',
  'receive',
  'receive-goods',
  'receive-transfer',
  'release',
  'resolve',
  'return',
  'scan',
  'send-transfer',
  'settle-count',
  'ship',
  'take-over',
  'transfer',
];

/** Opens the shop of a model test. Close it in `afterAll`. */
export async function setStage(): Promise<Stage> {
  const shop = await openShop();
  const supplierId = await furnish(shop);
  // The corner shop serves no channel here, so what lies there is out of the channel's reach.
  await shop.db.$client.query('insert into channel_locations (channel_id, location_id) values ($1, $2)', [
    shop.channels.web,
    shop.places.north,
  ]);
  let seconds = 0;
  const tick = () => new Date(shop.now.getTime() + ++seconds * 1_000);
  return { shop, supplierId, tick, taken: new Map(), died: 0 };
}

/**
 * Plays with goods of its own in the same database: after each deed the shop is what the model says, and its books are
 * sound after each deed or at the end.
 */
export async function playOut(stage: Stage, steps: readonly Step[], audit: 'each deed' | 'at the end') {
  const { shop, supplierId, tick } = stage;
  const play = await startPlay(shop, { supplierId, goods: SHELF, bundles: BUNDLES, tick });
  const model = newModel(SHELF, BUNDLES);
  const first = FIRST.map((deed) => ({ deed, again: false, diesAt: null }));
  for (const step of [...first, ...steps]) {
    if (!isPossible(model, step.deed)) continue;
    await carryOutStep(stage, { play, model, step });
    if (audit === 'each deed') await expectSoundBooks(shop.db);
  }
  await expectSoundBooks(shop.db);
}

async function carryOutStep(
  stage: Stage,
  { play, model, step }: { play: Play; model: ShopModel; step: Step },
): Promise<void> {
  const { deed, again, diesAt } = step;
  const send = carryOut(play, deed)!;
  const isTaken = expectDeed(model, deed);
  if (isTaken) stage.taken.set(deed.kind, (stage.taken.get(deed.kind) ?? 0) + 1);
  if (diesAt !== null) {
    await send(dyingAt(stage.shop.db, diesAt)).catch((error: unknown) => {
      if (!REFUSALS.includes(refusalOf(error))) stage.died++;
    });
  }
  const answer = await send().then(
    (result) => ({ result, code: null }),
    (error: unknown) => ({ result: null, code: refusalOf(error) }),
  );
  expect(isTaken ? [null] : REFUSALS, JSON.stringify(deed)).toContain(answer.code);
  if (isTaken && again) expect(await send()).toEqual(answer.result);
  await runAllocations(play);
  expect(await readShop(play), JSON.stringify(deed)).toEqual(showModel(model));
}

/** Deeds that need something to be done to are left out while there is none. */
function isPossible(model: ShopModel, deed: Deed): boolean {
  switch (deed.kind) {
    case 'release':
    case 'take-over':
      return model.holds.length > 0;
    case 'receive-transfer':
    case 'close-transfer':
      return model.transfers.length > 0;
    case 'receive-goods':
      return model.purchases.length > 0;
    case 'scan':
    case 'settle-count':
      return model.counts.length > 0;
    default:
      return !('pick' in deed) || model.orders.length > 0;
  }
}

async function readShop({ shop, ...play }: Play) {
  const { rows: orders } = await shop.db.$client.query(
    `select o.status, json_agg(json_build_object('quantity', l.quantity, 'shipped', l.shipped_quantity,
       'returned', l.returned_quantity, 'reserved', (select coalesce(sum(r.quantity), 0) from reservations r
         where r.order_line_id = l.id and r.status = 'open')) order by l.position, l.id) as lines
     from unnest($1::uuid[]) with ordinality as mine (id, at)
     join orders o on o.id = mine.id join order_lines l on l.order_id = o.id group by o.id, mine.at order by mine.at`,
    [play.orders.map((order) => order.id)],
  );
  const { rows } = await shop.db.$client.query<{ variantId: string; kind: string; units: number }>(
    `select s.variant_id as "variantId", l.kind, s.on_hand as units from stock_levels s
     join locations l on l.id = s.location_id where s.variant_id = any ($1::uuid[])`,
    [[...play.variants.values()].map((one) => one.id)],
  );
  const unitsAt = (kind: string) =>
    NAMES.map((name) => {
      const { id } = play.variants.get(name)!;
      return rows.find((row) => row.variantId === id && row.kind === kind)?.units ?? 0;
    });
  return {
    orders,
    shelf: unitsAt('warehouse'),
    corner: unitsAt('store'),
    aside: unitsAt('quarantine'),
    transit: unitsAt('transit'),
  };
}

function showModel(model: ShopModel) {
  const orders = model.orders.map((order) => ({
    status: statusIn(order),
    lines: order.lines.map(({ quantity, shipped, returned, reserved }) => ({
      quantity,
      shipped,
      returned,
      reserved,
    })),
  }));
  const underWay = (sku: string) =>
    model.transfers.filter((one) => one.sku === sku).reduce((sum, one) => sum + one.underWay, 0);
  return {
    orders,
    shelf: NAMES.map((name) => model.onHand.get(name)),
    corner: NAMES.map((name) => model.elsewhere.get(name)),
    aside: NAMES.map((name) => model.aside.get(name)),
    transit: NAMES.map(underWay),
  };
}
