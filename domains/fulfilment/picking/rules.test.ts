import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestWeight } from '../packing/suggest-weight.ts';
import { hashPickupCode, isPickupCode, makePickupCode } from '../pickup/pickup-code.ts';
import { packableAt, unpickedAt } from './open-units.ts';
import { sortWalk } from './sort-walk.ts';

const stop = (zone: string, bin: string, sku: string, box = 1) => ({ zone, bin, sku, box });

describe('the way through the shelves', () => {
  it('goes zone by zone and bin by bin as people read them', () => {
    const way = sortWalk([
      stop('B', '1', 'X'),
      stop('A', '10', 'X'),
      stop('A', '9', 'Y'),
      stop('A', '9', 'X', 2),
      stop('A', '9', 'X'),
    ]);
    expect(way.map((one) => `${one.zone}${one.bin}${one.sku}${one.box}`)).toEqual([
      'A9X1',
      'A9X2',
      'A9Y1',
      'A10X1',
      'B1X1',
    ]);
  });

  it('loses no stop and does not depend on the order in which they came', () => {
    const word = fc.constantFrom('A', 'B', 'A-9', 'A-10', '');
    const stops = fc.uniqueArray(
      fc.record({ zone: word, bin: word, sku: word, box: fc.integer({ min: 1, max: 3 }) }),
      {
        selector: (one) => JSON.stringify(one),
      },
    );
    fc.assert(
      fc.property(stops, (list) => {
        expect(sortWalk(list.toReversed())).toEqual(sortWalk(list));
        expect(sortWalk(list)).toHaveLength(list.length);
      }),
    );
  });
});

describe('what of a line is still to be done at a place', () => {
  const line = (picked: { here?: number; there?: number }, here: number, there = 0) => ({
    picked: Object.entries(picked).map(([locationId, quantity]) => ({ locationId, quantity })),
    reservations: [
      { locationId: 'here', quantity: here },
      { locationId: 'there', quantity: there },
    ],
  });

  it.each([
    ['nothing is picked', line({}, 3), 3, 0],
    ['some is picked', line({ here: 2 }, 3), 1, 2],
    ['all is picked', line({ here: 3 }, 3), 0, 3],
    ['promises were lost after it was picked', line({ here: 3 }, 2), 0, 2],
    ['another place has the other half, which is picked', line({ there: 2 }, 2, 2), 2, 0],
    ['both places have picked some', line({ here: 1, there: 2 }, 2, 2), 1, 1],
  ])('%s', (_, given, toPick, toPack) => {
    expect(unpickedAt(given, 'here')).toBe(toPick);
    expect(packableAt(given, 'here')).toBe(toPack);
  });
});

describe('the weight of a parcel', () => {
  it('is that of its goods, five percent and a box; unknown where one of them is', () => {
    expect(
      suggestWeight([
        { quantity: 2, weightGrams: 400 },
        { quantity: 0, weightGrams: null },
      ]),
    ).toBe(990);
    expect(suggestWeight([{ quantity: 1, weightGrams: null }])).toBeNull();
    expect(suggestWeight([])).toBeNull();
  });
});

describe('a pick-up code', () => {
  it('is known again however people say it, and belongs to one order', () => {
    fc.assert(
      fc.property(fc.nat(), () => {
        const code = makePickupCode();
        const hash = hashPickupCode('order', code);
        expect(hash).not.toContain(code);
        expect(isPickupCode('order', ` ${code.slice(0, 3)}-${code.slice(3)} `.toLowerCase(), hash)).toBe(
          true,
        );
        expect(isPickupCode('another', code, hash)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('is read in digits of any script', () => {
    const hash = hashPickupCode('order', '234567');
    expect(isPickupCode('order', '۲۳۴۵۶۷', hash)).toBe(true);
  });
});
