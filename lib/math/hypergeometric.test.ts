import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypergeometric } from './hypergeometric.ts';

describe('the hypergeometric function', () => {
  it.each([
    [0.5, 1, 1.5, 0.3, 1.123053991893103],
    [3.2, 2.7, 5.1, 0.9, 26.650321368910184],
    [26.24, 28.4, 28.2, 0.6, 32946027942.517323],
    [120.3, 1.6, 121.3, 0.95, 98.54283794208973],
    [0.8, -0.2, 3.1, 0.7, 0.9578981359420072],
  ])('2F1(%f, %f; %f; %f) is the known value', (a, b, c, z, known) => {
    expect(Math.abs(hypergeometric(a, b, c, z) / known - 1)).toBeLessThan(1e-12);
  });

  it('is a power where its second and third numbers are the same', () => {
    const number = fc.double({ min: 0.05, max: 30, noNaN: true });
    const share = fc.double({ min: 0, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(number, number, share, (a, b, z) => {
        expect(Math.log(hypergeometric(a, b, b, z))).toBeCloseTo(-a * Math.log1p(-z), 9);
      }),
      { seed: 4 },
    );
  });

  it('is a logarithm for 1, 1; 2', () => {
    expect(hypergeometric(1, 1, 2, 0.75)).toBeCloseTo(-Math.log(0.25) / 0.75, 13);
  });

  it('is known where the third number is below zero, too', () => {
    expect(hypergeometric(0.5, 1.2, -0.4, 0.3)).toBeCloseTo(-0.13389811867787002, 12);
  });

  it('has no value outside', () => {
    expect(hypergeometric(1, 1, 2, 1)).toBeNaN();
    expect(hypergeometric(1, 1, 2, -0.1)).toBeNaN();
    expect(hypergeometric(1, 1, -1, 0.5)).toBeNaN();
  });
});
