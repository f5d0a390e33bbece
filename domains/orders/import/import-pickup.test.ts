import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openInbox, type TestInbox } from '#jobs/testing/open-inbox.ts';
import { getOrder } from '../get-order.ts';
import { arrangePickup } from '../pickup/arrange-pickup.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await openInbox();
  await inbox.query(
    `update locations set services = '{"ships":true,"pickup":true,"returns":true}' where id = $1`,
    [inbox.shop.places.corner],
  );
});
afterAll(async () => {
  await expectSoundBooks(inbox.shop.db);
  await inbox.close();
});

/** Two units of 10.00, as a shop of one's own states them; answers with the order that came of it. */
async function send(externalId: string, more: Record<string, unknown>) {
  const line = {
    externalId: `${externalId}-1`,
    sku: 'LAMP',
    title: 'A lamp',
    quantity: 2,
    unitPriceMinor: 1000,
  };
  const body = {
    externalId,
    externalNumber: `#${externalId}`,
    placedAt: '2026-03-09T21:30:00Z',
    currency: 'EUR',
    lines: [line],
    totalMinor: 2000,
    ...more,
  };
  await inbox.send('pishkhan', { topic: 'order', body });
  await inbox.work({ isLastAttempt: true });
  const [found] = await inbox.query<{ id: string; status: string }>(
    'select id, status, attention_reason, location_id from orders where external_id = $1',
    [externalId],
  );
  return found!;
}

describe('an order of a channel that its customer comes for', () => {
  it('is promised at the shop that the channel names, in whatever letters; what that has not is brought', async () => {
    const { shop } = inbox;
    const lamp = await shop.addVariant({ sku: 'LAMP', units: { north: 5, corner: 1 } });
    const found = await send('N-1', { pickup: { placeName: 'corner SHOP' } });
    expect(found).toMatchObject({ status: 'reserved', location_id: shop.places.corner });
    expect(await shop.onHand(lamp.id, shop.places.corner)).toEqual({ onHand: 1, reserved: 1 });
    expect(await shop.onHand(lamp.id, shop.places.north)).toEqual({ onHand: 5, reserved: 1 });
    expect(await getOrder(shop.ctx('floor'), found.id)).toMatchObject({
      pickup: { status: 'arranged', here: 1, elsewhere: [{ quantity: 1 }] },
    });
  });

  it('asks a person where the shop is not known, who names it; telling it again changes nothing', async () => {
    const { shop } = inbox;
    const unknown = { pickup: { placeName: 'Nowhere' } };
    const found = await send('N-2', unknown);
    expect(found).toMatchObject({ status: 'attention', attention_reason: 'pickup_place: Nowhere' });
    await arrangePickup(shop.ctx('floor'), { orderId: found.id, locationId: shop.places.corner });
    expect(await send('N-2', unknown)).toMatchObject({ status: 'reserved', attention_reason: null });
  });

  it('waits for nobody when the channel has handed it over or cancelled it already', async () => {
    const cancelledAt = '2026-03-09T22:00:00Z';
    const found = await send('N-3', { pickup: { placeName: 'Corner shop' }, cancelledAt });
    expect(found).toMatchObject({ status: 'cancelled' });
    expect(await inbox.query('select from pickups where order_id = $1', [found.id])).toEqual([]);
  });
});
