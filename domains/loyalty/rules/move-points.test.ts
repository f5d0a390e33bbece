import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTier } from './choose-tier.ts';
import { lastDay } from './last-day.ts';
import { type Change, expire, type Lot, type Moves, release, takeBack } from './move-points.ts';

const lot = (id: string, part: Partial<Lot> = {}): Lot => ({
  id,
  state: 'usable',
  expiresOn: '2027-01-01',
  earned: 100,
  takenBack: 0,
  used: 0,
  expired: 0,
  left: 100,
  ...part,
});
const total = (moves: Moves) => Object.values(moves).reduce((sum, points) => sum + points, 0);

describe('points on their way', () => {
  it('become usable, and pay first what the member owes', () => {
    expect(release(lot('a', { state: 'pending' }), -30)).toEqual({
      lots: [lot('a', { left: 70, used: 30 })],
      moves: { pending: -100, usable: 70, owed: 30 },
    });
  });

  it('are taken from their own lot first, while it still waits', () => {
    const { moves } = takeBack(lot('a', { state: 'pending' }), [lot('b')], 40);
    expect(moves).toEqual({ issued: 40, pending: -40 });
  });

  it('that were used are taken from what expires first, and the rest is owed', () => {
    const own = lot('a', { used: 100, left: 0 });
    const soon = lot('b', { expiresOn: '2026-06-01', earned: 20, left: 20 });
    const never = lot('c', { expiresOn: null, earned: 50, left: 50 });
    expect(takeBack(own, [never, soon], 100)).toEqual({
      lots: [
        { ...own, takenBack: 100, used: 0 },
        { ...soon, left: 0, used: 20 },
        { ...never, left: 0, used: 50 },
      ],
      moves: { issued: 100, usable: -70, owed: -30 },
    });
  });

  it('that have expired are not taken back a second time', () => {
    const own = lot('a', { expired: 60, used: 40, left: 0 });
    expect(takeBack(own, [], 100).moves).toEqual({ issued: 40, owed: -40 });
  });

  it('never come from nowhere: accounts balance, and every lot is the sum of its parts', () => {
    const any = fc
      .record({
        taken: fc.nat(50),
        used: fc.nat(50),
        expired: fc.nat(50),
        left: fc.nat(50),
        state: fc.constantFrom('pending' as const, 'usable' as const),
        expiresOn: fc.constantFrom('2026-01-01', '2027-01-01', null),
      })
      .map(({ taken, ...rest }) => ({
        ...rest,
        takenBack: taken,
        earned: taken + rest.used + rest.expired + rest.left,
      }));
    fc.assert(
      fc.property(
        any,
        fc.array(any, { maxLength: 4 }),
        fc.nat(300),
        fc.nat(80),
        (one, others, points, owed) => {
          const own = { ...one, id: 'own' };
          const rest = others.map((other, at) => ({ ...other, id: String(at) }));
          const changes: Change[] = [takeBack(own, rest, points), release(own, -owed), expire(own)];
          for (const { lots, moves } of changes) {
            expect(total(moves)).toBe(0);
            for (const { earned, takenBack, used, expired, left } of lots) {
              expect(takenBack + used + expired + left).toBe(earned);
              expect(Math.min(takenBack, used, expired, left)).toBeGreaterThanOrEqual(0);
            }
          }
          expect(changes[0]!.moves.issued ?? 0).toBeLessThanOrEqual(one.earned - one.takenBack - one.expired);
        },
      ),
    );
  });
});

describe('tiers and last days', () => {
  it('are reached with their amount, and the next one is told', () => {
    const tier = (name: string, from: number) => ({
      id: name,
      name,
      from,
      multiplierBasisPoints: 10_000,
      benefits: '',
    });
    const tiers = [tier('silver', 0), tier('gold', 50_000)];
    expect(chooseTier(49_999, { tiers })).toEqual({ tier: tiers[0], next: { tier: tiers[1], missing: 1 } });
    expect(chooseTier(50_000, { tiers })).toEqual({ tier: tiers[1], next: null });
    expect(chooseTier(5, { tiers: [] })).toEqual({ tier: null, next: null });
  });

  it('end in the right month, whatever its length', () => {
    expect(lastDay('2026-03-10', 12)).toBe('2027-03-10');
    expect(lastDay('2026-01-31', 1)).toBe('2026-02-28');
    expect(lastDay('2026-11-30', 3)).toBe('2027-02-28');
    expect(lastDay('2026-11-30', 0)).toBeNull();
  });
});
