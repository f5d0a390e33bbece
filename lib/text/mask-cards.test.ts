import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCards } from './mask-cards.ts';

describe('card numbers typed anywhere', () => {
  it.each([
    ['my card 4111111111111111 please', 'my card 411111••••••1111 please'],
    ['4111 1111 1111 1111', '4111 11•• •••• 1111'],
    ['5555-5555-5555-4444', '5555-55••-••••-4444'],
    ['378282246310005', '378282•••••0005'],
    ['4222222222222', '422222•••2222'],
    ['کارت ۶۰۳۷۹۹۷۱۲۳۴۵۶۷۸۳', 'کارت ۶۰۳۷۹۹••••••۶۷۸۳'],
    ['٤١١١ ١١١١ ١١١١ ١١١١', '٤١١١ ١١•• •••• ١١١١'],
    ['４１１１１１１１１１１１１１１１', '４１１１１１••••••１１１１'],
    ['[6011000990139424]', '[601100••••••9424]'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskCards(text)).toBe(masked);
  });

  it.each([
    '4006381333931',
    '+359 888 123 456',
    '+4917612345678',
    '404-7654321-7654327',
    '4c0e8f1a-4123-4123-8123-123456789012',
    '2026-03-10T10:00:00.000Z',
    'ajs-next-1773136800000-6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
    '4111111111111112',
    '1234567890123456',
    'order 20260310-000123',
  ])('%s is none and stays', (text) => {
    expect(maskCards(text)).toBe(text);
  });

  it('a card of any length, script and grouping keeps its first six and last four digits only', () => {
    const card = fc
      .record({
        scheme: fc.constantFrom('4', '51', '603799', '627353', '2200', '37'),
        filling: fc.array(fc.nat(9), { minLength: 19, maxLength: 19 }),
        length: fc.constantFrom(15, 16, 17, 18, 19),
      })
      .map(({ scheme, filling, length }) =>
        withCheckDigit(`${scheme}${filling.join('')}`.slice(0, length - 1)),
      );
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('', ' ', '-', '\u200c'),
        fc.constantFrom(0x30, 0x06f0, 0x0660),
        (number, gap, zero) => {
          const written = inScript(number, zero)
            .match(/.{1,4}/gu)!
            .join(gap);
          const masked = maskCards(`card: ${written}.`);
          const shown = [...masked].filter((sign) => /\p{Nd}/u.test(sign)).join('');
          expect(shown).toBe(inScript(number.slice(0, 6) + number.slice(-4), zero));
          expect(maskCards(masked)).toBe(masked);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('barcodes and phone numbers stay, but for a few in a thousand', () => {
    const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length });
    const barcode = digits(12).map((body) => withBarcodeDigit(body.join('')));
    const packed = fc
      .tuple(fc.constantFrom('0', '1', '2'), digits(12))
      .map(([level, body]) => withBarcodeDigit(level + body.join('')));
    const phone = fc
      .tuple(fc.constantFrom('+98', '+359', '+49', '0098', '09'), digits(10))
      .map(([code, body]) => code + body.join(''));
    const values = fc.sample(fc.oneof(barcode, packed, phone), { numRuns: 10_000, seed: 7 });
    const hits = values.filter((value) => maskCards(value) !== value);
    expect(hits.length).toBeLessThanOrEqual(50);
  });
});

function inScript(number: string, zero: number): string {
  return [...number].map((sign) => String.fromCodePoint(zero + Number(sign))).join('');
}

function withBarcodeDigit(body: string): string {
  const sum = [...body]
    .reverse()
    .reduce((total, sign, at) => total + Number(sign) * (at % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function withCheckDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, sign, at) => {
    const digit = Number(sign) * (at % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
