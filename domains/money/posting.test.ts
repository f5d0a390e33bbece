import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { margins, POSTING_AMOUNTS, type PostingAmounts, receivableOf, reverse } from './posting.ts';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
const amounts = fc.record(Object.fromEntries(POSTING_AMOUNTS.map((name) => [name, amount])), {
  requiredKeys: [],
}) as fc.Arbitrary<PostingAmounts>;

describe('what a posting means', () => {
  it('is owed by the customer: goods less discounts and returns, shipping and tax', () => {
    const sale = {
      grossMinor: 2000,
      discountsMinor: 100,
      shippingMinor: 500,
      taxMinor: 480,
      cogsMinor: 1200,
    };
    expect(receivableOf(sale)).toBe(2880);
    expect(receivableOf({ returnsMinor: 1000, taxMinor: -200 })).toBe(-1200);
    expect(receivableOf({ marketingMinor: 900, feesMinor: 50 })).toBe(0);
  });

  it('is undone by its reverse, whatever it is', () => {
    fc.assert(
      fc.property(amounts, (one) => {
        const back = reverse(one);
        expect(receivableOf(back) + receivableOf(one)).toBe(0);
        expect(POSTING_AMOUNTS.every((name) => (one[name] ?? 0) + (back[name] ?? 0) === 0)).toBe(true);
      }),
    );
  });

  it('gives the margins of the glossary', () => {
    const month = {
      grossMinor: 10_000,
      discountsMinor: 500,
      returnsMinor: 1_500,
      cogsMinor: 4_000,
      shippingMinor: 700,
      feesMinor: 300,
      fulfilmentMinor: 250,
      handlingMinor: 150,
      marketingMinor: 1_000,
      fixedMinor: 2_500,
    };
    expect(margins(month)).toEqual({
      netMinor: 8_000,
      cm1Minor: 4_000,
      cm2Minor: 4_000,
      cm3Minor: 3_000,
      profitMinor: 500,
    });
  });
});
