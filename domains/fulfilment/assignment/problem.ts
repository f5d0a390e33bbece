/** A place that may serve: how much in all (in the loads of the demands; null is any), and what using it at all costs. */
export type Site = { id: string; capacity: number | null; fixedCost: number };

/** One way to serve a demand: from which sites, at which cost, using up which resources; by position, each named once. */
export type Option = { sites: number[]; cost: number; uses: { resource: number; units: number }[] };

/** Something to be served. Without `waitCost` it must be served; a demand that may be split is shared over its options. */
export type Demand = {
  id: string;
  load: number;
  waitCost: number | null;
  isSplittable: boolean;
  options: Option[];
};

/** Demands that compete for sites and resources (such as the units of a variant at a place). */
export type AssignmentProblem = { sites: Site[]; limits: number[]; demands: Demand[] };

/** Which share of a demand each chosen option serves; none means that it waits. */
export type Assigned = { demand: number; choices: { option: number; share: number }[] };

/**
 * An answer with its cost. `bound` is what no answer can go below, `gap` how far above it this one may be (0.02 is 2 %);
 * `by` says who found it.
 */
export type AssignmentAnswer = {
  assigned: Assigned[];
  cost: number;
  bound: number;
  gap: number;
  openSites: number[];
  by: 'solver' | 'one-by-one';
};

/** What an answer costs: chosen options, waiting, and the sites that are used. Pure. */
export function costOf(
  problem: AssignmentProblem,
  assigned: readonly Assigned[],
): { cost: number; openSites: number[] } {
  const open = new Set<number>();
  let cost = 0;
  for (const { demand, choices } of assigned) {
    const { options, waitCost } = problem.demands[demand]!;
    let served = 0;
    for (const { option, share } of choices) {
      const { sites, cost: price } = options[option]!;
      cost += price * share;
      served += share;
      for (const site of sites) open.add(site);
    }
    cost += (waitCost ?? 0) * Math.max(0, 1 - served);
  }
  for (const site of open) cost += problem.sites[site]!.fixedCost;
  return { cost, openSites: [...open].sort((a, b) => a - b) };
}
