import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareCost, spreadOverDays } from './share-cost.ts';

const sum = (parts: readonly { amountMinor: number }[]) =>
  parts.reduce((total, part) => total + part.amountMinor, 0);
const channels = fc.uniqueArray(
  fc.record({ channelId: fc.uuid(), basis: fc.integer({ min: -1e9, max: 1e12 }) }),
  { minLength: 1, maxLength: 12, selector: ({ channelId }) => channelId },
);
const amount = fc.integer({ min: 0, max: 1e12 });

describe('a cost that channels share', () => {
  it('is borne in proportion, the last unit by the largest remainder', () => {
    const facts = [
      { channelId: 'a', basis: 1 },
      { channelId: 'b', basis: 1 },
      { channelId: 'c', basis: 1 },
    ];
    const { shares } = shareCost(1_000, { key: 'netSales', channels: facts });
    expect(shares.map(({ amountMinor }) => amountMinor)).toEqual([334, 333, 333]);
    const uneven = [
      { channelId: 'a', basis: 88 },
      { channelId: 'b', basis: 12 },
    ];
    expect(shareCost(95_005, { key: 'orders', channels: uneven }).shares).toMatchObject([
      { amountMinor: 83_604 },
      { amountMinor: 11_401 },
    ]);
  });

  it('is borne equally where nobody has any of the facts, and says so', () => {
    const facts = [
      { channelId: 'a', basis: 0 },
      { channelId: 'b', basis: -5 },
    ];
    expect(shareCost(101, { key: 'netSales', channels: facts })).toEqual({
      key: 'equal',
      shares: [
        { channelId: 'a', basis: 1, amountMinor: 51 },
        { channelId: 'b', basis: 1, amountMinor: 50 },
      ],
    });
  });

  it('always adds up to the cost, whoever has what', () => {
    fc.assert(
      fc.property(amount, channels, fc.constantFrom('equal', 'netSales', 'own'), (value, facts, key) => {
        const { shares } = shareCost(value, { key: key as 'equal', channels: facts });
        expect(sum(shares)).toBe(value);
        expect(shares.every((share) => share.amountMinor >= 0)).toBe(true);
      }),
    );
  });

  it('gives nobody more than a unit beside the exact share, in whatever order channels come', () => {
    fc.assert(
      fc.property(amount, channels, (value, facts) => {
        const { key, shares } = shareCost(value, { key: 'units', channels: facts });
        expect(shareCost(value, { key: 'units', channels: facts.toReversed() }).shares).toEqual(shares);
        const whole = shares.reduce((total, { basis }) => total + BigInt(Math.max(0, basis)), 0n);
        for (const { basis, amountMinor } of shares) {
          const error = BigInt(amountMinor) * whole - BigInt(value) * BigInt(Math.max(0, basis));
          expect(error < whole && error > -whole).toBe(true);
        }
        expect(['units', 'equal']).toContain(key);
      }),
    );
  });

  it('always adds up over the days of its month', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('days', 'firstDay', 'lastDay'), (value, spread) => {
        const parts = spreadOverDays(value, {
          from: '2026-02-01',
          to: '2026-02-28',
          spread: spread as 'days',
        });
        expect(sum(parts)).toBe(value);
        expect(parts.length).toBeLessThanOrEqual(28);
      }),
    );
    expect(spreadOverDays(100, { from: '2026-03-21', to: '2026-04-20', spread: 'lastDay' })).toEqual([
      { day: '2026-04-20', amountMinor: 100 },
    ]);
  });
});
