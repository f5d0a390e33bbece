import { describe, expect, it } from 'vitest';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { type OrderSize, requireKeepable } from './require-keepable.ts';

const MOST_BIGINT = 2n ** 63n - 1n;
const MOST_INTEGER = 2n ** 31n - 1n;

const order = ({ own, amounts }: { own?: Partial<OrderSize['own']>; amounts?: OrderSize['amounts'] }) => ({
  own: { grossMinor: 0, totalMinor: 0, shippingMinor: 0, taxMinor: 0, ...own },
  amounts: { orders: 1, ...amounts },
});
const reasonOf = (after: OrderSize, before?: OrderSize) => {
  try {
    requireKeepable(after, before);
    return null;
  } catch (error) {
    return (error as { details: { reason: string } }).details.reason;
  }
};

describe('the size of an order', () => {
  it('may reach the largest amount and the most units, and nothing beyond', () => {
    const amounts = { grossMinor: LARGEST_AMOUNT_MINOR, cogsMinor: LARGEST_AMOUNT_MINOR, units: 1_000_000 };
    expect(reasonOf(order({ own: { totalMinor: LARGEST_AMOUNT_MINOR }, amounts }))).toBeNull();
    expect(reasonOf(order({ own: { totalMinor: LARGEST_AMOUNT_MINOR + 1 } }))).toBe('orderTooLarge');
    expect(reasonOf(order({ amounts: { cogsMinor: LARGEST_AMOUNT_MINOR + 1 } }))).toBe('orderTooLarge');
    expect(reasonOf(order({ amounts: { units: 1_000_001 } }))).toBe('orderTooManyUnits');
  });

  it('is judged in the currency of the order and in that of the books, each by itself', () => {
    const inRials = { own: { grossMinor: 1 }, amounts: { grossMinor: 2 * LARGEST_AMOUNT_MINOR } };
    const inCents = { own: { grossMinor: 2 * LARGEST_AMOUNT_MINOR }, amounts: { grossMinor: 1 } };
    expect([reasonOf(order(inRials)), reasonOf(order(inCents))]).toEqual(['orderTooLarge', 'orderTooLarge']);
  });

  it('keeps an order that is larger already free to stay and to shrink, not to grow', () => {
    const [smaller, large, larger] = [2, 3, 4].map((times) =>
      order({ amounts: { grossMinor: times * LARGEST_AMOUNT_MINOR } }),
    ) as [OrderSize, OrderSize, OrderSize];
    expect([reasonOf(large, large), reasonOf(smaller, large), reasonOf(larger, large)]).toEqual([
      null,
      null,
      'orderTooLarge',
    ]);
  });

  it('leaves room in the database for a million of the largest amounts, and a thousand of the most units in a day', () => {
    expect(BigInt(LARGEST_AMOUNT_MINOR) * 1_000_000n).toBeLessThan(MOST_BIGINT);
    expect(1_000_000n * 1_000n).toBeLessThan(MOST_INTEGER);
  });
});
