import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { isCommonPassword } from './password-rule.ts';

describe('passwords that are tried first', () => {
  it.each([
    'password',
    'Password123',
    'P@ssw0rd!!',
    '!!letmein!!',
    'qwertyuiop',
    '1234567890',
    '0987654321',
    'aaaaaaaaaaaa',
    '1212121212',
    'iloveyou2026',
    'Persepolis1',
    'парола1234',
    'رمزعبور۱۲۳',
    'ｐａｓｓｗｏｒｄ１',
    'zxcvbnm',
  ])('%s is one', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'brass kettle on tram 9',
    'nine-lamps-over-river',
    'سه لیوان چای داغ',
    'кафе на шестия етаж',
    'x7!Kq0zR#v2m',
  ])('%s is none', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  it('are several hundred words, each once and in lower case', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(400);
    for (const word of COMMON_PASSWORDS) expect(word).toBe(word.normalize('NFKC').toLowerCase());
  });
});
