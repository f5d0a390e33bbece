import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addChannel } from '../add-channel.ts';
import { getChannel } from '../list-channels.ts';
import { setExchangeRate } from '../set-exchange-rate.ts';
import { updateChannel } from '../update-channel.ts';
import { addCost } from './add-cost.ts';
import { setFees } from './set-fees.ts';

let shop: TestShop;
let channelId: string;

beforeAll(async () => {
  shop = await openShop();
  const added = await addChannel(shop.ctx('manager'), {
    slug: 'market',
    name: 'Market',
    kind: 'marketplace',
    currency: 'USD',
    locationIds: [shop.places.south, shop.places.north],
  });
  channelId = added.id;
});
afterAll(() => shop.close());

const query = <Row extends object>(text: string, values: unknown[] = []) =>
  shop.db.$client.query<Row>(text, values).then((result) => result.rows);

describe('a channel', () => {
  it('is served by its locations in the order given', async () => {
    expect(await getChannel(shop.ctx('viewer'), 'market')).toMatchObject({
      id: channelId,
      locationIds: [shop.places.south, shop.places.north],
      isActive: true,
    });
    await updateChannel(shop.ctx('manager'), { channelId, locationIds: [shop.places.north], buffer: 2 });
    expect(await getChannel(shop.ctx('viewer'), channelId)).toMatchObject({
      locationIds: [shop.places.north],
      buffer: 2,
      name: 'Market',
    });
  });

  it('has a slug of its own, and is opened by leaders only', async () => {
    const wish = { slug: 'market', name: 'Again', kind: 'web' as const, currency: 'EUR' };
    await expect(addChannel(shop.ctx('owner'), wish)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(addChannel(shop.ctx('floor'), { ...wish, slug: 'other' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('takes its fees of orders from the day on that they are agreed for', async () => {
    const web = shop.channels.web;
    await setFees(shop.ctx('owner'), {
      channelId: web,
      validFrom: '2026-01-01',
      fees: [{ name: 'Commission', basisPoints: 1000, fixedMinor: 25 }],
    });
    await setFees(shop.ctx('owner'), {
      channelId: web,
      validFrom: '2026-04-01',
      fees: [{ name: 'Commission', basisPoints: 1500 }],
    });
    const rows = await query('select basis_points, valid_to::text from channel_fees order by valid_from');
    expect(rows).toEqual([
      { basis_points: 1000, valid_to: '2026-03-31' },
      { basis_points: 1500, valid_to: null },
    ]);
    await shop.addVariant({ sku: 'FEE', units: 3 });
    const order = await placeOrder(shop.ctx('floor'), {
      channelId: web,
      lines: [{ sku: 'FEE', quantity: 1 }],
    });
    const [posting] = await query('select fees_minor from postings where order_id = $1', [order.id]);
    expect(posting).toEqual({ fees_minor: 145 });
  });
});

describe('money spent on a channel', () => {
  it('is posted on its day in the reporting currency, at that day’s rate', async () => {
    await setExchangeRate(shop.ctx('owner'), { currency: 'USD', day: '2026-03-01', rate: '0.9' });
    const cost = { kind: 'advertising' as const, channelId, amountMinor: 10_000, day: '2026-03-05' };
    const added = await addCost(shop.ctx('manager'), { ...cost, externalId: 'ad-1' });
    expect(added).toMatchObject({ reportedMinor: 9000, currency: 'EUR' });
    const [posting] = await query(
      'select kind, day::text, marketing_minor, receivable_minor from postings where cause_id = $1',
      [added.id],
    );
    expect(posting).toEqual({ kind: 'cost', day: '2026-03-05', marketing_minor: 9000, receivable_minor: 0 });
    await expect(addCost(shop.ctx('manager'), { ...cost, externalId: 'ad-1' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('can be taken back by the opposite amount', async () => {
    const rent = { kind: 'rent' as const, channelId, currency: 'EUR', day: '2026-03-05' };
    await addCost(shop.ctx('manager'), { ...rent, amountMinor: 500 });
    await addCost(shop.ctx('manager'), { ...rent, amountMinor: -500 });
    const [sum] = await query(
      'select sum(fixed_minor)::integer as fixed from postings where channel_id = $1',
      [channelId],
    );
    expect(sum).toEqual({ fixed: 0 });
  });

  it('needs a known rate, and somebody who may', async () => {
    const early = { kind: 'fee' as const, channelId, amountMinor: 1, day: '2025-01-01' };
    await expect(addCost(shop.ctx('manager'), early)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(addCost(shop.ctx('floor'), early)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const own = setExchangeRate(shop.ctx('owner'), { currency: 'EUR', day: '2026-01-01', rate: '1' });
    await expect(own).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
