import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BurnRule, NO_PROGRAMME } from './loyalty-rules.ts';
import { findBurnRule, mostPoints, priceOfPoints, worthOf } from './price-of-points.ts';

const SHOP = '019a0000-0000-7000-8000-000000000001';
const WEB = '019a0000-0000-7000-8000-000000000002';
const rule = (part: Partial<BurnRule> = {}): BurnRule => ({
  id: SHOP,
  channelIds: [],
  currency: 'EUR',
  points: 100,
  amountMinor: 500,
  leastPoints: 100,
  stepPoints: 10,
  mostBasisPoints: 5_000,
  ...part,
});
const live = (...burn: BurnRule[]) => ({ version: 3, rules: { ...NO_PROGRAMME, isOn: true, burn } });
const place = { channelId: SHOP, currency: 'EUR', goodsMinor: 10_000 };

describe('what points take off', () => {
  it('is so much for so many points, and a rest takes nothing off', () => {
    expect(worthOf(100, rule())).toBe(500);
    expect(worthOf(199, rule({ amountMinor: 1 }))).toBe(1);
    expect(priceOfPoints(120, place, live(rule()))).toBe(600);
  });

  it('follows the first rule that speaks for the channel and the currency', () => {
    const web = rule({ channelIds: [WEB], amountMinor: 900 });
    const dollars = rule({ currency: 'USD' });
    expect(findBurnRule(place, live(web, dollars, rule()))?.amountMinor).toBe(500);
    expect(findBurnRule({ ...place, channelId: WEB }, live(web, rule()))?.amountMinor).toBe(900);
    expect(findBurnRule({ ...place, currency: 'USD' }, live(web, rule()))).toBeUndefined();
  });

  it('is refused in words where it cannot be', () => {
    const reason = (points: number, rules = live(rule()), where = place) => {
      try {
        return priceOfPoints(points, where, rules);
      } catch (error) {
        return (error as { details: { reason: string } }).details.reason;
      }
    };
    expect(reason(100, { version: 0, rules: NO_PROGRAMME })).toBe('noLoyalty');
    expect(reason(100, live())).toBe('pointsNotHere');
    expect(reason(90)).toBe('pointsStep');
    expect(reason(105)).toBe('pointsStep');
    expect(reason(1_010)).toBe('pointsTooMany');
    expect(reason(1_000)).toBe(5_000);
  });
});

describe('the most points that goods take', () => {
  it('stay within the share and the balance, in whole steps', () => {
    expect(mostPoints(10_000, rule())).toBe(1_000);
    expect(mostPoints(10_000, rule(), 457)).toBe(450);
    expect(mostPoints(10_000, rule(), 99)).toBe(0);
    expect(mostPoints(900, rule())).toBe(0);
    expect(mostPoints(0, rule())).toBe(0);
  });

  it('are never used in vain', () => {
    expect(mostPoints(1_000, rule({ amountMinor: 1, stepPoints: 1 }), 599)).toBe(500);
  });

  it('are always allowed, and one step more never is', () => {
    const any = fc.record({
      points: fc.integer({ min: 1, max: 500 }),
      amountMinor: fc.integer({ min: 1, max: 50_000 }),
      leastPoints: fc.integer({ min: 1, max: 300 }),
      stepPoints: fc.integer({ min: 1, max: 60 }),
      mostBasisPoints: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(any, fc.nat(1_000_000), (part, goodsMinor) => {
        const one = rule(part);
        const most = mostPoints(goodsMinor, one);
        const where = { ...place, goodsMinor };
        const limitMinor = (goodsMinor * one.mostBasisPoints) / 10_000;
        if (most > 0) expect(priceOfPoints(most, where, live(one))).toBeLessThanOrEqual(limitMinor);
        expect(() => priceOfPoints(most + one.stepPoints, where, live(one))).toThrow();
      }),
    );
  });
});
