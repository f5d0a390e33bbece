import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locations } from '#db/schema/index.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { editOrder } from './edit-order.ts';
import { DISPOSITIONS } from './input.ts';
import { placeOrder } from './place-order.ts';
import { returnOrder } from './return-order.ts';
import { shipOrder } from './ship-order.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 5_000, priceMinor: 1_999 });
  await shop.db.insert(locations).values({
    id: newId(),
    code: 'ASIDE',
    name: 'Aside',
    kind: 'quarantine',
    isCounted: true,
    services: { ships: false, pickup: false, returns: false },
  });
});
afterAll(() => shop.close());

type Story = 'whole' | 'in parts' | 'after an edit';
const CHANNELS = ['web', 'till'] as const;
const PLACES = ['north', 'south', 'corner'] as const;
const STORIES: Story[] = ['whole', 'in parts', 'after an edit'];
const CELLS = CHANNELS.flatMap((channel) =>
  PLACES.flatMap((place) =>
    DISPOSITIONS.flatMap((disposition) => STORIES.map((story) => ({ channel, place, disposition, story }))),
  ),
);

async function sell(channel: 'web' | 'till', story: Story) {
  const { id: orderId } = await placeOrder(shop.ctx('owner'), {
    channelId: shop.channels[channel],
    lines: [{ sku: 'CUP', quantity: 3, discountMinor: 100 }],
    shippingMinor: 500,
  });
  const lineId = (await readOrder(shop.db, orderId)).lines[0]!.id;
  const ship = () => shipOrder(shop.ctx('owner'), { orderId, shipmentId: newId() });
  await ship();
  if (story === 'after an edit') {
    await editOrder(shop.ctx('owner'), { orderId, reason: 'two more', lines: [{ lineId, quantity: 5 }] });
    await ship();
  }
  return { orderId, lineId };
}

describe('returning anything anywhere', () => {
  it(`takes goods and money back rightly in all ${CELLS.length} cells of channel × place × disposition × story`, async () => {
    for (const { channel, place, disposition, story } of CELLS) {
      const { orderId, lineId } = await sell(channel, story);
      const parts = story === 'in parts' ? [1, 2] : [story === 'whole' ? 3 : 5];
      for (const quantity of parts) {
        await returnOrder(shop.ctx('owner'), {
          orderId,
          returnId: newId(),
          locationId: shop.places[place],
          lines: [{ lineId, quantity, condition: 'opened', disposition }],
        });
      }
      const { rows } = await shop.db.$client.query(
        `select sum(gross_minor - discounts_minor - returns_minor)::integer as net, sum(shipping_minor)::integer as shipping,
           sum(tax_minor)::integer as tax from postings where order_id = $1`,
        [orderId],
      );
      expect(rows, `${channel} ${place} ${disposition} ${story}`).toEqual([
        { net: 0, shipping: 500, tax: 100 },
      ]);
    }
    await expectSoundBooks(shop.db);
  });
});
