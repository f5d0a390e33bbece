import { describe, expect, it } from 'vitest';
import { minimise, minimiseSteps } from './minimise.ts';
import { finish, finishInTurns } from './steps.ts';

function* count(to: number) {
  for (let i = 0; i < to; i++) yield;
  return to;
}

describe('work in steps', () => {
  it('comes to the same at once and in turns', async () => {
    let turns = 0;
    const rest = async () => {
      turns++;
    };
    expect(finish(count(5))).toBe(5);
    expect(await finishInTurns(count(5), rest)).toBe(5);
    expect(turns).toBe(5);
  });

  it('finds the same minimum', async () => {
    const bowl = ([x]: readonly number[]) => (x! - 0.3) ** 2;
    const search = { start: [1], low: [-2], high: [2] };
    expect(await finishInTurns(minimiseSteps(bowl, search), () => undefined)).toEqual(minimise(bowl, search));
  });
});
