import type { AssignmentProblem } from './problem.ts';

/** A mixed-integer program, row by row, as the solver takes it. The columns of a demand's options begin at `firstOption`. */
export type Model = {
  numCols: number;
  numRows: number;
  colCost: number[];
  colUpper: number[];
  isInteger: boolean[];
  rowLower: number[];
  rowUpper: number[];
  starts: number[];
  indices: number[];
  values: number[];
  firstOption: number[];
};

/**
 * Writes a problem down as linear rows: each demand is served once or waits; no resource gives more than it has; a
 * site serves no more than its capacity, and nothing unless it is opened. The last stands twice, in all and option by
 * option: so the relaxed problem is nearly whole already and the solver has little left to do. Pure.
 */
export function buildModel(problem: AssignmentProblem): Model {
  const model = emptyModel();
  addColumns(model, problem);
  const waitAt = model.firstOption.length;
  const firstSite = model.numCols - problem.sites.length;
  let wait = model.firstOption[waitAt - 1]! + (problem.demands[waitAt - 1]?.options.length ?? 0);
  const ofResource: [number, number][][] = problem.limits.map(() => []);
  const ofSite: [number, number][][] = problem.sites.map(() => []);
  problem.demands.forEach((demand, at) => {
    const served: [number, number][] = [];
    demand.options.forEach((option, choice) => {
      const column = model.firstOption[at]! + choice;
      served.push([column, 1]);
      for (const { resource, units } of option.uses) ofResource[resource]!.push([column, units]);
      for (const site of option.sites) {
        ofSite[site]!.push([column, demand.load]);
        if (problem.sites[site]!.fixedCost > 0)
          addRow(
            model,
            [
              [column, 1],
              [firstSite + site, -1],
            ],
            { upper: 0 },
          );
      }
    });
    if (demand.waitCost !== null) served.push([wait++, 1]);
    addRow(model, served, { lower: 1, upper: 1 });
  });
  ofResource.forEach((uses, resource) => {
    const limit = problem.limits[resource]!;
    const most = uses.reduce((sum, [, units]) => sum + units, 0);
    if (most > limit) addRow(model, uses, { upper: limit });
  });
  problem.sites.forEach(({ capacity, fixedCost }, site) => {
    if (capacity === null) return;
    const loads = ofSite[site]!;
    if (fixedCost > 0) addRow(model, [...loads, [firstSite + site, -capacity]], { upper: 0 });
    else addRow(model, loads, { upper: capacity });
  });
  return model;
}

function emptyModel(): Model {
  return {
    numCols: 0,
    numRows: 0,
    colCost: [],
    colUpper: [],
    isInteger: [],
    rowLower: [],
    rowUpper: [],
    starts: [0],
    indices: [],
    values: [],
    firstOption: [],
  };
}

/** First all options, then waiting, then the sites. */
function addColumns(model: Model, problem: AssignmentProblem): void {
  for (const demand of problem.demands) {
    model.firstOption.push(model.numCols);
    for (const option of demand.options) addColumn(model, option.cost, !demand.isSplittable);
  }
  for (const { waitCost, isSplittable } of problem.demands) {
    if (waitCost !== null) addColumn(model, waitCost, !isSplittable);
  }
  for (const site of problem.sites) addColumn(model, site.fixedCost, site.fixedCost > 0);
}

function addColumn(model: Model, cost: number, isInteger: boolean): void {
  model.colCost.push(cost);
  model.colUpper.push(1);
  model.isInteger.push(isInteger);
  model.numCols++;
}

function addRow(
  model: Model,
  cells: readonly [number, number][],
  bounds: { lower?: number; upper: number },
): void {
  for (const [column, value] of cells) {
    model.indices.push(column);
    model.values.push(value);
  }
  model.starts.push(model.indices.length);
  model.rowLower.push(bounds.lower ?? Number.NEGATIVE_INFINITY);
  model.rowUpper.push(bounds.upper);
  model.numRows++;
}
