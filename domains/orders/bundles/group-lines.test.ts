import { describe, expect, it } from 'vitest';
import { groupLines } from './group-lines.ts';

const part = (id: string, quantity: number, each: number) => ({
  id,
  quantity,
  bundle: { key: 'set', sku: 'SET', title: 'Tea set', quantity: each },
});
const plain = (id: string) => ({ id, quantity: 1, bundle: null });

describe('lines on a page', () => {
  it('stand by the bundle that they were sold in, which says how many it is', () => {
    const groups = groupLines([plain('a'), part('pot', 2, 1), part('cup', 8, 4), plain('b')]);
    expect(groups.map((group) => group.lines.map((line) => line.id))).toEqual([['a'], ['pot', 'cup'], ['b']]);
    expect(groups[1]!.bundle).toEqual({ key: 'set', sku: 'SET', title: 'Tea set', count: 2, isWhole: true });
    expect(groups[0]!.bundle).toBeNull();
  });

  it('say when a bundle is not whole any more', () => {
    const [group] = groupLines([part('pot', 2, 1), part('cup', 7, 4)]);
    expect(group!.bundle).toMatchObject({ count: 1, isWhole: false });
  });
});
