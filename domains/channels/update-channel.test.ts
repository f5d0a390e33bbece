import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addChannel } from './add-channel.ts';
import { getChannel } from './list-channels.ts';
import { updateChannel } from './update-channel.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const promised = async (slug: string) => (await getChannel(shop.ctx('owner'), slug))?.shipWithinDays;

describe('the promise of a channel', () => {
  it('is what its kind promises until the owner says how many working days, and then again', async () => {
    const fresh = { slug: 'stall', name: 'Stall', kind: 'phone', currency: 'EUR' } as const;
    const { id } = await addChannel(shop.ctx('owner'), fresh);
    expect(await promised('stall')).toBeNull();
    await updateChannel(shop.ctx('owner'), { channelId: id, shipWithinDays: 5 });
    await updateChannel(shop.ctx('owner'), { channelId: id, name: 'Market stall' });
    expect(await promised('stall')).toBe(5);
    await updateChannel(shop.ctx('owner'), { channelId: id, shipWithinDays: null });
    expect(await promised('stall')).toBeNull();
    const { rows } = await shop.db.$client.query(
      `select after->'shipWithinDays' as days, (select count(*)::integer from events where kind = 'channel.changed' and subject_id = $1) as told
       from audit_log where verb = 'channel.write' and subject_id = $1 order by id`,
      [id],
    );
    expect(rows.map((row) => row.days)).toEqual([null, 5, 5, null]);
    expect(rows[0].told).toBe(4);
  });

  it('is at most a year, and not set by who only sells', async () => {
    const channelId = shop.channels.web;
    const long = updateChannel(shop.ctx('owner'), { channelId, shipWithinDays: 366 });
    await expect(long).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const floor = updateChannel(shop.ctx('floor'), { channelId, shipWithinDays: 1 });
    await expect(floor).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
