import { describe, expect, it } from 'vitest';
import { compareValues } from './compare-values.ts';
import { describeSummary } from './describe-summary.ts';

describe('what a change did', () => {
  it('names the fields that differ, and no others', () => {
    expect(compareValues({ name: 'Old', rank: 1 }, { name: 'New', rank: 1 })).toEqual([
      { field: 'name', before: 'Old', after: 'New' },
    ]);
  });

  it('looks into what lies inside, and takes lists as one', () => {
    const change = compareValues(
      { to: { city: 'Varna' }, tags: ['a'] },
      { to: { city: 'Sofia' }, tags: ['a', 'b'] },
    );
    expect(change).toEqual([
      { field: 'tags', before: '["a"]', after: '["a","b"]' },
      { field: 'to.city', before: 'Varna', after: 'Sofia' },
    ]);
  });

  it('shows a new thing as all of its fields', () => {
    expect(compareValues(null, { units: 0, note: null })).toEqual([
      { field: 'units', before: null, after: '0' },
    ]);
  });
});

describe('a summary', () => {
  it('is one line without empty parts', () => {
    expect(describeSummary({ sku: 'CUP', note: '', lines: [1] })).toBe('sku: CUP · lines: [1]');
  });

  it('is cut where it would be longer than a line', () => {
    expect(describeSummary({ note: 'x'.repeat(500) })).toHaveLength(161);
  });
});
