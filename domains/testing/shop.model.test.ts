import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyPlay, KINDS, playOut, type Stage, setStage } from './play-model.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 25);

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.shop.close());

describe('a shop played against a model of plain maps', () => {
  it(`stays equal to the model through ${RUNS} plays, whoever dies in the middle of what`, async () => {
    const play = fc.asyncProperty(anyPlay, (steps) => playOut(stage, steps, 'at the end'));
    await fc.assert(play, { numRuns: RUNS, seed: 20260310, endOnFailure: true });
    // A play in which most deeds are refused, or nobody dies, would prove little.
    expect([...stage.taken.keys()].sort()).toEqual(KINDS);
    expect(stage.died).toBeGreaterThan(RUNS);
  }, 300_000);
});
