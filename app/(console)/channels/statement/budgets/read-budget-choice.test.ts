import { describe, expect, it } from 'vitest';
import { readBudgetChoice } from './read-budget-choice.ts';

const TODAY = '2026-11-22';

describe('the address of budgets', () => {
  it('is this month of the business’s channels unless it says more', () => {
    for (const params of [{}, { by: 'shops', line: 'gross', at: 'soon' }]) {
      const { by, line, shown, months } = readBudgetChoice(params, TODAY, 'gregory');
      expect([by, line, months.map(({ at }) => at)]).toEqual(['channel', null, [shown.at]]);
    }
    expect(readBudgetChoice({}, TODAY, 'persian').shown.at).toBe('1405-09');
  });

  it('shows a line over the months of the year that holds what was shown', () => {
    const { shown, months } = readBudgetChoice({ line: 'net', at: '1404-05' }, TODAY, 'persian');
    expect(shown.at).toBe('1404');
    expect([months.length, months[0]?.at, months[11]?.at]).toEqual([12, '1404-01', '1404-12']);
  });

  it('goes from a year to the running month in it, or to its first', () => {
    expect(readBudgetChoice({ at: '2026' }, TODAY, 'gregory').shown.at).toBe('2026-11');
    expect(readBudgetChoice({ at: '2027' }, TODAY, 'gregory').shown.at).toBe('2027-01');
    expect(readBudgetChoice({ at: '1405' }, TODAY, 'gregory').shown.at).toBe('2026-11');
  });

  it('knows what is searched for and which page is shown', () => {
    const { search, passed, location } = readBudgetChoice(
      { by: 'brand', q: 'kiln', after: '200' },
      TODAY,
      'gregory',
    );
    expect([search, passed, location.params.q]).toEqual(['kiln', 200, 'kiln']);
    expect(readBudgetChoice({ before: '0' }, TODAY, 'gregory').passed).toBe(0);
    expect(readBudgetChoice({ before: '400' }, TODAY, 'gregory').passed).toBe(400);
    for (const after of ['-1', 'x', '1e3'])
      expect(readBudgetChoice({ after }, TODAY, 'gregory').passed).toBe(0);
  });
});
