import type { TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { adjustPoints } from '../adjust-points.ts';

/** A programme for tests: a point for each whole unit; at the till 100 points take off 5.00, up to half of the goods. */
export const SPENDING = {
  isOn: true,
  startsOn: '2026-01-01',
  earn: [{ id: newId(), points: 1, perMinor: 100 }],
  burn: [
    {
      id: newId(),
      channelIds: [] as string[],
      currency: 'EUR',
      points: 100,
      amountMinor: 500,
      leastPoints: 50,
      stepPoints: 10,
      mostBasisPoints: 5_000,
    },
  ],
  tierBy: 'sales' as const,
  tiers: [],
  waitingDays: 14,
  expiryMonths: 12,
};

/** A customer with points that can be used at once. */
export async function addMember(
  shop: TestShop,
  { name, points }: { name: string; points: number },
): Promise<string> {
  const customerId = newId();
  await shop.db.$client.query(
    `insert into customers (id, name, search, created_at, updated_at) values ($1, $2, lower($2), $3, $3)`,
    [customerId, name, shop.now],
  );
  if (points > 0) await adjustPoints(shop.ctx('owner'), { customerId, points, reason: 'Welcome' });
  return customerId;
}
