import { performance } from 'node:perf_hooks';
import { assignOneByOne } from '#domains/fulfilment/assignment/assign-one-by-one.ts';
import { assignTogether } from '#domains/fulfilment/assignment/assign-together.ts';
import type { AssignmentProblem, Demand } from '#domains/fulfilment/assignment/problem.ts';
import { makeRandom } from '../seed/random.ts';
import { quantile } from './measure.ts';

const ORDERS = 500;
const SITES = 30;
const VARIANTS = 120;
const CAPACITY = 40;
const OPENING = 1_500;
const WAITING = 20_000;
const RUNS = 5;

/** How long so many competing orders take together, what that saved against one by one, and the gap that was left. */
export type AssignResult = {
  orders: number;
  sites: number;
  medianMs: number;
  slowestMs: number;
  saved: number;
  worstGap: number;
  waiting: { oneByOne: number; together: number };
};

/** Assigns 500 orders that compete for the stock of 30 places, five different times, the first to warm up. */
export async function benchAssign(): Promise<AssignResult> {
  const times: number[] = [];
  const result = { saved: 0, worstGap: 0, waiting: { oneByOne: 0, together: 0 } };
  for (let run = 0; run <= RUNS; run++) {
    const problem = makeProblem(run);
    const began = performance.now();
    const together = await assignTogether(problem);
    const took = performance.now() - began;
    if (run === 0) continue;
    times.push(took);
    const oneByOne = assignOneByOne(problem);
    const waits = (answer: { assigned: { choices: unknown[] }[] }) =>
      answer.assigned.filter((one) => one.choices.length === 0).length;
    result.saved += (1 - together.cost / oneByOne.cost) / RUNS;
    result.worstGap = Math.max(result.worstGap, together.gap);
    result.waiting.oneByOne += waits(oneByOne);
    result.waiting.together += waits(together);
  }
  return {
    orders: ORDERS,
    sites: SITES,
    medianMs: quantile(times, 0.5),
    slowestMs: Math.max(...times),
    ...result,
  };
}

/** Towns on a plane, shelves that hold a little of most things, orders of one to three lines. */
function makeProblem(seed: number): AssignmentProblem {
  const random = makeRandom(seed, 'assign');
  const point = () => ({ x: random.next() * 1_000, y: random.next() * 1_000 });
  const places = Array.from({ length: SITES }, point);
  const limits = Array.from({ length: SITES * VARIANTS }, () => (random.chance(0.5) ? random.int(6) : 0));
  const demands = Array.from({ length: ORDERS }, (_, at): Demand => {
    const home = point();
    const wanted = new Set(Array.from({ length: 1 + random.int(3) }, () => random.int(VARIANTS)));
    const lines = [...wanted].map((variant) => ({ variant, units: 1 + random.int(2) }));
    const options = places.flatMap((place, site) => {
      const uses = lines.map(({ variant, units }) => ({ resource: site * VARIANTS + variant, units }));
      if (uses.some(({ resource, units }) => limits[resource]! < units)) return [];
      const cost = Math.round(300 + Math.hypot(place.x - home.x, place.y - home.y));
      return [{ sites: [site], cost, uses }];
    });
    return { id: String(at), load: 1, waitCost: WAITING, isSplittable: false, options };
  });
  const sites = places.map((_, at) => ({ id: String(at), capacity: CAPACITY, fixedCost: OPENING }));
  return { sites, limits, demands };
}
