import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setAnswering } from '#domains/channels/answering/set-answering.ts';
import { mergeCustomers } from '#domains/customers/merging/merge-customers.ts';
import { unmergeCustomers } from '#domains/customers/merging/unmerge-customers.ts';
import { logContact } from '#domains/marketing/tracking/log-contact.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { checkBoard } from './check-board.ts';
import { addPeople, expectBoardTrue, letRefusalsPass } from './fold-board.fixture.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 8);
const PEOPLE = 3;
const HOUR_MS = 3_600_000;
const HOURS = [...Array(5).fill({ opens: 540, closes: 1_080 }), null, null];

let shop: TestShop;
let hours = 0;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 1_000_000 });
});
afterAll(() => shop.close());

const later = () => {
  hours += 7;
  return new Date(shop.now.getTime() + hours * HOUR_MS);
};
const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

const person = fc.nat(PEOPLE - 1);
const pick = fc.nat(30);
const anyStep = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('place'), who: person, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('nobody'), who: person, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel'), who: person, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ship'), who: person, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge'), who: person, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('part'), who: person, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('touch'), who: person, pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('talk'), who: person, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('click'), who: person, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget'), who: person, pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fold'), who: person, pick }) },
);

type Play = { people: string[]; orders: string[]; merges: string[] };

async function step(play: Play, { kind, who, pick }: { kind: string; who: number; pick: number }) {
  const ctx = shop.ctx('owner', { now: later() });
  const channelId = pick % 2 ? shop.channels.web : shop.channels.till;
  const orderId = play.orders[pick % Math.max(1, play.orders.length)];
  const customerId = play.people[who]!;
  switch (kind) {
    case 'place':
    case 'nobody': {
      const id = newId();
      const lines = [{ sku: 'CUP', quantity: 1 + (pick % 3) }];
      await placeOrder(ctx, { id, channelId, lines, ...(kind === 'place' ? { customerId } : {}) });
      play.orders.push(id);
      return;
    }
    case 'cancel':
      if (orderId) await cancelOrder(ctx, { orderId, reason: 'no' });
      return;
    case 'ship':
      if (orderId) await shipOrder(ctx, { orderId, shipmentId: newId(), method: 'post' });
      return;
    case 'merge': {
      const survivorId = play.people[pick % PEOPLE]!;
      const merged = await mergeCustomers(ctx, { survivorId, mergedId: customerId });
      play.merges.push(merged.id);
      return;
    }
    case 'part': {
      const mergeId = play.merges[pick % Math.max(1, play.merges.length)];
      if (mergeId) await unmergeCustomers(ctx, { mergeId });
      return;
    }
    case 'touch':
      await logContact(ctx, { customerId, channelId, kind: 'call', hoursAgo: 0, text: 'asked' });
      return;
    case 'talk': {
      const direction = pick % 3 ? 'in' : 'out';
      await logContact(ctx, { customerId, channelId, kind: 'message', direction, text: 'said' });
      if (pick % 5 === 0)
        await query('update touches set thread = $1 where id = (select max(id) from touches)', [
          `${pick % 2}`,
        ]);
      if (pick === 7) await setAnswering(ctx, { channelId, standardMinutes: 120, week: HOURS });
      return;
    }
    case 'click': {
      const device = pick % 4 === 0 ? 'device' : null;
      await query(
        `insert into touches (at, channel_id, kind, campaign, customer_id, anonymous_id) values ($1, $2, $3, 'spring', $4, $5)`,
        [ctx.now, channelId, pick % 2 ? 'ad_click' : 'view', device ? null : customerId, device],
      );
      if (device && orderId)
        await query(
          `insert into touches (at, channel_id, kind, order_id, anonymous_id) values ($1, $2, 'purchase', $3, $4)`,
          [ctx.now, channelId, orderId, device],
        );
      return;
    }
    case 'forget':
      await query('delete from touches where id in (select id from touches order by id limit 1)');
      return;
    default:
      await query('select fold_board()');
  }
}

