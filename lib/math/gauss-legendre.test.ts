import { describe, expect, it } from 'vitest';
import { gaussLegendre } from './gauss-legendre.ts';

const integrate = (n: number, f: (x: number) => number) => {
  const { at, weight } = gaussLegendre(n);
  return at.reduce((sum, x, i) => sum + weight[i]! * f(x), 0);
};

describe('a Gauss–Legendre rule', () => {
  it.each([2, 5, 16, 32])('of %i points is exact for polynomials up to twice its points', (n) => {
    for (let power = 0; power < 2 * n; power++) {
      expect(integrate(n, (x) => x ** power)).toBeCloseTo(1 / (power + 1), 13);
    }
  });

  it('integrates what falls steeply', () => {
    expect(integrate(32, (x) => Math.exp(-40 * x))).toBeCloseTo((1 - Math.exp(-40)) / 40, 14);
  });
});
