import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from './seeded-random.ts';

const DRAWS = 40_000;

function moments(draw: (random: Random) => number, seed = 11) {
  const random = seededRandom(seed);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < DRAWS; i++) {
    const value = draw(random);
    sum += value;
    squares += value * value;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
}

describe('seeded draws', () => {
  it.each([
    ['uniform', (r: Random) => r.uniform(), 0.5, 1 / 12],
    ['normal', (r: Random) => r.normal(), 0, 1],
    ['exponential', (r: Random) => r.exponential(4), 0.25, 1 / 16],
    ['gamma below one', (r: Random) => r.gamma(0.25, 2), 0.125, 0.0625],
    ['gamma', (r: Random) => r.gamma(6, 2), 3, 1.5],
    ['beta', (r: Random) => r.beta(0.8, 2.4), 0.25, (0.25 * 0.75) / 4.2],
    ['few of Poisson', (r: Random) => r.poisson(0.7), 0.7, 0.7],
    ['many of Poisson', (r: Random) => r.poisson(55), 55, 55],
    ['whole numbers', (r: Random) => r.below(10), 4.5, 8.25],
  ])('%s have their mean and variance', (_name, draw, mean, variance) => {
    const found = moments(draw);
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / DRAWS));
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.06);
  });

  it('are the same for a seed and others for the next', () => {
    const first = (seed: number) => Array.from({ length: 5 }, seededRandom(seed).uniform);
    expect(first(7)).toEqual(first(7));
    expect(first(7)).not.toEqual(first(8));
  });
});
