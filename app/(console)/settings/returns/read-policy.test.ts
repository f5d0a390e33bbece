import { describe, expect, it } from 'vitest';
import { FIRST_POLICY } from '#domains/orders/returns/policy/return-policy.ts';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { readTypedPolicy, typePolicy } from './read-policy.ts';

const policy = {
  ...FIRST_POLICY,
  rules: FIRST_POLICY.rules.map((rule) => ({ ...rule, feeBasisPoints: 1250 })),
};

describe('a policy that somebody types', () => {
  it('comes back as it was, in digits of any script', () => {
    for (const locale of ['fa', 'ar', 'bg', 'en'] as const) {
      expect(readTypedPolicy(typePolicy(policy, defaultPrefs(locale, 'UTC')))).toEqual(policy);
    }
  });

  it('is not guessed where a figure is unclear or beyond its bounds', () => {
    const typed = typePolicy(policy, defaultPrefs('en', 'UTC'));
    const [rule] = typed.rules;
    for (const wrong of [{ days: 'many' }, { days: '-1' }, { fee: '101' }, { name: ' ' }]) {
      expect(readTypedPolicy({ ...typed, rules: [{ ...rule!, ...wrong }] })).toBeNull();
    }
    expect(readTypedPolicy({ ...typed, lowestPriceDays: '0' })).toBeNull();
  });
});
