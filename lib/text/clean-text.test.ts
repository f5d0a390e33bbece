import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cutText } from './clean-text.ts';

describe('texts that the database can keep', () => {
  it('have no zero characters and no halves of characters', () => {
    expect(cleanText('a\0b\ud83d')).toBe('ab\ufffd');
    expect(cleanText('چای 🍵')).toBe('چای 🍵');
  });

  it('are cut between characters, never through one', () => {
    expect(cutText('tea 🍵', 5)).toBe('tea ');
    expect(cutText('tea 🍵', 6)).toBe('tea 🍵');
    expect(cutText('tea', 0)).toBe('');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 12 }), (text, length) => {
        const cut = cutText(text, length);
        expect(cut.isWellFormed()).toBe(true);
        expect(text.startsWith(cut)).toBe(true);
        expect(Math.min(text.length, length) - cut.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
