import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCards } from './mask-cards.ts';

describe('card numbers typed anywhere', () => {
  it.each([
    ['my card 4111111111111111 please', 'my card ••••••••••••1111 please'],
    ['4111 1111 1111 1111', '•••• •••• •••• 1111'],
    ['5555-5555-5555-4444', '••••-••••-••••-4444'],
    ['378282246310005', '•••••••••••0005'],
    ['کارت ۶۰۳۷۹۹۷۱۲۳۴۵۶۷۸۳', 'کارت ••••••••••••۶۷۸۳'],
    ['٤١١١ ١١١١ ١١١١ ١١١١', '•••• •••• •••• ١١١١'],
    ['４１１１１１１１１１１１１１１１', '••••••••••••１１１１'],
    ['[6011000990139424]', '[••••••••••••9424]'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskCards(text)).toBe(masked);
  });

  it.each([
    '4006381333931',
    '+359 888 123 456',
    '2026-03-10T10:00:00.000Z',
    'ajs-next-1773136800000-6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
    '4111111111111112',
    '1234567890123456',
    'order 20260310-000123',
  ])('%s is none and stays', (text) => {
    expect(maskCards(text)).toBe(text);
  });

  it('a number whose check digit is right is never left whole, however it is grouped', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-'), (body, gap) => {
        const number = withCheckDigit(`4${body.join('')}`);
        const text = number.match(/.{1,4}/g)!.join(gap);
        expect(maskCards(`pay with ${text}.`)).not.toContain(text);
      }),
    );
  });
});

function withCheckDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, sign, at) => {
    const digit = Number(sign) * (at % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
