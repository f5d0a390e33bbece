import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { listWork } from '#domains/fulfilment/picking/list-work.ts';
import { makeWave } from '#domains/fulfilment/picking/make-wave.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { cancelOrder } from '../cancel-order.ts';
import { packParcel } from '../packing/pack-parcel.ts';
import { sendParcel } from '../packing/send-parcel.ts';
import { pickOrder } from '../pick-order.ts';
import { placeOrder } from '../place-order.ts';
import { rerouteOrder } from '../routing/reroute-order.ts';
import { endWave } from './end-wave.ts';
import { scanItem } from './scan-item.ts';
import { shortPick } from './short-pick.ts';

const RUNS = 8;
const SKUS = ['RED', 'BLUE'] as const;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
  for (const sku of SKUS) await shop.addVariant({ sku, units: { north: 400, south: 400 } });
  await shop.db.$client.query('create table placed_lines (id uuid primary key, quantity integer not null)');
});
afterAll(() => shop.close());

type Step =
  | { kind: 'scan'; sku: (typeof SKUS)[number]; twice: boolean }
  | { kind: 'short' | 'cancel' | 'pack' | 'pickSouth' | 'packSouth'; at: number }
  | { kind: 'end' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('scan' as const),
      sku: fc.constantFrom(...SKUS),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('short' as const, 'cancel' as const), at: fc.nat(3) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('pack' as const, 'pickSouth' as const, 'packSouth' as const),
      at: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'end' as const }) },
);

/** One line has left from the south, the other is picked in the north; then the rest is cancelled. */
const scanRed: Step = { kind: 'scan', sku: 'RED', twice: false };
const REST_CANCELLED: { orders: { RED: number; BLUE: number }[]; steps: Step[] } = {
  orders: [{ RED: 1, BLUE: 1 }],
  steps: [
    ...[scanRed, scanRed, scanRed],
    ...[{ kind: 'short' as const, at: 0 }, scanRed, scanRed],
    ...[{ kind: 'pickSouth' as const, at: 0 }, scanRed, scanRed],
    ...[{ kind: 'packSouth' as const, at: 0 }, scanRed, scanRed],
    { kind: 'cancel', at: 0 },
  ],
};

/** Refusals are answers: who lost a race, scanned too much or came too late is told so, and nothing else happens. */
const quietly = (work: Promise<unknown>) => work.catch(() => undefined);

async function carryOut(
  one: Step,
  { waveId, orderIds }: { waveId: string; orderIds: string[] },
): Promise<void> {
  const ctx = () => shop.ctx('owner');
  if (one.kind === 'end') return void (await quietly(endWave(ctx(), { waveId })));
  if (one.kind === 'scan') {
    const scan = { ...ctx(), commandId: newId() };
    const send = () => quietly(scanItem(scan, { waveId, code: one.sku }));
    return void (await Promise.all(one.twice ? [send(), send()] : [send()]));
  }
  const orderId = orderIds[one.at % orderIds.length]!;
  if (one.kind === 'cancel') return void (await quietly(cancelOrder(ctx(), { orderId, reason: 'model' })));
  if (one.kind === 'short') return failShort(waveId, orderId);
  if (one.kind === 'pickSouth') {
    return void (await quietly(pickOrder(ctx(), { orderId, locationId: shop.places.south })));
  }
  return packAndSend(orderId, one.kind === 'pack' ? shop.places.north : shop.places.south);
}

async function failShort(waveId: string, orderId: string): Promise<void> {
  const task = (await getWave(shop.ctx(), waveId))!.tasks.find(
    (one) => one.orderId === orderId && one.status === 'open',
  );
  if (!task) return;
  const short = await shortPick(shop.ctx('owner'), { taskId: task.id, reason: 'missing' }).catch(() => null);
  if (!short || short.missing === 0) return;
  const lines = [{ lineId: short.lineId, quantity: short.missing }];
  await quietly(
    rerouteOrder(shop.ctx('owner'), {
      orderId,
      fromLocationId: short.locationId,
      lines,
      reason: 'short pick',
    }),
  );
}

