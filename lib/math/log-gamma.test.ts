import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma, logRising } from './log-gamma.ts';

describe('the logarithm of the gamma function', () => {
  it.each([
    [1e-5, 11.512919692895826],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [3.7, 1.4280723266653879],
    [10, 12.801827480081469],
    [11.999, 17.499865227646104],
    [50.5, 146.51925549072064],
    [171, 706.5730622457874],
    [1000, 5905.220423209181],
    [1e6, 12815504.569147611],
  ])('of %f is %f', (x, known) => {
    expect(Math.abs(logGamma(x) - known)).toBeLessThan(1e-12 * Math.max(1, Math.abs(known)));
  });

  it('is nothing at one and two, and has no value at zero and below', () => {
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
    expect(logGamma(0)).toBeNaN();
    expect(logGamma(-1.5)).toBeNaN();
  });

  it('grows by the logarithm of x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (x) => {
        const error = logGamma(x + 1) - logGamma(x) - Math.log(x);
        expect(Math.abs(error)).toBeLessThan(1e-13 * Math.max(10, Math.abs(logGamma(x))));
      }),
      { seed: 4 },
    );
  });

  it('of rising factorials is the difference of two', () => {
    const rising = logRising(0.243, 40);
    expect(rising[0]).toBe(0);
    expect(rising[40]).toBeCloseTo(logGamma(40.243) - logGamma(0.243), 11);
  });
});
