import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignOneByOne } from './assign-one-by-one.ts';
import { assignTogether } from './assign-together.ts';
import type { AssignmentAnswer, AssignmentProblem } from './problem.ts';
import { readProblem } from './read-problem.ts';

/** Two cups lie in the north only one in the south; both customers would rather have the north's. */
const rivals: AssignmentProblem = {
  sites: [
    { id: 'north', capacity: null, fixedCost: 0 },
    { id: 'south', capacity: null, fixedCost: 0 },
  ],
  limits: [1, 1],
  demands: [
    {
      id: 'anna',
      load: 1,
      waitCost: 1_000,
      isSplittable: false,
      options: [
        { sites: [0], cost: 10, uses: [{ resource: 0, units: 1 }] },
        { sites: [1], cost: 12, uses: [{ resource: 1, units: 1 }] },
      ],
    },
    {
      id: 'boris',
      load: 1,
      waitCost: 1_000,
      isSplittable: false,
      options: [{ sites: [0], cost: 10, uses: [{ resource: 0, units: 1 }] }],
    },
  ],
};

describe('waiting orders that compete for the same units', () => {
  it('are all served together where one by one somebody is left waiting', async () => {
    const greedy = assignOneByOne(rivals);
    expect(greedy.cost).toBe(1_010);
    const together = await assignTogether(rivals);
    expect(together).toMatchObject({ cost: 22, gap: 0, by: 'solver', openSites: [0, 1] });
    expect(together.assigned.map((one) => one.choices[0]?.option)).toEqual([1, 0]);
  });

  it('share one site where opening a second costs more than the way', async () => {
    const demand = (id: string, near: number, far: number) => ({
      id,
      load: 1,
      waitCost: null,
      isSplittable: false,
      options: [
        { sites: [0], cost: near, uses: [] },
        { sites: [1], cost: far, uses: [] },
      ],
    });
    const sites = (capacity: number) => [
      { id: 'a', capacity, fixedCost: 50 },
      { id: 'b', capacity, fixedCost: 50 },
    ];
    const demands = [demand('one', 5, 20), demand('two', 20, 5)];
    expect(await assignTogether({ sites: sites(2), limits: [], demands })).toMatchObject({ cost: 75 });
    expect(await assignTogether({ sites: sites(1), limits: [], demands })).toMatchObject({ cost: 110 });
    await expect(assignTogether({ sites: sites(0), limits: [], demands })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('an empty list costs nothing', async () => {
    expect(await assignTogether({ sites: [], limits: [], demands: [] })).toMatchObject({
      cost: 0,
      assigned: [],
    });
  });
});

const anyProblem: fc.Arbitrary<AssignmentProblem> = fc
  .record({
    fixed: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 3 }),
    capacity: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 3, maxLength: 3 }),
    limits: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    demands: fc.array(
      fc.record({
        wait: fc.integer({ min: 10, max: 60 }),
        costs: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }),
        units: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ fixed, capacity, limits, demands }) => ({
    sites: fixed.map((fixedCost, at) => ({ id: String(at), capacity: capacity[at]!, fixedCost })),
    limits: limits.slice(0, fixed.length),
    demands: demands.map(({ wait, costs, units }, at) => ({
      id: String(at),
      load: 1,
      waitCost: wait,
      isSplittable: false,
      options: fixed.map((_, site) => ({
        sites: [site],
        cost: costs[site]!,
        uses: [{ resource: site, units }],
      })),
    })),
  }));

function expectKept(problem: AssignmentProblem, assigned: AssignmentAnswer['assigned']) {
  const used = problem.limits.map(() => 0);
  const loads = problem.sites.map(() => 0);
  for (const { demand, choices } of assigned) {
    expect(choices.length).toBeLessThanOrEqual(1);
    for (const { option } of choices) {
      const { sites, uses } = problem.demands[demand]!.options[option]!;
      for (const { resource, units } of uses) used[resource]! += units;
      for (const site of sites) loads[site]! += 1;
    }
  }
  expect(problem.limits.filter((limit, at) => used[at]! > limit)).toEqual([]);
  expect(problem.sites.filter(({ capacity }, at) => capacity !== null && loads[at]! > capacity)).toEqual([]);
}

/** The least cost by trying everything. */
function tryAll(problem: AssignmentProblem): number {
  const walk = (at: number, limits: number[], capacities: number[], open: Set<number>): number => {
    const demand = problem.demands[at];
    if (!demand) return [...open].reduce((sum, site) => sum + problem.sites[site]!.fixedCost, 0);
    let least = demand.waitCost! + walk(at + 1, limits, capacities, open);
    demand.options.forEach((option, site) => {
      const { units } = option.uses[0]!;
      if (limits[site]! < units || capacities[site]! < 1) return;
      const cost = walk(
        at + 1,
        limits.with(site, limits[site]! - units),
        capacities.with(site, capacities[site]! - 1),
        new Set([...open, site]),
      );
      least = Math.min(least, option.cost + cost);
    });
    return least;
  };
  return walk(
    0,
    problem.limits,
    problem.sites.map((site) => site.capacity ?? 99),
    new Set(),
  );
}

describe('whatever is wanted and whatever there is', () => {
  it('together is the cheapest there is, never above one by one, and within stock and capacity', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (problem) => {
        const greedy = assignOneByOne(problem);
        const together = await assignTogether(problem);
        expectKept(problem, greedy.assigned);
        expectKept(problem, together.assigned);
        expect(together.cost).toBeCloseTo(tryAll(problem), 6);
        expect(together.cost).toBeLessThanOrEqual(greedy.cost + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a problem in a file', () => {
  it('may be JSON with impossible ways and whole demands', async () => {
    const file = JSON.stringify({
      sites: [{ id: 'a', capacity: 5, fixedCost: 2 }, { id: 'b' }],
      demands: [{ id: 'x', amount: 6, costs: [6, null], mayBeSplit: true }],
    });
    await expect(assignTogether(readProblem(file))).rejects.toMatchObject({ code: 'CONFLICT' });
    const easy = file.replace('"amount":6', '"amount":5');
    expect(await assignTogether(readProblem(easy))).toMatchObject({ cost: 8, openSites: [0] });
  });

  it('that is not understood is refused with the place', () => {
    expect(() => readProblem('2 1 5 0 5')).toThrow(
      'Number 6: the fixed cost of site 2 is expected, but the file ends.',
    );
    expect(() => readProblem('1 1 5 0 3 x')).toThrow('"x" stands there');
    expect(() => readProblem('1 1 5 0 3 4 9')).toThrow('1 numbers are left over');
    expect(() => readProblem('{"sites":[]}')).toThrow('sites');
    expect(() => readProblem('{')).toThrow('not');
  });
});
