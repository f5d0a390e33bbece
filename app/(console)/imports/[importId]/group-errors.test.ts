import { describe, expect, it } from 'vitest';
import { correctCells, groupErrors, proposeCell } from './group-errors.ts';

const error = (id: number, rowNumber: number, column: string, reason: string) => ({
  ...{ id, rowNumber, column, reason, value: 'x', suggestion: null, status: 'open' as const },
  cells: ['A1', 'x', '4,50'],
});

describe('refused rows', () => {
  it('stand once each, with everything that is wrong with them', () => {
    const rows = groupErrors([
      error(7, 4, 'Qty', 'notANumber'),
      error(8, 4, 'Date', 'empty'),
      error(9, 6, 'Qty', 'empty'),
    ]);
    expect(rows.map(({ errorId, rowNumber, problems }) => [errorId, rowNumber, problems.length])).toEqual([
      [7, 4, 2],
      [9, 6, 1],
    ]);
  });

  it('keep the cells that nobody corrected', () => {
    const row = { cells: ['A1', 'x', '4,50'] };
    const headers = ['Order', 'Qty', 'Price'];
    expect(correctCells(row, { headers, typed: { Qty: '2' } })).toEqual(['A1', '2', '4,50']);
    expect(correctCells(row, { headers, typed: {} })).toEqual(row.cells);
  });

  it('offer a suggestion only where it is a value, never advice', () => {
    const problem = { column: 'Qty', value: '2.5', suggestion: '2' };
    const offer = (reason: string) => proposeCell({ problems: [{ ...problem, reason }] }, 'Qty');
    expect([offer('notWhole'), offer('stockMoved')]).toEqual(['2', '2.5']);
    expect(proposeCell({ problems: [] }, 'Qty')).toBe('');
  });
});
