import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostingPart } from '#db/schema/index.ts';
import { changeOfParts, reverseParts, sumParts } from '#domains/money/posting-parts.ts';
import { loadedLine, loadedOrder } from './loaded-order.fixture.ts';
import type { LoadedLine, LoadedOrder } from './loaded-order.ts';
import { orderAmounts } from './order-amounts.ts';
import { changeOfOrder, orderParts } from './order-parts.ts';

/** An order with shipping costs, and with so much off the whole of it. */
function orderOf(lines: LoadedLine[], more: Partial<LoadedOrder> & { onOrder?: number } = {}): LoadedOrder {
  const { onOrder = 0, ...rest } = more;
  const discountMinor = lines.reduce((total, line) => total + line.discountMinor, onOrder);
  return loadedOrder(lines, { shippingMinor: 500, discountMinor, ...rest });
}

const cup = loadedLine(1, { variantId: 'cup', quantity: 2, grossMinor: 2000, costMinor: 1200 });
const pot = loadedLine(2, { variantId: 'pot', grossMinor: 3000, discountMinor: 300, costMinor: null });

/** What a posting says of goods, in the order of a part. */
function goodsOf(order: LoadedOrder): number[] {
  const said = orderAmounts(order);
  const { grossMinor, discountsMinor, returnsMinor, cogsMinor, units, returnedUnits, unitsWithoutCost } =
    said;
  return [grossMinor, discountsMinor, returnsMinor, cogsMinor, units, returnedUnits, unitsWithoutCost].map(
    (one) => one ?? 0,
  );
}

const totalOf = (parts: readonly PostingPart[]) =>
  [1, 2, 3, 4, 5, 6, 7].map((at) => parts.reduce((sum, part) => sum + Number(part[at as 1]), 0));

describe('the goods behind what an order means in money', () => {
  it('are its variants, each once, with what is not known of them', () => {
    const more = loadedLine(3, { variantId: 'cup', grossMinor: 1000, costMinor: 600 });
    expect(orderParts(orderOf([cup, pot, more, loadedLine(4, { variantId: null, grossMinor: 50 })]))).toEqual(
      [
        ['cup', 3000, 0, 0, 1800, 3, 0, 0],
        ['pot', 3000, 300, 0, 0, 1, 0, 1],
        [null, 50, 0, 0, 0, 1, 0, 0],
      ],
    );
  });

  it('share a discount on the whole order by their own net, and an odd cent goes to the largest share', () => {
    const thirds = [1, 2, 3].map((at) => loadedLine(at, { variantId: `v${at}`, grossMinor: 1000 }));
    const discounts = orderParts(orderOf(thirds, { onOrder: 100 })).map((part) => part[2]);
    expect(discounts).toEqual([34, 33, 33]);
    expect(orderParts(orderOf([cup, pot], { onOrder: 470 })).map((part) => part[2])).toEqual([200, 570]);
  });

  it('put what rounding to another currency leaves over on the largest', () => {
    const rials = { currency: 'IRR', rate: '0.0021' };
    const lines = [1, 2, 3].map((at) =>
      loadedLine(at, { variantId: `v${at}`, grossMinor: at === 2 ? 9 : 7 }),
    );
    const order = orderOf(lines, rials);
    expect(orderAmounts(order).grossMinor).toBe(5);
    expect(orderParts(order).map((part) => part[1])).toEqual([1, 3, 1]);
  });

  it('are none once the order is cancelled: the change takes all of them back', () => {
    const order = orderOf([cup, pot]);
    const { parts } = changeOfOrder(order, { ...order, status: 'cancelled' });
    expect(parts).toEqual(reverseParts(orderParts(order)));
  });

  it('change where unknown goods become known, though the money stays', () => {
    const unknown = orderOf([loadedLine(1, { variantId: null, grossMinor: 1000 })]);
    const known = orderOf([loadedLine(1, { variantId: 'cup', grossMinor: 1000 })]);
    const change = changeOfOrder(unknown, known);
    expect(change.amounts).toEqual({});
    expect(change.parts).toEqual([
      ['cup', 1000, 0, 0, 0, 1, 0, 0],
      [null, -1000, 0, 0, 0, -1, 0, 0],
    ]);
  });

  const amount = fc.nat({ max: 1_000_000 });
  const anyLine = fc
    .record({
      variantId: fc.constantFrom('a', 'b', 'c', null),
      quantity: fc.integer({ min: 1, max: 9 }),
      grossMinor: amount,
      discountShare: fc.nat({ max: 100 }),
      costMinor: fc.option(amount),
      returnedShare: fc.nat({ max: 100 }),
    })
    .map(({ discountShare, returnedShare, ...line }) => {
      const discountMinor = Math.floor((line.grossMinor * discountShare) / 100);
      return {
        ...line,
        discountMinor,
        returnedQuantity: Math.floor((line.quantity * returnedShare) / 100),
        returnedMinor: Math.floor(((line.grossMinor - discountMinor) * returnedShare) / 100),
        returnedCostMinor: Math.floor(((line.costMinor ?? 0) * returnedShare) / 100),
      };
    });
  const anyOrder = fc
    .record({
      lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
      onOrder: fc.nat({ max: 500 }),
      rate: fc.constantFrom('1', '0.000021', '1.9558', '4.973'),
    })
    .map(({ lines, onOrder, rate }) =>
      orderOf(
        lines.map((line, at) => loadedLine(at, line)),
        { onOrder, rate, currency: rate === '1' ? 'EUR' : 'IRR' },
      ),
    );

  it('add up to what the posting says of goods, whatever was sold, discounted and returned', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        expect(totalOf(orderParts(order))).toEqual(goodsOf(order));
      }),
    );
  });

  it('follow from one state to the next: what is posted of each state adds up to the last', () => {
    fc.assert(
      fc.property(fc.array(anyOrder, { minLength: 2, maxLength: 5 }), (states) => {
        const posted = states.map((state, at) =>
          at === 0 ? orderParts(state) : changeOfParts(orderParts(states[at - 1]!), orderParts(state)),
        );
        const rest = changeOfParts(orderParts(states.at(-1)!), sumParts(posted.flat()));
        expect(rest).toEqual([]);
      }),
    );
  });
});
