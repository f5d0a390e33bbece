import { type Assigned, type AssignmentProblem, costOf, type Option } from './problem.ts';

const WHOLE = 1;
const NOTHING = 1e-9;

/**
 * Serves demands in their order, each from what is cheapest for it at that moment (opening a site counted to whoever
 * needs it first): what happens when nobody looks at them together. A demand that may be split takes what is left of
 * one site after another. Pure.
 */
export function assignOneByOne(problem: AssignmentProblem): {
  assigned: Assigned[];
  cost: number;
  openSites: number[];
} {
  const limits = [...problem.limits];
  const capacities = problem.sites.map((site) => site.capacity ?? Number.POSITIVE_INFINITY);
  const open = new Set<number>();
  const assigned = problem.demands.map((demand, at): Assigned => {
    const choices: Assigned['choices'] = [];
    const opening = (option: Option) =>
      option.sites.reduce((sum, site) => sum + (open.has(site) ? 0 : problem.sites[site]!.fixedCost), 0);
    const order = demand.options
      .map((option, index) => ({ option, index, price: option.cost + opening(option) }))
      .sort((a, b) => a.price - b.price || a.index - b.index);
    let left = WHOLE;
    for (const { option, index, price } of order) {
      if (left <= NOTHING) break;
      if (demand.waitCost !== null && price > demand.waitCost) break;
      const share = Math.min(left, shareOf(option, { load: demand.load, limits, capacities }));
      if (share <= NOTHING || (!demand.isSplittable && share < WHOLE)) continue;
      left -= share;
      choices.push({ option: index, share });
      for (const { resource, units } of option.uses) limits[resource]! -= units * share;
      for (const site of option.sites) {
        capacities[site]! -= demand.load * share;
        open.add(site);
      }
    }
    return { demand: at, choices };
  });
  return { assigned, ...costOf(problem, assigned) };
}

/** How much of a demand an option can still serve. */
function shareOf(
  option: Option,
  left: { load: number; limits: readonly number[]; capacities: readonly number[] },
): number {
  let share = WHOLE;
  for (const { resource, units } of option.uses) {
    if (units > 0) share = Math.min(share, left.limits[resource]! / units);
  }
  for (const site of option.sites) {
    if (left.load > 0) share = Math.min(share, left.capacities[site]! / left.load);
  }
  return share;
}
