import { describe, expect, it } from 'vitest';
import { defaultPrefs } from '#lib/format/prefs.ts';
import { factsOf, returnableOf, shortOf } from './failure-facts.ts';

const prefs = defaultPrefs('fa', 'Asia/Tehran');

describe('the facts of a refusal', () => {
  it('are written as the reader writes: money with its currency, numbers in their digits, a SKU in one piece', () => {
    const owed = factsOf({ reason: 'owed', orderId: 'o', owedMinor: 1250, currency: 'EUR' }, prefs);
    expect(owed?.values.owedMinor).toContain('۱۲٫۵۰');
    const free = factsOf({ reason: 'notFree', sku: 'A1066-1', quantity: 12, free: 3, onHand: 8 }, prefs);
    expect(free).toMatchObject({ reason: 'notFree', values: { sku: '\u2068A1066-1\u2069', quantity: '۱۲' } });
  });

  it('keep a status as it is, for the sentence chooses by it', () => {
    expect(factsOf({ reason: 'orderStatus', status: 'shipped' }, prefs)?.values.status).toBe('shipped');
  });

  it('are none where no reason is named', () => {
    expect(factsOf({}, prefs)).toBeNull();
    expect(factsOf({ reason: 7 }, prefs)).toBeNull();
  });

  it('name the order that only the returns desk can help', () => {
    expect(returnableOf({ reason: 'orderStatus', status: 'shipped', orderId: 'o' })).toBe('o');
    expect(returnableOf({ reason: 'leftAlready', orderId: 'o' })).toBe('o');
    expect(returnableOf({ reason: 'orderStatus', status: 'cancelled', orderId: 'o' })).toBeNull();
  });

  it('name each SKU that is short', () => {
    const short = { sku: 'CUP', wanted: 5, missing: 2 };
    expect(shortOf({ short: [short, { sku: 'BOWL' }] })).toEqual([short]);
    expect(shortOf({})).toEqual([]);
  });
});
