import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locations } from '#db/schema/index.ts';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { CONDITIONS } from '#domains/orders/input.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
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
  const plate = await shop.addVariant({ sku: 'PLATE', units: 5_000, priceMinor: 777 });
  const set = await shop.addVariant({ sku: 'SET', priceMinor: 1_999 });
  const components = [
    { sku: 'CUP', quantity: 1 },
    { sku: plate.sku, quantity: 2 },
  ];
  await setBundle(shop.ctx('owner'), { variantId: set.id, components });
  const services = { ships: false, pickup: false, returns: false };
  await shop.db
    .insert(locations)
    .values({ id: aside, code: 'ASIDE', name: 'Aside', kind: 'quarantine', isCounted: true, services });
});
afterAll(() => shop.close());

type Line = { id: string; quantity: number };
type Sold = { orderId: string; lines: Line[]; totalMinor: number };
const CHANNELS = ['web', 'till'] as const;
const PLACES = ['north', 'south', 'corner'] as const;
const STORIES = ['whole', 'partial', 'exchanged before', 'bundle whole', 'bundle part'] as const;
/** What stays with us, whatever comes back: shipping and its tax. */
const SHIPPING_MINOR = 500;
const KEPT_MINOR = SHIPPING_MINOR + 100;
const CELLS = CHANNELS.flatMap((channel) =>
  PLACES.flatMap((place) =>
    CONDITIONS.flatMap((condition) => STORIES.map((story) => ({ channel, place, condition, story }))),
  ),
);
type Cell = (typeof CELLS)[number];

async function ship(orderId: string): Promise<Sold> {
  await shipOrder(shop.ctx('owner'), { orderId, shipmentId: newId() });
  return { orderId, ...(await readOrder(shop.db, orderId)) };
}

async function sell({ channel, story }: Cell): Promise<Sold> {
  const sku = story.startsWith('bundle') ? 'SET' : 'CUP';
  const { id, totalMinor } = await placeOrder(shop.ctx('owner'), {
    channelId: shop.channels[channel],
    lines: [{ sku, quantity: 3, discountMinor: 100 }],
    shippingMinor: SHIPPING_MINOR,
  });
  await recordPayment(shop.ctx('owner'), { orderId: id, method: 'card', amountMinor: totalMinor });
  return ship(id);
}

const wish = ({ orderId }: Sold, lines: readonly Line[], { place, condition }: Cell) => ({
  orderId,
  returnId: newId(),
  locationId: shop.places[place],
  reasonCode: 'other' as const,
  lines: lines.map(({ id, quantity }) => ({
    lineId: id,
    quantity,
    condition,
    disposition: proposeDisposition(condition),
    isTagIntact: true,
  })),
  giveBack: { as: 'original' as const },
});

/** What comes back at once, and then the rest. */
function partsOf({ story }: Cell, { lines }: Sold): Line[][] {
  const units = (quantity: number) => lines.slice(0, 1).map((line) => ({ ...line, quantity }));
  if (story === 'partial') return [units(1), units(2)];
  // One cup of a broken set, then everything that is left of it.
  if (story === 'bundle part') return [units(1), [...units(2), ...lines.slice(1)]];
  return [[...lines]];
}

/** Brings everything of the order's goods back by the cell's story; answers what was paid for them, and what came back. */
async function bringBack(cell: Cell): Promise<{ orderIds: string[]; backMinor: number; paidMinor: number }> {
  const sold = await sell(cell);
  const paidMinor = sold.totalMinor - KEPT_MINOR;
  const sum = (tenders: { method: string; amountMinor: number }[]) => {
    expect(tenders.every(({ method }) => method === 'card')).toBe(true);
    return tenders.reduce((total, { amountMinor }) => total + amountMinor, 0);
  };
  const take = async (from: Sold, lines: readonly Line[]) =>
    sum((await takeReturn(shop.ctx('owner'), wish(from, lines, cell), 'direct')).tenders);
  if (cell.story !== 'exchanged before') {
    let backMinor = 0;
    for (const lines of partsOf(cell, sold)) backMinor += await take(sold, lines);
    return { orderIds: [sold.orderId], backMinor, paidMinor };
  }
  const exchange = {
    ...wish(sold, sold.lines, cell),
    newOrderId: newId(),
    newLines: [{ variantId: cupId, quantity: 2 }],
    from: 'anywhere' as const,
  };
  const { newOrder, tenders } = await exchangeOrder(shop.ctx('owner'), exchange, 'direct');
  const second = await ship(newOrder.id);
  const backMinor = sum(tenders) + (await take(second, second.lines));
  return { orderIds: [sold.orderId, newOrder.id], backMinor, paidMinor };
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
      const { orderIds, backMinor, paidMinor } = await bringBack(cell);
      expect(backMinor, name).toBe(paidMinor);
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
