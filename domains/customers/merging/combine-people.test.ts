import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attributes, combinePeople, type OwnAttributes, takeEdits } from './combine-people.ts';

const mira: OwnAttributes = {
  name: 'Mira',
  note: 'Calls after six.',
  tags: ['vip'],
  locale: null,
  country: 'BG',
  hiddenTags: [],
};
const wholesale: Attributes = {
  name: 'M. Petrova',
  note: 'Wants invoices.',
  tags: ['b2b', 'vip'],
  locale: 'bg',
  country: null,
};

describe('people who are shown as one', () => {
  it('have the name of the survivor, and the notes and tags of all', () => {
    expect(combinePeople(mira, [wholesale])).toEqual({
      name: 'Mira',
      note: 'Calls after six.\nWants invoices.',
      tags: ['vip', 'b2b'],
      locale: 'bg',
      country: 'BG',
    });
  });

  it('keep what staff wrote meanwhile when they are two again', () => {
    const shown = {
      ...combinePeople(mira, [wholesale]),
      name: 'Mira Petrova',
      note: 'Calls after six.\nWants invoices.\nLikes tea.',
      tags: ['vip', 'late payer'],
    };
    const own = takeEdits(mira, [wholesale], shown);
    expect(own).toEqual({
      ...mira,
      name: 'Mira Petrova',
      note: 'Calls after six.\nLikes tea.',
      tags: ['vip', 'late payer'],
      hiddenTags: ['b2b'],
    });
    expect(combinePeople(own, [wholesale]).tags).toEqual(['vip', 'late payer']);
    expect(combinePeople(own, [])).toMatchObject({ name: 'Mira Petrova', tags: ['vip', 'late payer'] });
  });

  it('are as before where nobody wrote anything', () => {
    const tag = fc.constantFrom('a', 'b', 'c');
    const person = fc.record({
      name: fc.constantFrom('', 'Mira', 'Omar'),
      note: fc.constantFrom('', 'one', 'two'),
      tags: fc.uniqueArray(tag),
      locale: fc.constantFrom(null, 'bg', 'fa'),
      country: fc.constantFrom(null, 'BG'),
    });
    fc.assert(
      fc.property(person, fc.array(person, { maxLength: 4 }), fc.uniqueArray(tag), (one, others, hidden) => {
        const own = { ...one, hiddenTags: hidden };
        expect(takeEdits(own, others, combinePeople(own, others))).toEqual(own);
      }),
    );
  });
});
