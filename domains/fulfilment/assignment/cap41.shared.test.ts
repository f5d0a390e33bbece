import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assignTogether } from './assign-together.ts';
import { readProblem } from './read-problem.ts';

const FILE = '../shared/data/routing-cap41/cap41.txt';

describe.skipIf(!existsSync(FILE))(`the OR-Library's cap41 (skipped where ${FILE} is missing)`, () => {
  it('is solved to its published optimum', async () => {
    const problem = readProblem(readFileSync(FILE, 'utf8'));
    expect([problem.sites.length, problem.demands.length]).toEqual([16, 50]);
    const answer = await assignTogether(problem, { limitMs: 30_000 });
    expect(answer.cost).toBeCloseTo(1_040_444.375, 3);
    expect(answer).toMatchObject({ gap: 0, by: 'solver' });
    expect(answer.openSites).toHaveLength(13);
  });
});
