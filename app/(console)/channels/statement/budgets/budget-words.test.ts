import { describe, expect, it } from 'vitest';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { budgetWords, readBudget } from './budget-words.ts';

const english = defaultPrefs('en', 'UTC');
const persian = defaultPrefs('fa', 'UTC');

describe('a budget in a cell', () => {
  it('is written as it would be typed, and read back to the same amount', () => {
    for (const amount of [0, 5, -5, 1_200, -123_456, 100_000])
      for (const [currency, prefs] of [
        ['EUR', english],
        ['EUR', persian],
        ['IRR', persian],
        ['IRR', english],
      ] as const)
        expect(readBudget(budgetWords(amount, currency, prefs), currency, prefs)).toEqual({
          ok: true,
          value: amount,
        });
    expect(budgetWords(123_456, 'EUR', english)).toBe('1234.56');
    expect(budgetWords(120_000, 'EUR', english)).toBe('1200');
    expect(budgetWords(12_345, 'IRR', persian)).toBe('۱۲۳۴٫۵');
  });

  it('is nothing while the cell is empty, and unclear rather than guessed', () => {
    expect(readBudget(' ', 'EUR', english)).toEqual({ ok: true, value: null });
    expect(readBudget('1.234', 'EUR', english).ok).toBe(false);
    expect(readBudget('a lot', 'EUR', english).ok).toBe(false);
  });
});
