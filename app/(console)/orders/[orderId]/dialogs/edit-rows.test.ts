import { describe, expect, it } from 'vitest';
import type { OrderLine } from '#domains/orders/get-order.ts';
import { editRows } from './edit-rows.ts';

const SOLD = { key: 'k', sku: 'SET', title: 'A set' };

/** A line of which only what the rows read is said. */
function line(sku: string, more: Partial<OrderLine>): OrderLine {
  return { id: sku, sku, title: sku, quantity: 1, shipped: 0, ...more } as OrderLine;
}

describe('what the edit dialog asks about', () => {
  it('asks about a bundle as a whole, and lets nobody go below what has left of it', () => {
    const rows = editRows([
      line('CUP', { quantity: 6, shipped: 3, bundle: { ...SOLD, quantity: 2 } }),
      line('POT', { quantity: 3, bundle: { ...SOLD, quantity: 1 } }),
      line('TEA', { quantity: 4, shipped: 1 }),
      line('GONE', { quantity: 0 }),
    ]);
    expect(rows).toEqual([
      {
        key: 'k',
        kind: 'bundle',
        sku: 'SET',
        title: 'A set',
        quantity: 3,
        least: 2,
        parts: [
          { sku: 'CUP', each: 2 },
          { sku: 'POT', each: 1 },
        ],
      },
      { key: 'TEA', kind: 'line', sku: 'TEA', title: 'TEA', quantity: 4, least: 1, parts: [] },
    ]);
  });

  it('asks line by line about a bundle that is not whole any more', () => {
    const rows = editRows([
      line('CUP', { quantity: 5, bundle: { ...SOLD, quantity: 2 } }),
      line('POT', { quantity: 3, bundle: { ...SOLD, quantity: 1 } }),
    ]);
    expect(rows.map((row) => [row.kind, row.key])).toEqual([
      ['line', 'CUP'],
      ['line', 'POT'],
    ]);
  });
});
