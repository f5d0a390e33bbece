import { describe, expect, it } from 'vitest';
import { makeNeedles, makePattern } from './make-patterns.ts';

const CLUES = {
  names: ['Mira Petrova', 'Rose'],
  phones: ['+989121234567'],
  words: ['mira@example.com', 'a'],
};

/** PostgreSQL's classes in the words of this language. */
function finds(text: string): boolean {
  const pattern = makePattern(CLUES)!.replaceAll('[[:alnum:]]', String.raw`[\p{L}\p{N}]`);
  return new RegExp(pattern, 'iu').test(text);
}

describe('what finds a person in texts', () => {
  it.each([
    'Ordered by mira  PETROVA, thanks',
    'call 0912 123 45 67',
    'call ۰۹۱۲۱۲۳۴۵۶۷',
    'tel:00989121234567',
    'MIRA@example.com',
  ])('%s', (text) => {
    expect(finds(text)).toBe(true);
  });

  it.each(['a rose for Mira', 'samira@example.com.org', '10912123456789', 'Petrova alone'])(
    '%s is not about the person',
    (text) => {
      expect(finds(text)).toBe(false);
    },
  );

  it('is nothing where only short or single words are known', () => {
    expect(makePattern({ names: ['Rose'], phones: [], words: ['a'] })).toBeNull();
  });

  it('looks in raw bytes for what JSON escapes, too', () => {
    expect(makeNeedles({ names: ['میرا پ'], phones: [], words: [] })).toEqual([
      'میرا پ',
      String.raw`\u0645\u06cc\u0631\u0627 \u067e`,
    ]);
  });
});