describe('the sums of the board', () => {
  it('know who was new, who came again, what was cancelled and kept, and who had come to look', async () => {
    const [id] = (await addPeople(shop, 1)) as [string];
    const place = (more: object) =>
      placeOrder(shop.ctx('owner', { now: later() }), {
        channelId: shop.channels.web,
        lines: [{ sku: 'CUP', quantity: 1 }],
        ...more,
      });
    const gone = await place({ customerId: id });
    const first = await place({ customerId: id, channelId: shop.channels.till });
    await place({ customerId: id });
    await place({});
    await cancelOrder(shop.ctx('owner', { now: later() }), { orderId: gone.id, reason: 'no' });
    await shipOrder(shop.ctx('owner', { now: later() }), {
      orderId: first.id,
      shipmentId: newId(),
      method: 'post',
    });
    const { channels } = shop;
    await logContact(shop.ctx('owner', { now: later() }), {
      customerId: id,
      channelId: channels.web,
      kind: 'call',
      text: 'x',
    });
    await expectBoardTrue(shop);
    expect(await query('select order_id as id from first_orders')).toEqual([{ id: first.id }]);
    const sums = await query(
      `select sum(placed)::integer as placed, sum(cancelled)::integer as cancelled, sum(known)::integer as known,
         sum(firsts)::integer as firsts from order_days`,
    );
    expect(sums).toEqual([{ placed: 4, cancelled: 1, known: 2, firsts: 1 }]);
    expect(
      await query(
        `select first_channel_id as first, channel_id as last, orders from path_days order by orders, first_channel_id, channel_id`,
      ),
    ).toEqual(
      expect.arrayContaining([
        { first: channels.till, last: channels.web, orders: 1 },
        { first: channels.till, last: channels.till, orders: 1 },
        { first: null, last: channels.web, orders: 1 },
      ]),
    );
    expect(await query('select people, messages from visit_days')).toEqual([{ people: 1, messages: 0 }]);
    // Two cups at 10.00 that cost 6.00.
    expect(await query('select sum(cm2_minor)::integer as cm2 from acquired_days')).toEqual([{ cm2: 800 }]);
  });

  it(`are what the rows say through ${RUNS} plays of orders, merges, touches and talks, folded at any moment`, async () => {
    const play = fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 16 }), async (steps) => {
      const made: Play = { people: await addPeople(shop, PEOPLE), orders: [], merges: [] };
      for (const one of steps) await step(made, one).catch(letRefusalsPass);
      await expectBoardTrue(shop);
    });
    await fc.assert(play, { numRuns: RUNS, seed: 20260310, endOnFailure: true });
  }, 120_000);

  it('are found out when somebody changes them', async () => {
    for (const [fault, ...whats] of [
      ["update first_orders set at = at + interval '1 day'", 'first order'],
      // What the won are worth adds this up.
      ['update customer_months set cm2_minor = cm2_minor + 1', 'customer month', 'worth of the won'],
      ['update acquired_days set cm2_minor = cm2_minor + 1', 'worth of the won'],
      ['update order_days set kept = kept + 1', 'orders'],
      ['delete from path_days', 'path'],
      ["insert into method_days select channel_id, day, 'card', 1, 1 from order_days limit 1", 'payments'],
      ['update visit_days set people = people + 1', 'visits'],
      ["update answer_waits set asked_at = asked_at - interval '1 minute'", 'answer'],
      ['update answer_days set waits = waits + 1', 'answers of a day'],
      ['update order_credits set last_touch_id = last_touch_id + 1', 'credit'],
      ['delete from credit_days', 'credits of a day'],
      ['update acquired_months set cm2_minor = cm2_minor + 1', 'worth of the won in a month'],
      ['delete from credit_months', 'credits of a month'],
    ] as const) {
      const client = await shop.db.$client.connect();
      await client.query('begin');
      await client.query(fault);
      const { rows } = await client.query('select distinct what from board_faults() order by what');
      await client.query('rollback');
      client.release();
      expect(rows).toEqual(whats.map((what) => ({ what })));
    }
    expect((await checkBoard(shop.db)).faults).toEqual([]);
  });
});
