import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  FilterAmount,
  FilterDay,
  type FilterParams,
  FilterText,
  isUnfiltered,
  listPlace,
  numberedPlace,
  readFilter,
  several,
} from './list-filter.ts';

const Filter = z.object({
  marks: several(z.enum(['due', 'late'])),
  tags: several(FilterText),
  from: FilterDay,
  minMinor: FilterAmount,
  sort: z.enum(['-placed', 'placed']).default('-placed'),
  ...listPlace(50),
});
const NAMES = { marks: 'only', tags: 'tag', minMinor: 'min' };
const BARE = { search: '', marks: [], tags: [], sort: '-placed', limit: 50 };

describe('a list filter', () => {
  it('reads what an address says, by the names that addresses use', () => {
    const params = {
      q: 'cup',
      only: ['due', 'late'],
      tag: 'gift',
      from: '2026-03-21',
      min: '1500',
      after: 'x',
    };
    expect(readFilter(Filter, params, NAMES)).toEqual({
      ...BARE,
      search: 'cup',
      marks: ['due', 'late'],
      tags: ['gift'],
      from: '2026-03-21',
      minMinor: 1500,
      after: 'x',
    });
  });

  it('narrows by what it understands and leaves the rest', () => {
    const params = { only: ['due', 'lost'], from: '2026-02-30', min: '-3', sort: 'colour', limit: '9999' };
    expect(readFilter(Filter, params, NAMES)).toEqual({ ...BARE, marks: ['due'] });
  });

  it('cuts a search that is too long, and takes no more values than it reads', () => {
    const params = { q: 'c'.repeat(300), tag: Array.from({ length: 150 }, (_, at) => `tag ${at}`) };
    const { search, tags } = readFilter(Filter, params, NAMES);
    expect([search.length, tags.length]).toEqual([200, 100]);
  });

  it('searches without the zero characters, and not for half of a letter', () => {
    const params = { q: `cup\0${'c'.repeat(196)}😀`, tag: 'gi\0ft' };
    const { search, tags } = readFilter(Filter, params, NAMES);
    expect([search, tags]).toEqual([`cup${'c'.repeat(196)}`, ['gift']]);
  });

  it('turns the pages of numbered rows by their numbers', () => {
    const Numbered = z.object({ marks: several(z.enum(['due'])), ...numberedPlace(50) });
    expect(readFilter(Numbered, { after: '12', before: '0' }, {})).toEqual({
      marks: [],
      after: 12,
      limit: 50,
    });
    expect(readFilter(Numbered, { after: ['x', '12'] }, {})).toEqual({ marks: [], limit: 50 });
  });

  it('never fails, whatever an address says', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    const value = fc.oneof(text, fc.array(text), fc.constant(undefined));
    const names = fc.constantFrom('q', 'only', 'tag', 'from', 'min', 'sort', 'after', 'limit', '__proto__');
    fc.assert(
      fc.property(fc.dictionary(names, value), (params) => {
        const { search, tags, after = '', limit } = readFilter(Filter, params, NAMES);
        expect(limit).toBe(50);
        for (const one of [search, after, ...tags])
          expect([one.includes('\0'), one.isWellFormed()]).toEqual([false, true]);
      }),
    );
  });

  it('is empty as long as it only turns and pages the list', () => {
    const read = (params: FilterParams) => isUnfiltered(readFilter(Filter, params, NAMES));
    expect(read({ sort: 'placed', after: 'x', q: ' ' })).toBe(true);
    for (const params of [{ q: 'cup' }, { only: 'due' }, { min: '0' }]) expect(read(params)).toBe(false);
  });
});
