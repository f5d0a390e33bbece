import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashNationalId } from './hash-national-id.ts';
import { readNationalId } from './read-national-id.ts';

/** The check digit of nine digits, as the registry of Iran reckons it. */
function withIranianCheck(nine: string): string {
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(nine[at]) * (10 - at);
  const rest = sum % 11;
  return nine + (rest < 2 ? rest : 11 - rest);
}

describe('a national number', () => {
  it.each([
    ['0013542419', 'IR', 'IR:0013542419'],
    ['۰۰۱۳۵۴۲۴۱۹', 'IR', 'IR:0013542419'],
    ['001-354241-9', 'IR', 'IR:0013542419'],
    ['7523169263', 'BG', 'BG:7523169263'],
    ['8032056031', 'BG', 'BG:8032056031'],
    ['6101057509', 'BG', 'BG:6101057509'],
    [' ab 123456 ', 'DE', 'DE:AB123456'],
  ])('%s of %s is read', (text, country, expected) => {
    expect(readNationalId(text, country)).toBe(expected);
  });

  it.each([
    ['0013542418', 'IR'],
    ['1111111111', 'IR'],
    ['001354241', 'IR'],
    ['7523169264', 'BG'],
    ['7513169263', 'BG'],
    ['6102307508', 'BG'],
    ['abcdef', 'DE'],
    ['1234', 'DE'],
    ['', 'IR'],
  ])('%s of %s is none', (text, country) => {
    expect(readNationalId(text, country)).toBeNull();
  });

  it('of Iran is read with its check digit, and refused with any other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_998 }), fc.integer({ min: 1, max: 9 }), (seed, by) => {
        const number = withIranianCheck(String(seed).padStart(9, '0'));
        fc.pre(!/^(\d)\1*$/.test(number));
        expect(readNationalId(number, 'IR')).toBe(`IR:${number}`);
        const wrong = number.slice(0, 9) + ((Number(number[9]) + by) % 10);
        expect(readNationalId(wrong, 'IR')).toBeNull();
      }),
    );
  });
});

describe('what is kept of a national number', () => {
  it('is a hash that differs by country, and two digits', () => {
    const kept = hashNationalId('IR:0013542419');
    expect(kept).toEqual({ value: expect.stringMatching(/^[0-9a-f]{64}$/), hint: '19' });
    expect(kept.value).not.toContain('0013542419');
    expect(hashNationalId('BG:0013542419').value).not.toBe(kept.value);
    expect(hashNationalId('IR:0013542419')).toEqual(kept);
  });
});
