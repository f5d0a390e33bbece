import { describe, expect, it } from 'vitest';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { amountText, amountUnit } from './amount-unit.ts';
import { NO_TEXTS, readVariant } from './read-variant.ts';

const words = { needed: 'needed', notANumber: 'not a number' };
const euros = amountUnit('EUR', defaultPrefs('en', 'UTC'));
const tomans = amountUnit('IRR', defaultPrefs('fa', 'UTC'));

function read(fields: Record<string, string>, more = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ price: '', ...fields })) form.set(name, value);
  return readVariant(form, { prefix: '', before: NO_TEXTS, unit: euros, words, ...more });
}

describe('a variant as it is typed', () => {
  it('reads amounts in digits of any script, tomans into rials, and barcodes in any arrangement', () => {
    expect(read({ sku: 'A', price: '12,50' }).variant.priceMinor).toBe(1250);
    const persian = read({ sku: 'A', price: '۱۲٬۵۰۰', barcodes: '۱۲۳۴، 5678\n1234' }, { unit: tomans });
    expect(persian).toMatchObject({
      variant: { priceMinor: 125_000, barcodes: ['1234', '5678'] },
      errors: {},
    });
  });

  it('says what is missing and what is no number', () => {
    expect(read({ sku: ' ', price: 'x', weight: '-1' }).errors).toEqual({
      sku: 'needed',
      price: 'not a number',
      weight: 'not a number',
    });
    expect(read({ sku: 'A' }).errors).toEqual({ price: 'needed' });
  });

  it('leaves out what stayed as it was, and empties what was emptied', () => {
    const before = { ...NO_TEXTS, price: '12.5', cost: '7', weight: '200' };
    const { variant } = read({ sku: 'A', price: '12.5', cost: '', weight: '200' }, { before });
    expect(variant).toMatchObject({ priceMinor: undefined, costMicros: null, weightGrams: undefined });
  });

  it('writes an amount as one would type it', () => {
    expect([1250, 1200, 5, 0].map((minor) => amountText(minor, euros))).toEqual(['12.5', '12', '0.05', '0']);
    expect(amountText(125_000, tomans)).toBe('12500');
  });
});
