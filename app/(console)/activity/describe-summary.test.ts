import { describe, expect, it } from 'vitest';
import { describeSummary } from './describe-summary.ts';

describe('a line of the log in short', () => {
  it('leaves out what is empty, and ids', () => {
    const id = '01890000-0000-7000-8000-000000000001';
    expect(
      describeSummary({ sku: 'CUP', quantity: 3, note: '', place: null, id, outcome: {}, kept: [] }),
    ).toBe('sku: CUP · quantity: 3');
  });

  it('counts the rows of an import by their outcome', () => {
    const outcome = { create: { rows: 2, amountMinor: 450 }, error: { rows: 1, amountMinor: 0 } };
    expect(describeSummary({ outcome, kept: 0 })).toBe('create: 2 · error: 1 · kept: 0');
  });

  it('tells lists by what is in them, and no more than a line', () => {
    expect(describeSummary({ replayed: [4, 5] })).toBe('replayed: 4, 5');
    expect(describeSummary({ note: 'x'.repeat(500) })).toHaveLength(161);
  });
});