async function packAndSend(orderId: string, locationId: string): Promise<void> {
  const { rows } = await shop.db.$client.query<{ id: string; free: number }>(
    `select l.id, k.quantity as free from order_lines l join picked_units k on k.order_line_id = l.id
     where l.order_id = $1 and k.location_id = $2`,
    [orderId, locationId],
  );
  const lines = rows.filter((row) => row.free > 0).map((row) => ({ lineId: row.id, quantity: row.free }));
  if (lines.length === 0) return;
  const parcel = { parcelId: newId(), orderId, locationId, lines, weightGrams: 500 };
  await quietly(packParcel(shop.ctx('owner'), parcel));
  await quietly(sendParcel(shop.ctx('owner'), { parcelId: parcel.parcelId }));
}

/**
 * What must hold whatever happened. Each row that offends is named. Of an order that has left in part, cancelling takes
 * the rest out of its lines: what a walk counted of it goes back to the shelf.
 */
const OFFENDERS = `
  select 'picked more than ordered' as what, id from order_lines where picked_quantity > quantity
  union all
  select 'picked more at a place than is promised there', k.order_line_id from picked_units k
    where k.quantity > (select coalesce(sum(r.quantity), 0) from reservations r
      where r.order_line_id = k.order_line_id and r.location_id = k.location_id and r.status = 'open')
  union all
  select 'a walk counted more than the order holds', l.id from order_lines l join orders o on o.id = l.order_id
    join placed_lines b on b.id = l.id
    where o.status <> 'cancelled' and l.picked_quantity + b.quantity - l.quantity < (select coalesce(sum(t.picked_quantity), 0) from pick_tasks t
      where t.order_line_id = l.id and t.status in ('picked', 'short'))
  union all
  select 'a walk that ended has open tasks', w.id from pick_waves w where w.status = 'done'
    and exists (select from pick_tasks t where t.wave_id = w.id and t.status = 'open')
  union all
  select 'an open walk has nothing left', w.id from pick_waves w where w.status = 'open'
    and not exists (select from pick_tasks t where t.wave_id = w.id and t.status = 'open')
  union all
  select 'a parcel has left without a shipment', p.id from parcels p where p.left_at is not null
    and not exists (select from shipments s where s.id = p.id)`;

describe('picking, whatever happens in whatever order', () => {
  it('keeps books and walks in agreement, three steps at a time', async () => {
    const run = fc.record({
      orders: fc.array(
        fc.record({ RED: fc.integer({ min: 1, max: 3 }), BLUE: fc.integer({ min: 1, max: 3 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      steps: fc.array(step, { minLength: 6, maxLength: 24 }),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ orders, steps }) => {
        const orderIds: string[] = [];
        for (const wish of orders) {
          const lines = SKUS.map((sku) => ({ sku, quantity: wish[sku] }));
          orderIds.push((await placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines })).id);
        }
        await shop.db.$client.query(
          'insert into placed_lines select id, quantity from order_lines where order_id = any ($1)',
          [orderIds],
        );
        const waveId = newId();
        await makeWave(shop.ctx('owner'), { id: waveId, locationId: shop.places.north, orderIds });
        for (let at = 0; at < steps.length; at += 3) {
          await Promise.all(steps.slice(at, at + 3).map((one) => carryOut(one, { waveId, orderIds })));
          const { rows } = await shop.db.$client.query(OFFENDERS);
          expect(rows).toEqual([]);
        }
        await expectSoundBooks(shop.db);
        await quietly(endWave(shop.ctx('owner'), { waveId }));
        const { rows } = await listWork(shop.ctx('owner'), {
          locationId: shop.places.north,
          stage: 'pick',
          limit: 200,
        });
        expect(rows.filter((row) => row.waveId === waveId)).toEqual([]);
      }),
      { numRuns: RUNS, examples: [[REST_CANCELLED]] },
    );
  }, 120_000);
});
