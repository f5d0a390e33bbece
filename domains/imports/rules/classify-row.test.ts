import { describe, expect, it } from 'vitest';
import { classifyRow, isOrderLine, isServiceCode, type RowFacts } from './classify-row.ts';

const row = (facts: Partial<RowFacts>): RowFacts => ({
  document: '489434',
  code: '85048',
  quantity: 12,
  priceSign: 1,
  hasCustomer: true,
  ...facts,
});
const classify = (facts: Partial<RowFacts>) => classifyRow('online-retail', row(facts));

describe('what a row of the online shop is', () => {
  it.each([
    ['goods at a price are sold, to whomever', {}, 'sale'],
    ['goods without a customer are sold too', { hasCustomer: false }, 'sale'],
    ['postage, carriage and manual lines are sold', { code: 'POST' }, 'sale'],
    ['goods given away to a customer are a sale at nothing', { priceSign: 0 }, 'sale'],
    ['a credit note gives goods back', { document: 'C489449', quantity: -12 }, 'return'],
    ['postage is given back as well', { document: 'C489449', code: 'POST', quantity: -1 }, 'return'],
    [
      'units without price and customer were lost',
      { quantity: -80_995, priceSign: 0, hasCustomer: false },
      'write_off',
    ],
    ['or found', { priceSign: 0, hasCustomer: false }, 'adjustment'],
    [
      'bad debt is an adjustment',
      { document: 'A506401', code: 'B', priceSign: -1, hasCustomer: false },
      'adjustment',
    ],
    ['whatever its sign', { document: 'A563185', code: 'B', hasCustomer: false }, 'adjustment'],
    [
      'a discount given afterwards is an adjustment',
      { document: 'C489535', code: 'D', quantity: -1 },
      'adjustment',
    ],
    [
      'samples are an adjustment',
      { document: 'C496647', code: 'S', quantity: -1, hasCustomer: false },
      'adjustment',
    ],
    ['corrections by hand are adjustments', { code: 'ADJUST2' }, 'adjustment'],
    [
      'the marketplace takes its fee',
      { document: 'C498743', code: 'AMAZONFEE', quantity: -1, hasCustomer: false },
      'fee',
    ],
    ['and gives some back', { code: 'AMAZONFEE', hasCustomer: false }, 'fee'],
    [
      'the bank takes its charges',
      { document: 'C489', code: 'BANK CHARGES', quantity: -1, hasCustomer: false },
      'fee',
    ],
    ['a charge on a customer’s invoice is a sale', { code: 'BANK CHARGES' }, 'sale'],
    ['a charity’s share is a fee', { document: 'C564763', code: 'CRUK', quantity: -1 }, 'fee'],
    [
      'a positive line on a credit note is an adjustment',
      { document: 'C496350', code: 'M', hasCustomer: false },
      'adjustment',
    ],
  ] as const)('%s', (_name, facts, expected) => {
    expect(classify(facts)).toBe(expected);
  });

  it('keeps what an invoice charges to a customer on the order, and nothing else', () => {
    expect(isOrderLine('adjustment', row({ code: 'ADJUST' }))).toBe(true);
    expect(isOrderLine('adjustment', row({ code: 'D', document: 'C1', quantity: -1 }))).toBe(false);
    expect(isOrderLine('adjustment', row({ document: 'A563185', code: 'B' }))).toBe(false);
    expect(isOrderLine('fee', row({ code: 'AMAZONFEE', hasCustomer: false }))).toBe(false);
  });

  it('knows services from goods by their codes', () => {
    for (const code of ['POST', 'm', 'BANK CHARGES', 'gift_0001_20', 'TEST001'])
      expect(isServiceCode('online-retail', code)).toBe(true);
    for (const code of ['85048', '79323P', 'PADS', 'DCGS0058', 'SP1002'])
      expect(isServiceCode('online-retail', code)).toBe(false);
  });

  it('asks nothing of codes in a plain file', () => {
    expect(classifyRow('plain', row({ code: 'D', quantity: -1 }))).toBe('return');
    expect(classifyRow('plain', row({ quantity: -1, priceSign: 0 }))).toBe('write_off');
    expect(classifyRow('plain', row({ priceSign: -1 }))).toBe('adjustment');
  });
});
