import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { makeWave } from '#domains/fulfilment/picking/make-wave.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { placeOrder } from '../place-order.ts';
import { scanItem } from './scan-item.ts';

const ROUNDS = 12;
const PICKERS = 6;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
});
afterAll(() => shop.close());

describe('several pickers on one walk', () => {
  it('end it together, when each takes one of the last lines at the same moment', async () => {
    await shop.addVariant({ sku: 'CUP', units: ROUNDS * PICKERS });
    const picker = () => shop.ctx('warehouse');
    for (let round = 0; round < ROUNDS; round++) {
      const orderIds: string[] = [];
      for (let at = 0; at < PICKERS; at++) {
        const lines = [{ sku: 'CUP', quantity: 1 }];
        orderIds.push((await placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines })).id);
      }
      const wave = await makeWave(picker(), { id: newId(), locationId: shop.places.north, orderIds });
      const { tasks } = (await getWave(picker(), wave.id))!;
      const told = await Promise.all(
        tasks.map(({ id }) => scanItem(picker(), { waveId: wave.id, taskId: id })),
      );
      expect(told.filter(({ isWaveDone }) => isWaveDone)).toHaveLength(1);
      expect(await getWave(picker(), wave.id)).toMatchObject({ status: 'done' });
    }
  });
});
