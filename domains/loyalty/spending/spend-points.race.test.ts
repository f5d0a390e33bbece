import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { getLoyalty } from '../get-loyalty.ts';
import { saveLoyaltyRules } from '../rules/save-rules.ts';
import { addMember, SPENDING } from '../testing/spending-shop.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
  await shop.addVariant({ sku: 'CUP', units: 5_000 });
  await saveLoyaltyRules(shop.ctx('owner'), { rules: SPENDING, expectedVersion: 0 });
});
afterAll(() => shop.close());

const usable = async (customerId: string) => (await getLoyalty(shop.ctx('floor'), customerId)).usable;

describe('the same points at several tills at once', () => {
  it('are taken exactly once, in ten rounds of eight tills of two programs', async () => {
    const programs = [connect(shop.url, { max: 8 }), connect(shop.url, { max: 8 })];
    for (let round = 0; round < 10; round++) {
      const customerId = await addMember(shop, { name: `Wanted ${round}`, points: 150 });
      const buy = (till: number) =>
        placeOrder(shop.ctx('floor', { db: programs[till % 2]! }), {
          channelId: till % 3 === 0 ? shop.channels.web : shop.channels.till,
          customerId,
          points: 100,
          lines: [{ sku: 'CUP', quantity: 1 }],
        });
      const answers = await Promise.allSettled(Array.from({ length: 8 }, (_, till) => buy(till)));
      const refused = answers.flatMap((one) =>
        one.status === 'rejected' ? [one.reason.details.reason] : [],
      );
      expect(refused).toEqual(Array.from({ length: 7 }, () => 'pointsShort'));
      expect(await usable(customerId)).toBe(50);
    }
    await Promise.all(programs.map((program) => program.$client.end()));
  });

  it('never go astray where orders with and without points come at the same moment', async () => {
    const customers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => addMember(shop, { name: `Busy ${at}`, points: 100 })),
    );
    const answers = await Promise.allSettled(
      customers.flatMap((customerId) =>
        [100, undefined, 100].map((points) =>
          placeOrder(shop.ctx('floor'), {
            channelId: shop.channels.till,
            customerId,
            points,
            lines: [{ sku: 'CUP', quantity: 1 }],
          }),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    for (const customerId of customers) expect(await usable(customerId)).toBe(0);
    await expectSoundBooks(shop.db);
  });

  it('are taken once by a request that is sent twice', async () => {
    const customerId = await addMember(shop, { name: 'Twice', points: 100 });
    const ctx = shop.ctx('floor', { commandId: crypto.randomUUID() });
    const wish = {
      channelId: shop.channels.till,
      customerId,
      points: 100,
      lines: [{ sku: 'CUP', quantity: 1 }],
    };
    const first = await placeOrder(ctx, wish);
    expect(await placeOrder(ctx, wish)).toEqual(first);
    expect(await usable(customerId)).toBe(0);
  });
});
