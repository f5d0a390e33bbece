import { describe, expect, it } from 'vitest';
import { minimise, minimiseOnLine } from './minimise.ts';

const BOX = { low: [-5, -5], high: [5, 5] };

describe('the smallest value of a function', () => {
  it('is found in a bent valley', () => {
    const valley = ([x, y]: readonly number[]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2;
    const [x, y] = minimise(valley, { start: [-1.2, 1], ...BOX }, { most: 600, tolerance: 1e-14 });
    expect(x).toBeCloseTo(1, 5);
    expect(y).toBeCloseTo(1, 5);
  });

  it('is looked for inside the box only, whatever the function says outside', () => {
    const slope = ([x, y]: readonly number[]) => (Math.abs(x!) > 5 ? Number.NaN : x! + y!);
    expect(minimise(slope, { start: [0, 0], ...BOX }, { most: 400, tolerance: 1e-12 })).toEqual([-5, -5]);
  });

  it('passes over places where the function has no value', () => {
    const root = ([x]: readonly number[]) => Math.sqrt(x!) - x! / 2;
    const [x] = minimise((at) => -root(at), { start: [2], low: [-4], high: [9] }, { tolerance: 1e-12 });
    expect(x).toBeCloseTo(1, 4);
  });

  it('is the same each time', () => {
    const bowl = ([x, y]: readonly number[]) => (x! - 0.3) ** 2 + (y! + 0.7) ** 4;
    const search = { start: [4, 4], ...BOX };
    expect(minimise(bowl, search)).toEqual(minimise(bowl, search));
  });

  it('on a line is the best of several valleys', () => {
    const valleys = (x: number) => (x * x - 4) ** 2 + x;
    expect(minimiseOnLine(valleys, { low: -3, high: 3 })).toBeCloseTo(-2.0305, 3);
  });
});
