import { describe, expect, it } from 'vitest';
import {
  type AwaitedLine,
  addScan,
  type Condition,
  type Counts,
  compare,
  countOf,
  findLine,
} from './count-delivery.ts';

const line = (id: string, more: Partial<AwaitedLine> = {}): AwaitedLine => ({
  id,
  variantId: `variant ${id}`,
  sku: `SKU-${id}`,
  title: 'فنجان',
  supplierSku: '',
  barcodes: [],
  units: [],
  awaited: 2,
  tracking: 'none',
  serialAt: 'receipt',
  ...more,
});

describe('counting a delivery by scans', () => {
  const lines = [
    line('a', { barcodes: ['06260000000017'] }),
    line('b', { supplierSku: 'NA-7' }),
    line('c', { sku: 'SKU-a', awaited: 1, barcodes: ['06260000000017'] }),
  ];

  it('finds goods by barcode, by our code and by the supplier’s', () => {
    expect(findLine(lines, {}, '6260000000017')?.id).toBe('a');
    expect(findLine(lines, {}, 'sku-b')?.id).toBe('b');
    expect(findLine(lines, {}, 'na-7')?.id).toBe('b');
    expect(findLine(lines, {}, '4006381333931')).toBeUndefined();
  });

  it('fills one line of the same goods after the other, and then says what is too many', () => {
    let counts = {};
    const places = Array.from({ length: 4 }, () => {
      const found = findLine(lines, counts, '6260000000017')!;
      counts = addScan(counts, found, { code: '6260000000017', condition: 'good' });
      return `${found.id} ${compare(found, countOf(counts, found.id)).over}`;
    });
    expect(places).toEqual(['a 0', 'a 0', 'c 0', 'a 1']);
  });

  it('counts a scanned box as all that is in it', () => {
    const box = { id: 'u', name: 'box', factor: 12, barcode: '06260000000024', base: 'piece' };
    const boxed = line('d', { awaited: 30, units: [box] });
    const code = '6260000000024';
    expect(findLine([...lines, boxed], {}, code)?.id).toBe('d');
    const counts = addScan(addScan({}, boxed, { code, condition: 'good' }), boxed, {
      code: 'SKU-d',
      condition: 'good',
    });
    expect(countOf(counts, 'd').good).toBe(13);
  });

  it('counts damaged units as come', () => {
    const scan = (counts: Counts, condition: Condition) =>
      addScan(counts, lines[0]!, { code: 'SKU-a', condition });
    const counts = scan(scan({}, 'good'), 'damaged');
    expect(countOf(counts, 'a')).toEqual({ good: 1, damaged: 1, takesSurplus: false });
    expect(compare(lines[0]!, countOf(counts, 'a'))).toEqual({ over: 0, missing: 0 });
  });
});
