import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { readRules, typeRules } from './read-rules.ts';

const prefs = defaultPrefs('fa', 'Asia/Tehran');
const unit = { name: 'EUR', decimals: 2 };
const rules: RoutingRules = {
  ...DEFAULT_RULES,
  mode: 'weighted',
  criteria: [
    { by: 'distance', tolerance: 25, weight: 5 },
    { by: 'shippingCost', tolerance: 150, weight: 1.5 },
  ],
  require: { ...DEFAULT_RULES.require, maxKm: 400 },
  split: { maxParcels: 2, neverBelowMinor: 3_000 },
  keepUnits: 1,
};

describe('rules in a form', () => {
  it('come back as they were, in Persian digits too', () => {
    expect(readRules(typeRules(rules, unit, prefs), unit)).toEqual({ rules });
    expect(readRules(typeRules(DEFAULT_RULES, unit, prefs), unit)).toEqual({ rules: DEFAULT_RULES });
  });

  it('name the figures that are unclear', () => {
    const typed = { ...typeRules(rules, unit, prefs), maxParcels: 'two', neverBelow: '-' };
    expect(readRules(typed, unit)).toEqual({ unclear: ['maxParcels', 'neverBelow'] });
  });
});
