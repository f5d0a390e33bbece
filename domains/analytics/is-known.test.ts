import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { isKnown, SUBJECTS, type Subject } from './is-known.ts';

let shop: TestShop;
const subjects = Object.keys(SUBJECTS) as Subject[];

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

describe('whether there is such a thing', () => {
  it('is yes for what was made', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 3 });
    const lines = [{ sku: 'CUP', quantity: 1 }];
    const order = await placeOrder(shop.ctx('owner'), { channelId: shop.channels.web, lines });
    const owner = shop.ctx('owner');
    expect(await isKnown(owner, 'variant', cup.id)).toBe(true);
    expect(await isKnown(owner, 'order', order.id)).toBe(true);
    expect(await isKnown(owner, 'channel', shop.channels.web)).toBe(true);
  });

  it.each(subjects)('is no for a %s that nobody made, and for what is not an id', async (subject) => {
    expect(await isKnown(shop.ctx('owner'), subject, newId())).toBe(false);
    expect(await isKnown(shop.ctx('owner'), subject, '1042')).toBe(false);
  });

  it('is no for a person who is erased', async () => {
    const { id } = await createCustomer(shop.ctx('owner'), {
      ...{ name: 'Ina', phone: '+359888777051', channelId: shop.channels.web },
    });
    expect(await isKnown(shop.ctx('owner'), 'customer', id)).toBe(true);
    await shop.db.$client.query('update customers set erased_at = $2 where id = $1', [id, shop.now]);
    expect(await isKnown(shop.ctx('owner'), 'customer', id)).toBe(false);
  });

  it('is not told to those who may not look', async () => {
    await expect(isKnown(shop.ctx('warehouse'), 'customer', newId())).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
