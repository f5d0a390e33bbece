import { describe, expect, it } from 'vitest';
import { compareValues } from './compare-values.ts';

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
