import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyPlay, KINDS, playOut, type Stage, setStage } from './play-model.ts';

const RUNS = 12;

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.shop.close());

describe('a shop played against a model of plain maps', () => {
  it(`keeps its books sound after each deed of ${RUNS} plays`, async () => {
    const play = fc.asyncProperty(anyPlay, (steps) => playOut(stage, steps, 'each deed'));
    await fc.assert(play, { numRuns: RUNS, seed: 3, endOnFailure: true });
    // A play in which most deeds are refused, or nobody dies, would prove little.
    expect([...stage.taken.keys()].sort()).toEqual(KINDS);
    expect(stage.died).toBeGreaterThan(RUNS);
  }, 300_000);
});
