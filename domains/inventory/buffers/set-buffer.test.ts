import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdStock } from '#domains/orders/holds/hold-stock.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { availableForChannel } from '../available-for-channel.ts';
import { listChannelUnits } from './list-channel-units.ts';
import { setBuffer } from './set-buffer.ts';

let shop: TestShop;
let web: string;
let cup: { id: string };

beforeAll(async () => {
  shop = await openShop();
  web = shop.channels.web;
  cup = await shop.addVariant({ sku: 'CUP', units: 10 });
  await shop.db.$client.query(
    `update products set category = 'Cups' where id = (select product_id from variants where id = $1)`,
    [cup.id],
  );
  await shop.db.$client.query('update channels set buffer = 1 where id = $1', [web]);
});
afterAll(() => shop.close());

const place = (channelId: string, quantity: number) =>
  placeOrder(shop.ctx('floor'), { channelId, lines: [{ sku: 'CUP', quantity }] });

describe('units that a channel leaves to others', () => {
  it('add up over channel, category and variant, and bind sales and holds alike', async () => {
    await setBuffer(shop.ctx('manager'), { channelId: web, variantId: cup.id, units: 2 });
    await setBuffer(shop.ctx('manager'), { channelId: web, category: 'Cups', units: 3 });
    const told = await listChannelUnits(shop.ctx('viewer'), cup.id);
    expect(told).toMatchObject([
      { channelName: 'Till', free: 10, buffers: { channel: 0, category: 0, variant: 0 }, available: 10 },
      { channelName: 'Web shop', free: 10, buffers: { channel: 1, category: 3, variant: 2 }, available: 4 },
    ]);
    const may = await availableForChannel(shop.ctx(), { channelId: web, variantIds: [cup.id] });
    expect(may.get(cup.id)).toBe(4);
    await expect(place(web, 5)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    const hold = { channelId: web, key: 'cart', lines: [{ sku: 'CUP', quantity: 5 }] };
    await expect(holdStock(shop.ctx('floor'), hold)).rejects.toMatchObject({ details: { available: 4 } });
    await place(web, 4);
    await place(shop.channels.till, 6);
  });

  it('are changed and ended by saying so again, with an audit row each', async () => {
    const ctx = shop.ctx('manager');
    expect(await setBuffer(ctx, { channelId: web, variantId: cup.id, units: 5 })).toEqual({ units: 5 });
    await setBuffer(ctx, { channelId: web, variantId: cup.id, units: 0 });
    const { rows } = await shop.db.$client.query(
      'select variant_id from channel_buffers where channel_id = $1 and variant_id is not null',
      [web],
    );
    expect(rows).toEqual([]);
    const audited = await shop.db.$client.query(
      `select before->>'units' as before from audit_log where verb = 'channel.write' and subject_id = $1 order by id`,
      [cup.id],
    );
    expect(audited.rows.map((row) => row.before)).toEqual(['0', '2', '5']);
  });

  it('are nobody’s but a leader’s to say, and of nothing unknown', async () => {
    const wish = { channelId: web, variantId: cup.id, units: 1 };
    await expect(setBuffer(shop.ctx('floor'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(setBuffer(shop.ctx('owner'), { ...wish, variantId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
