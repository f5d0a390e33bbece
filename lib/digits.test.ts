import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseDigits, parseDecimalToMinor, parseInteger, toLocaleDigits } from './digits.ts';

describe('digits of any script', () => {
  it('reads Persian, Arabic, full-width and Devanagari digits as the same figure', () => {
    expect(normaliseDigits('۱۴۰۵ ١٢٣ ４２ १०')).toBe('1405 123 42 10');
  });

  it('leaves letters, marks and emoji as they are', () => {
    expect(normaliseDigits('کد A-۱۲ № ½ 🧾')).toBe('کد A-12 № ½ 🧾');
  });

  it('reads mathematical digits, whose run is fifty long', () => {
    expect(normaliseDigits('𝟎𝟗𝟘𝟡𝟶𝟿')).toBe('090909');
  });

  it('reads back whatever it wrote in the digits of the reader', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('latn', 'arab', 'arabext'), (value, digits) => {
        expect(normaliseDigits(toLocaleDigits(String(value), digits))).toBe(String(value));
      }),
    );
  });
});

describe('whole numbers that people type', () => {
  it.each([
    ['۱۲۳', 123],
    ['١٬٢٣٤', 1234],
    ['1 234 567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['−5', -5],
    ['۵-', -5],
    ['12.00', 12],
    ["1'000", 1000],
    ['\u200e۴۲', 42],
  ])('%s is %d', (text, value) => {
    expect(parseInteger(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['twelve', 'not-a-number'],
    ['1,23,4', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['5.0E+12', 'not-a-number'],
    ['12.5', 'too-precise'],
    ['1,234', 'ambiguous'],
    ['1.234', 'ambiguous'],
    ['99999999999999999999', 'too-large'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseInteger(text)).toEqual({ ok: false, reason });
  });

  it('reads an unclear separator once it is known how the writer writes', () => {
    expect(parseInteger('1,234', '.')).toEqual({ ok: true, value: 1234 });
    expect(parseInteger('1.234', ',')).toEqual({ ok: true, value: 1234 });
    expect(parseInteger('1.234', '.')).toEqual({ ok: false, reason: 'too-precise' });
  });
});

describe('amounts that people type', () => {
  it.each([
    ['12,5', 2, 1250],
    ['12.50', 2, 1250],
    ['۱۲٫۵', 2, 1250],
    ['١٬٢٣٤٫٥٦', 2, 123_456],
    ['1.234,56', 2, 123_456],
    ['1,234.56', 2, 123_456],
    ['12,34,567.89', 2, 123_456_789],
    ['.5', 2, 50],
    ['0,125', 3, 125],
    ['۱٫۲۳۴', 3, 1234],
    ['1.500', 3, null],
    ['-0', 2, 0],
  ])('%s with %d decimals', (text, exponent, value) => {
    const expected = value === null ? { ok: false, reason: 'ambiguous' } : { ok: true, value };
    expect(parseDecimalToMinor(text, exponent)).toEqual(expected);
  });

  it('never rounds money away', () => {
    expect(parseDecimalToMinor('1.005', 2, '.')).toEqual({ ok: false, reason: 'too-precise' });
    expect(parseDecimalToMinor('12.3450', 3)).toEqual({ ok: true, value: 12_345 });
  });

  it('reads back every amount that a shop writes with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('.', ','), (minor, mark) => {
        const digits = String(Math.abs(minor)).padStart(3, '0');
        const text = `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
        expect(parseDecimalToMinor(text, 2)).toEqual({ ok: true, value: minor });
      }),
    );
  });
});
