import { describe, expect, it } from 'vitest';
import type { LoyaltyRules } from '#domains/loyalty/rules/loyalty-rules.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { readTypedRules, typeRules } from './type-rules.ts';

const PREFS = { digits: 'arabext', tomanDisplay: true } as unknown as Prefs;
const READING = { currency: 'IRR', prefs: PREFS };
const tier = (name: string, from: number) => ({
  id: name,
  name,
  from,
  multiplierBasisPoints: 12_500,
  benefits: '',
});
const RULES: LoyaltyRules = {
  isOn: true,
  startsOn: '2026-03-21',
  earn: [{ id: 'a', categories: ['چای'], channelIds: [], points: 1, perMinor: 1_000_000 }],
  burn: [
    {
      id: 'b',
      channelIds: [],
      currency: 'IRR',
      points: 10,
      amountMinor: 500_000,
      leastPoints: 50,
      stepPoints: 5,
      mostBasisPoints: 2_550,
    },
  ],
  tierBy: 'sales',
  tiers: [tier('برنز', 0), tier('نقره', 50_000_000)],
  waitingDays: 7,
  expiryMonths: 12,
};

describe('the rules as they are typed', () => {
  it('are shown in the reader’s digits and unit, and read back as they were', () => {
    const typed = typeRules(RULES, READING);
    expect(typed.earn[0]).toMatchObject({ points: '۱', per: '۱۰۰۰۰۰' });
    expect(typed.burn[0]).toMatchObject({ points: '۱۰', amount: '۵۰۰۰۰', share: '۲۵.۵' });
    expect(readTypedRules(typed, READING)).toEqual(RULES);
  });

  it('are not guessed where they are unclear', () => {
    const typed = typeRules(RULES, READING);
    expect(readTypedRules({ ...typed, waitingDays: 'soon' }, READING)).toBeNull();
    expect(readTypedRules({ ...typed, earn: [{ ...typed.earn[0]!, per: '0' }] }, READING)).toBeNull();
    const [burn] = typed.burn;
    for (const part of [{ points: '0' }, { amount: '' }, { step: '0' }, { least: 'few' }, { share: '101' }]) {
      expect(readTypedRules({ ...typed, burn: [{ ...burn!, ...part }] }, READING)).toBeNull();
    }
    expect(readTypedRules({ ...typed, tiers: typed.tiers.toReversed() }, READING)).toBeNull();
    expect(
      readTypedRules({ ...typed, tiers: [{ ...typed.tiers[0]!, multiplier: '0.5' }] }, READING),
    ).toBeNull();
  });
});
