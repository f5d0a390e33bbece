import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseLocations } from '../choose-locations.ts';
import { book, CLOSED, order, place, SOFIA, VARNA } from './route.fixture.ts';
import { routeOrder } from './route-order.ts';

const variant = fc.constantFrom('cup', 'pan', 'rug');
const anyOrder = fc
  .record({
    lines: fc.array(fc.record({ variantId: variant, quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    worthMinor: fc.integer({ min: 0, max: 9_000 }),
    isKnown: fc.boolean(),
  })
  .map(({ lines, worthMinor, isKnown }) =>
    order(
      {},
      {
        worthMinor,
        wants: lines.map((line, key) => ({ ...line, key: `line ${key}`, weightGrams: 300 })),
        destination: { country: 'BG', city: 'Varna', position: isKnown ? VARNA : null },
      },
    ),
  );
const anyPlaces = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      rank: fc.integer({ min: 1, max: 3 }),
      available: fc.dictionary(variant, fc.integer({ min: -2, max: 9 })),
      position: fc.constantFrom(null, SOFIA, VARNA),
      ships: fc.boolean(),
      servesChannel: fc.boolean(),
      hours: fc.constantFrom(null, CLOSED),
      dailyOrders: fc.constantFrom(null, 1, 5),
      orderCostMinor: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ id, available, ships, ...more }) =>
      place(id, available, { ...more, ordersToday: 3, services: { ships, pickup: true } }),
    ),
  { selector: (one) => one.locationId, maxLength: 6 },
);
const anyBook = fc
  .record({
    mode: fc.constantFrom('ordered' as const, 'weighted' as const),
    names: fc.shuffledSubarray(['parcels', 'distance', 'shippingCost', 'cover', 'labour', 'rank'] as const, {
      minLength: 1,
    }),
    maxParcels: fc.constantFrom(null, 1, 2),
    keepUnits: fc.integer({ min: 0, max: 2 }),
    isStrict: fc.boolean(),
  })
  .map(({ mode, names, maxParcels, keepUnits, isStrict }) =>
    book(
      {
        mode,
        criteria: names.map((name, index) => ({ by: name, tolerance: index, weight: index + 1 })),
        split: { maxParcels, neverBelowMinor: 2_000 },
        keepUnits,
        require: { service: isStrict, hours: isStrict, capacity: true, sameCountry: isStrict, maxKm: null },
      },
      [{ locationId: null, country: '', upToKm: null, baseMinor: 5, perKgMinor: 1 }],
    ),
  );

describe('whatever the rules, the order and the places', () => {
  it('no place gives more than it has beyond what is kept, and every unit is promised or short', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, anyBook, (wanted, places, rules) => {
        const decision = routeOrder(wanted, places, rules);
        for (const { locationId, available } of places) {
          for (const variantId of ['cup', 'pan', 'rug']) {
            const taken = decision.parts.filter(
              (one) => one.locationId === locationId && one.variantId === variantId,
            );
            const units = taken.reduce((sum, one) => sum + one.quantity, 0);
            const most = Math.max(0, (available.get(variantId) ?? 0) - rules.rules.keepUnits);
            expect(units).toBeLessThanOrEqual(most);
          }
        }
        for (const line of wanted.wants) {
          const promised = decision.parts.filter((one) => one.key === line.key);
          const short = decision.short.find((one) => one.key === line.key)?.quantity ?? 0;
          expect(promised.reduce((sum, one) => sum + one.quantity, short)).toBe(line.quantity);
        }
      }),
    );
  });

  it('nothing is promised at a place that is excluded, and no more parcels are made than allowed', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, anyBook, (wanted, places, rules) => {
        const decision = routeOrder(wanted, places, rules);
        const excluded = decision.excluded.map((one) => one.locationId);
        const used = [...new Set(decision.parts.map((one) => one.locationId))];
        expect(used.filter((id) => excluded.includes(id))).toEqual([]);
        const most = wanted.worthMinor < 2_000 ? 1 : (rules.rules.split.maxParcels ?? 99);
        expect(used.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('the order in which places are given changes nothing', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, anyBook, (wanted, places, rules) => {
        expect(routeOrder(wanted, places.toReversed(), rules)).toEqual(routeOrder(wanted, places, rules));
      }),
    );
  });

  it('the rules that hold from the beginning choose as before there were rules', () => {
    fc.assert(
      fc.property(anyOrder, anyPlaces, (wanted, places) => {
        const open = places.map((one) => ({
          ...one,
          servesChannel: true,
          services: { ships: true, pickup: true },
          dailyOrders: null,
        }));
        const { parts, short, reason, wholeAt } = routeOrder(wanted, open, book({}));
        const simply = chooseLocations(
          wanted.wants.map(({ weightGrams: _, ...want }) => want),
          open,
        );
        const plain = parts.map(({ key, variantId, locationId, quantity }) => ({
          key,
          variantId,
          locationId,
          quantity,
        }));
        expect({ parts: plain, short, reason, wholeAt }).toEqual({ ...simply, parts: simply.parts });
      }),
    );
  });
});
