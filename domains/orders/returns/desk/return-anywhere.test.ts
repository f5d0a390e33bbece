import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locations } from '#db/schema/index.ts';
import { CONDITIONS } from '#domains/orders/input.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { exchangeOrder } from '../exchange/exchange-order.ts';
import { proposeDisposition } from './propose-disposition.ts';
import { takeReturn } from './take-return.ts';

let shop: TestShop;
let cupId: string;
const aside = newId();

beforeAll(async () => {
  shop = await openShop();
  ({ id: cupId } = await shop.addVariant({ sku: 'CUP', units: 5_000, priceMinor: 1_999 }));
  const services = { ships: false, pickup: false, returns: false };
  await shop.db
    .insert(locations)
    .values({ id: aside, code: 'ASIDE', name: 'Aside', kind: 'quarantine', isCounted: true, services });
});
afterAll(() => shop.close());

type Story = 'whole' | 'partial' | 'exchanged before';
type Sold = { orderId: string; lineId: string };
const CHANNELS = ['web', 'till'] as const;
const PLACES = ['north', 'south', 'corner'] as const;
const STORIES: Story[] = ['whole', 'partial', 'exchanged before'];
const CELLS = CHANNELS.flatMap((channel) =>
  PLACES.flatMap((place) =>
    CONDITIONS.flatMap((condition) => STORIES.map((story) => ({ channel, place, condition, story }))),
  ),
);
type Cell = (typeof CELLS)[number];

async function ship(orderId: string): Promise<Sold> {
  await shipOrder(shop.ctx('owner'), { orderId, shipmentId: newId() });
  return { orderId, lineId: (await readOrder(shop.db, orderId)).lines[0]!.id };
}

async function sell(channel: Cell['channel']): Promise<Sold> {
  const { id } = await placeOrder(shop.ctx('owner'), {
    channelId: shop.channels[channel],
    lines: [{ sku: 'CUP', quantity: 3, discountMinor: 100 }],
    shippingMinor: 500,
    payment: { method: 'card', amountMinor: 5_897 + 500 + 1_179 + 100 },
  });
  return ship(id);
}

const wish = ({ orderId, lineId }: Sold, quantity: number, { place, condition }: Cell) => ({
  orderId,
  returnId: newId(),
  locationId: shop.places[place],
  reasonCode: 'other' as const,
  lines: [{ lineId, quantity, condition, disposition: proposeDisposition(condition), isTagIntact: true }],
  giveBack: { as: 'original' as const },
});

/** Brings everything of the order's goods back by the cell's story; answers what money came back for them. */
async function bringBack(cell: Cell): Promise<{ orderIds: string[]; backMinor: number }> {
  const sold = await sell(cell.channel);
  const sum = (tenders: { method: string; amountMinor: number }[]) => {
    expect(tenders.every(({ method }) => method === 'card')).toBe(true);
    return tenders.reduce((total, { amountMinor }) => total + amountMinor, 0);
  };
  const take = async (from: Sold, quantity: number) =>
    sum((await takeReturn(shop.ctx('owner'), wish(from, quantity, cell), 'direct')).tenders);
  if (cell.story === 'whole') return { orderIds: [sold.orderId], backMinor: await take(sold, 3) };
  if (cell.story === 'partial') {
    const backMinor = (await take(sold, 1)) + (await take(sold, 2));
    return { orderIds: [sold.orderId], backMinor };
  }
  const { newOrder, tenders } = await exchangeOrder(
    shop.ctx('owner'),
    {
      ...wish(sold, 3, cell),
      newOrderId: newId(),
      newLines: [{ variantId: cupId, quantity: 2 }],
      from: 'anywhere',
    },
    'direct',
  );
  const backMinor = sum(tenders) + (await take(await ship(newOrder.id), 2));
  return { orderIds: [sold.orderId, newOrder.id], backMinor };
}

async function countUnits(): Promise<number> {
  const { rows } = await shop.db.$client.query(
    `select sum(case when t.kind in ('customer', 'supplier', 'scrap') then 0 else m.quantity end
       - case when f.kind in ('customer', 'supplier', 'scrap') then 0 else m.quantity end)::integer as units
     from stock_movements m join locations f on f.id = m.from_location_id join locations t on t.id = m.to_location_id`,
  );
  return rows[0].units;
}

describe('returning anything anywhere, at the desk', () => {
  it(`keeps stock, money and tax right in all ${CELLS.length} cells of channel × place × condition × story`, async () => {
    for (const cell of CELLS) {
      const name = Object.values(cell).join(' ');
      const unitsBefore = await countUnits();
      const { orderIds, backMinor } = await bringBack(cell);
      expect(backMinor, name).toBe(5_897 + 1_179);
      expect(await countUnits(), name).toBe(unitsBefore);
      const { rows } = await shop.db.$client.query(
        `select sum(gross_minor - discounts_minor - returns_minor)::integer as net, sum(tax_minor)::integer as tax,
           sum(returned_units - units)::integer as units from postings where order_id = any ($1::uuid[])`,
        [orderIds],
      );
      expect(rows, name).toEqual([{ net: 0, tax: 100, units: 0 }]);
      await expectSoundBooks(shop.db);
    }
  }, 120_000);
});
