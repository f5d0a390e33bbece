import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { setFees } from './set-fees.ts';
import { settleFees } from './settle-fees.ts';

let shop: TestShop;
let channelId: string;

beforeAll(async () => {
  shop = await openShop();
  channelId = shop.channels.web;
  await shop.addVariant({ sku: 'CUP', units: 500 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const feesOf = async (orderId: string) => {
  const { rows } = await shop.db.$client.query<{ kind: string; day: string; fees: number }>(
    `select kind, day::text, fees_minor as fees from postings where order_id = $1 order by id`,
    [orderId],
  );
  return rows;
};
const place = (quantity: number) =>
  placeOrder(shop.ctx('floor'), { channelId, lines: [{ sku: 'CUP', quantity }] });
const agree = (fee: Record<string, unknown>) =>
  setFees(shop.ctx('owner'), {
    channelId,
    validFrom: '2026-01-01',
    fees: [{ name: 'Commission', ...fee }],
  });

describe('fees of an order', () => {
  it('go by the step of its value and stay within their limits', async () => {
    const tiers = [{ fromMinor: 5_000, basisPoints: 500 }];
    await agree({ basisPoints: 1_000, minimumMinor: 200, tiersBy: 'order', tiers });
    // One cup is 10.00 and 20 % tax.
    expect((await feesOf((await place(1)).id))[0]!.fees).toBe(200);
    expect((await feesOf((await place(4)).id))[0]!.fees).toBe(480);
    expect((await feesOf((await place(5)).id))[0]!.fees).toBe(300);
  });

  it('go by the net sales of the month so far', async () => {
    const tiers = [{ fromMinor: 20_000, basisPoints: 100 }];
    await agree({ basisPoints: 1_000, tiersBy: 'month', tiers });
    // Ten cups were sold already, for 100.00.
    expect((await feesOf((await place(10)).id))[0]!.fees).toBe(1_200);
    expect((await feesOf((await place(10)).id))[0]!.fees).toBe(120);
  });

  it('refuse what nobody can mean', async () => {
    await expect(agree({ minimumMinor: 500, maximumMinor: 100 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(agree({ tiersBy: 'order' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a statement of fees', () => {
  it('charges the difference to whoever bought', async () => {
    await agree({ basisPoints: 1_000 });
    const { id } = await placeOrder(shop.ctx('floor'), {
      channelId,
      customer: { name: 'Vera', email: 'vera@example.com' },
      lines: [{ sku: 'CUP', quantity: 1 }],
    });
    const lines = [{ order: id, externalId: 'S0-1', amountMinor: 75 }];
    await settleFees(shop.ctx('manager'), { channelId, day: '2026-03-20', lines });
    const { rows } = await shop.db.$client.query(
      `select distinct customer_id is not null and customer_id = (select customer_id from orders where id = $1) as "isTheirs"
       from postings where order_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ isTheirs: true }]);
  });

  it('posts the difference on its own day, once, and a later one in place of it', async () => {
    await agree({ basisPoints: 1_000 });
    const order = await place(1);
    const statement = {
      channelId,
      day: '2026-03-20',
      lines: [
        { order: String(order.number), externalId: 'S1-1', amountMinor: 90 },
        { order: order.id, externalId: 'S1-2', amountMinor: 45 },
      ],
    };
    expect(await settleFees(shop.ctx('manager'), statement)).toMatchObject({
      settled: 1,
      differenceMinor: 15,
    });
    expect(await settleFees(shop.ctx('manager'), statement)).toMatchObject({ settled: 0, known: 2 });
    const later = {
      ...statement,
      day: '2026-04-02',
      lines: [{ ...statement.lines[0]!, externalId: 'S2-1' }],
    };
    await settleFees(shop.ctx('manager'), later);
    expect(await feesOf(order.id)).toEqual([
      { kind: 'sale', day: '2026-03-10', fees: 120 },
      { kind: 'adjustment', day: '2026-03-20', fees: 15 },
      { kind: 'adjustment', day: '2026-04-02', fees: -45 },
    ]);
  });

  it('names the order that the channel does not have, and takes nothing', async () => {
    const lines = [{ order: 'N-1', externalId: 'S3-1', amountMinor: 1 }];
    await expect(
      settleFees(shop.ctx('manager'), { channelId, day: '2026-03-20', lines }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('N-1') });
    await expect(
      settleFees(shop.ctx('floor'), { channelId, day: '2026-03-20', lines }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
