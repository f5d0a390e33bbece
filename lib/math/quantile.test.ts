import { describe, expect, it } from 'vitest';
import { quantileOf } from './quantile.ts';

describe('a quantile', () => {
  it('lies between the two values around it', () => {
    expect(quantileOf([1, 2, 4, 8], 0)).toBe(1);
    expect(quantileOf([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantileOf([1, 2, 4, 8], 1)).toBe(8);
    expect(quantileOf(Float64Array.of(5), 0.9)).toBe(5);
    expect(quantileOf([], 0.5)).toBeNaN();
  });
});
