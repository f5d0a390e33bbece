import { describe, expect, it } from 'vitest';
import { toE164 } from '#lib/phone.ts';
import { WORDS } from '../words/choose-words.ts';
import { makePeople } from './people.ts';
import { ean13 } from './plan-products.ts';
import { planWorld } from './plan-world.ts';

const UNTIL = new Date('2026-11-22T15:00:00Z');
const LOCALES = ['fa', 'ar', 'bg', 'en'] as const;

describe('the world of the demo business', () => {
  it.each(LOCALES)('gives everybody a phone number that is valid (%s)', (locale) => {
    const people = makePeople(planWorld({ locale, seed: 1, orders: 1_000, until: UNTIL }));
    const words = WORDS[locale];
    const apart = [0, 1, 9_999_999, 10_000_000, 10_500_000, 61_234_567, 69_000_000].map(words.phone);
    expect(new Set(apart).size).toBe(apart.length);
    const numbers = people.all.flatMap((one) =>
      one.secondPhone ? [one.phone, one.secondPhone] : [one.phone],
    );
    expect(numbers.filter((number) => toE164(number, null) !== number)).toEqual([]);
  });

  it.each(LOCALES)('gives each head of a family a number of their own (%s)', (locale) => {
    const { all } = makePeople(planWorld({ locale, seed: 1, orders: 3_000, until: UNTIL }));
    const heads = all.filter((one) => one.phoneOf === one.index);
    expect(new Set(heads.map((one) => one.phone)).size).toBe(heads.length);
    expect(heads.length).toBeLessThan(all.length);
  });

  it('begins at midnight of the business, 24 months before', () => {
    expect(
      new Date(planWorld({ locale: 'fa', seed: 1, orders: 100, until: UNTIL }).start).toISOString(),
    ).toBe('2024-11-20T20:30:00.000Z');
  });

  it('grows with the number of orders', () => {
    const large = planWorld({ locale: 'en', seed: 1, orders: 1_000_000, until: UNTIL });
    expect(large.variants.length).toBeGreaterThan(50_000);
    expect(large.places.filter((place) => place.kind !== 'quarantine')).toHaveLength(30);
    expect(large.channels).toHaveLength(8);
    expect(new Set(large.variants.map((variant) => variant.sku)).size).toBe(large.variants.length);
  });

  it('writes check digits as scanners expect them', () => {
    expect(ean13('400638133393')).toBe('4006381333931');
    expect(ean13('200000000001')).toHaveLength(13);
  });

  it('has as many words in every language', () => {
    for (const words of Object.values(WORDS)) {
      expect(words.categories).toHaveLength(6);
      expect(words.firstNames.every((name) => /^[^:]+:[a-z]+$/.test(name))).toBe(true);
      expect(words.lastNames.every((name) => /^[^:]+:[a-z]+$/.test(name))).toBe(true);
      expect(words.cities).toHaveLength(8);
    }
  });
});
