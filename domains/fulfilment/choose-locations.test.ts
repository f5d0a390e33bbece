import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseLocations, type Want } from './choose-locations.ts';

const want = (key: string, variantId: string, quantity: number): Want => ({ key, variantId, quantity });
const place = (locationId: string, rank: number, available: Record<string, number>): Candidate => ({
  locationId,
  rank,
  available: new Map(Object.entries(available)),
});
const shown = (wants: Want[], places: Candidate[]) => {
  const plan = chooseLocations(wants, places);
  const parts = plan.parts.map((part) => `${part.key} ${part.quantity} at ${part.locationId}`);
  const short = plan.short.map((one) => `${one.key} ${one.quantity} short`);
  return [plan.reason, ...parts, ...short];
};

describe('choosing where an order is served from', () => {
  it('takes the first location by rank that has everything, even where another has more', () => {
    const places = [place('south', 20, { cup: 99 }), place('north', 10, { cup: 2 })];
    expect(shown([want('a', 'cup', 2)], places)).toEqual(['single', 'a 2 at north']);
  });

  it('prefers one parcel from a later location to two from earlier ones', () => {
    const places = [
      place('north', 10, { cup: 1 }),
      place('south', 20, { pan: 1 }),
      place('corner', 30, { cup: 1, pan: 1 }),
    ];
    expect(shown([want('a', 'cup', 1), want('b', 'pan', 1)], places)).toEqual([
      'single',
      'a 1 at corner',
      'b 1 at corner',
    ]);
  });

  it('otherwise begins where most can be served', () => {
    const places = [place('north', 10, { cup: 1 }), place('south', 20, { cup: 3 })];
    expect(shown([want('a', 'cup', 4)], places)).toEqual(['split', 'a 3 at south', 'a 1 at north']);
  });

  it('says what stays short, and that nothing can be had', () => {
    expect(shown([want('a', 'cup', 4)], [place('north', 10, { cup: 1 })])).toEqual([
      'short',
      'a 1 at north',
      'a 3 short',
    ]);
    expect(shown([want('a', 'cup', 4)], [])).toEqual(['none', 'a 4 short']);
  });

  it('does not give the same unit to two lines of one variant', () => {
    const wants = [want('a', 'cup', 2), want('b', 'cup', 2)];
    expect(shown(wants, [place('north', 10, { cup: 3 })])).toEqual([
      'short',
      'a 2 at north',
      'b 1 at north',
      'b 1 short',
    ]);
  });
});

const variant = fc.constantFrom('cup', 'pan', 'rug');
const wants = fc
  .array(fc.record({ variantId: variant, quantity: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.map((one, at) => ({ ...one, key: `line ${at}` })));
const places = fc.uniqueArray(
  fc.record({
    locationId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    rank: fc.integer({ min: 1, max: 3 }),
    available: fc
      .dictionary(variant, fc.integer({ min: -2, max: 9 }))
      .map((record) => new Map(Object.entries(record))),
  }),
  { selector: (one) => one.locationId, maxLength: 5 },
);

describe('whatever is wanted and wherever it lies', () => {
  it('never promises more than is available, and every unit is promised or short', () => {
    fc.assert(
      fc.property(wants, places, (lines, candidates) => {
        const plan = chooseLocations(lines, candidates);
        for (const { locationId, available } of candidates) {
          for (const [variantId, units] of available) {
            const taken = plan.parts
              .filter((part) => part.locationId === locationId && part.variantId === variantId)
              .reduce((sum, part) => sum + part.quantity, 0);
            expect(taken).toBeLessThanOrEqual(Math.max(0, units));
          }
        }
        for (const line of lines) {
          const promised = plan.parts.filter((part) => part.key === line.key);
          const short = plan.short.find((one) => one.key === line.key)?.quantity ?? 0;
          expect(promised.reduce((sum, part) => sum + part.quantity, short)).toBe(line.quantity);
        }
      }),
    );
  });

  it('serves an order whole from one place wherever one can, and leaves short only what nobody has', () => {
    fc.assert(
      fc.property(wants, places, (lines, candidates) => {
        const plan = chooseLocations(lines, candidates);
        const needed = new Map<string, number>();
        for (const line of lines)
          needed.set(line.variantId, (needed.get(line.variantId) ?? 0) + line.quantity);
        const canAll = (one: Candidate) =>
          [...needed].every(([variantId, units]) => (one.available.get(variantId) ?? 0) >= units);
        expect(plan.reason === 'single').toBe(candidates.some(canAll));
        for (const [variantId, units] of needed) {
          const anywhere = candidates.reduce(
            (sum, one) => sum + Math.max(0, one.available.get(variantId) ?? 0),
            0,
          );
          const promised = plan.parts
            .filter((part) => part.variantId === variantId)
            .reduce((sum, part) => sum + part.quantity, 0);
          expect(promised).toBe(Math.min(units, anywhere));
        }
      }),
    );
  });

  it('gives the same plan however the candidates are ordered', () => {
    fc.assert(
      fc.property(wants, places, (lines, candidates) => {
        expect(chooseLocations(lines, candidates.toReversed())).toEqual(chooseLocations(lines, candidates));
      }),
    );
  });
});
