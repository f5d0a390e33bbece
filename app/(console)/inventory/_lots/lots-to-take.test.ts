import { describe, expect, it } from 'vitest';
import { lotsToTake } from './lots-to-take.ts';

const lot = (code: string, quantity: number) => ({ code, expiresOn: null, quantity });
const codes = (quantity: number) =>
  lotsToTake([lot('A', 2), lot('B', 3), lot('C', 9)], quantity).map(({ code }) => code);

describe('the lots that a picker takes', () => {
  it('are the first that hold enough, and no more of them', () => {
    expect(codes(1)).toEqual(['A']);
    expect(codes(2)).toEqual(['A']);
    expect(codes(3)).toEqual(['A', 'B']);
    expect(codes(99)).toEqual(['A', 'B', 'C']);
  });
});
