import { describe, expect, it } from 'vitest';
import type { AwaitedLine, Counted } from './count-delivery.ts';
import { lackOf, nextLot, partsOf, withNumbers, withoutBatch } from './count-lots.ts';

const line = (tracking: AwaitedLine['tracking']): AwaitedLine => ({
  id: 'a',
  variantId: 'v',
  sku: 'TEA',
  title: 'چای',
  supplierSku: '',
  barcodes: [],
  units: [],
  awaited: 9,
  tracking,
  serialAt: 'receipt',
});
const counted = (more: Partial<Counted>): Counted => ({ good: 0, damaged: 0, takesSurplus: false, ...more });

describe('a delivery with lots', () => {
  const first = counted({ good: 5, damaged: 1, lot: { code: ' L1 ', expires: '2027-03' } });
  const second = { ...nextLot(first), good: 8, lot: { code: 'L2', expires: '' } };

  it('goes lot by lot, each with what was counted of it', () => {
    expect(partsOf(line('lot'), second)).toEqual([
      { good: 5, damaged: 1, lot: 'L1', expiresOn: '2027-03-31' },
      { good: 3, damaged: 0, lot: 'L2' },
    ]);
  });

  it('loses the units of a lot that is left out', () => {
    const left = withoutBatch(second, second.batches![0]!);
    expect(partsOf(line('lot'), left)).toEqual([{ good: 3, damaged: 0, lot: 'L2' }]);
  });

  it('lacks the lot until it is typed, and a day that is one', () => {
    expect(lackOf(line('lot'), counted({ good: 1 }))).toBe('needLot');
    expect(lackOf(line('lot'), counted({ good: 1, lot: { code: 'L', expires: 'soon' } }))).toBe('wrongDay');
    expect(lackOf(line('lot'), second)).toBeNull();
    expect(lackOf(line('none'), counted({ good: 1 }))).toBeNull();
  });
});

describe('a delivery with serial numbers', () => {
  it('has as many good units as numbers', () => {
    const scanned = withNumbers(counted({ damaged: 1 }), 'A\nB\n');
    expect(partsOf(line('serial'), scanned)).toEqual([{ good: 2, damaged: 1, serials: ['A', 'B'] }]);
  });
});
