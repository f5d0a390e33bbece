import { describe, expect, it } from 'vitest';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import { compareVersions } from './compare-versions.ts';

const line = (lineId: string, quantity: number) => ({
  id: lineId,
  lineId,
  sku: lineId,
  title: lineId,
  quantity,
});

/** An order of which only what the comparison reads is said. */
const order = {
  totalMinor: 300,
  lines: [line('A', 1), line('B', 2)],
  versions: [
    {
      version: 1,
      supersededAt: '1',
      actorName: 'Owner',
      reason: 'More',
      totalMinor: 100,
      lines: [line('A', 1)],
    },
    {
      version: 2,
      supersededAt: '2',
      actorName: 'Owner',
      reason: 'Fewer',
      totalMinor: 500,
      lines: [line('A', 3), line('B', 2)],
    },
  ],
} as unknown as OrderDetail;

describe('the edits of an order', () => {
  it('are told newest first, each by the lines that it changed', () => {
    expect(compareVersions(order)).toMatchObject([
      {
        version: 3,
        reason: 'Fewer',
        totalBeforeMinor: 500,
        totalAfterMinor: 300,
        lines: [{ sku: 'A', before: 3, after: 1 }],
      },
      {
        version: 2,
        reason: 'More',
        totalBeforeMinor: 100,
        totalAfterMinor: 500,
        lines: [
          { sku: 'A', before: 1, after: 3 },
          { sku: 'B', before: 0, after: 2 },
        ],
      },
    ]);
  });
});
