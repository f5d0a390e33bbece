import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editOrder } from '#domains/orders/edit-order.ts';
import { pickOrder } from '#domains/orders/pick-order.ts';
import { arrangePickup } from '#domains/orders/pickup/arrange-pickup.ts';
import { handOverPickup } from '#domains/orders/pickup/hand-over-pickup.ts';
import { readyPickup } from '#domains/orders/pickup/ready-pickup.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { expectEffortTrue } from './fold/fold-effort.fixture.ts';
import { readJourney } from './read-journey.ts';

const HOUR_MS = 3_600_000;
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.db.$client.query(
    `update locations set services = '{"ships":true,"pickup":true,"returns":true}' where id = $1`,
    [shop.places.corner],
  );
  for (const sku of ['CUP', 'MUG']) await shop.addVariant({ sku, units: { corner: 5 } });
});
afterAll(() => shop.close());

const after = (hours: number) => new Date(shop.now.getTime() + hours * HOUR_MS);
const staff = (hours: number) => shop.ctx('owner', { now: after(hours) });
const place = async (sku: string, quantity: number) =>
  (await placeOrder(staff(0), { channelId: shop.channels.web, lines: [{ sku, quantity }] })).id;
const lineOf = async (orderId: string) =>
  (await shop.db.$client.query<{ id: string }>('select id from order_lines where order_id = $1', [orderId]))
    .rows[0]!.id;
const tell = (orderId: string, hours: number, name: string) =>
  shop.db.$client.query(
    `insert into touches (at, channel_id, kind, order_id, detail) values ($1, $2, 'event', $3, $4)`,
    [after(hours), shop.channels.web, orderId, JSON.stringify({ event: name })],
  );

/** The moments that cost time, and that together they are all of it. */
async function costly(orderId: string) {
  const story = (await readJourney(staff(99), orderId))!;
  const moments = story.moments.filter(({ findings }) => findings.length > 0);
  const seconds = moments.flatMap(({ findings }) => findings.map((one) => one.seconds));
  expect(seconds.reduce((sum, one) => sum + one, 0)).toBe(story.seconds);
  return moments.map(({ kind, fact, findings }) => [
    fact ?? kind,
    ...findings.map((one) => `${one.step} ${one.kind} ${one.seconds}`),
  ]);
}

describe('the story of an order', () => {
  it('tells what coming for the goods cost: trips in vain, wrong codes and waiting at the counter', async () => {
    const orderId = await place('CUP', 1);
    await arrangePickup(staff(1), { orderId, locationId: shop.places.corner });
    await pickOrder(staff(2), { orderId });
    await tell(orderId, 3, 'Pickup Arrived');
    const { code } = await readyPickup(staff(4), { orderId });
    await tell(orderId, 9.75, 'Pickup Arrived');
    await handOverPickup(staff(9.9), { orderId, shipmentId: newId(), code: '222222' });
    await handOverPickup(staff(10), { orderId, shipmentId: newId(), code });
    expect(await costly(orderId)).toEqual([
      ['arrived', 'receive trip 900'],
      ['arrived', 'receive wait 900'],
      ['wrongCode', 'receive repeat 60'],
    ]);
  });

  it('tells of goods that were replaced, not of more of the same', async () => {
    const orderId = await place('CUP', 1);
    const lineId = await lineOf(orderId);
    await editOrder(staff(1), { orderId, reason: 'Two of them', lines: [{ lineId, quantity: 2 }] });
    expect(await costly(orderId)).toEqual([]);
    await editOrder(staff(2), {
      orderId,
      reason: 'Another one',
      lines: [{ lineId, quantity: 0 }],
      addLines: [{ sku: 'MUG', quantity: 1 }],
    });
    expect(await costly(orderId)).toEqual([['substitution', 'choose repeat 180']]);
  });

  it('tells of a shelf that held fewer than the books say', async () => {
    const orderId = await place('MUG', 3);
    const lineId = await lineOf(orderId);
    await pickOrder(staff(1), { orderId, lines: [{ lineId, quantity: 1 }] });
    expect(await costly(orderId)).toEqual([['shortPick', 'wait stockOut 120']]);
  });

  it('is what the worker keeps, also of a wrong code that no event tells', { timeout: 30_000 }, async () => {
    await expectEffortTrue(shop.db);
    const orderId = await place('CUP', 1);
    await arrangePickup(staff(1), { orderId, locationId: shop.places.corner });
    await pickOrder(staff(2), { orderId });
    await readyPickup(staff(3), { orderId });
    await expectEffortTrue(shop.db);
    await handOverPickup(staff(4), { orderId, shipmentId: newId(), code: '222222' });
    await expectEffortTrue(shop.db);
    const { rows } = await shop.db.$client.query('select seconds from order_efforts where order_id = $1', [
      orderId,
    ]);
    expect(rows).toEqual([{ seconds: 60 }]);
  });
});
