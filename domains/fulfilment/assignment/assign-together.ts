import type { Highs, Model as Solver } from 'highs';
import { AppError } from '#lib/errors.ts';
import { assignOneByOne } from './assign-one-by-one.ts';
import { buildModel, type Model } from './build-model.ts';
import { type Assigned, type AssignmentAnswer, type AssignmentProblem, costOf } from './problem.ts';

const USUAL_LIMIT_MS = 1_500;
const GOOD_ENOUGH_GAP = 1e-6;
const OPTIMAL = 7;
const INFEASIBLE = 8;
const LIMIT_REACHED = 13;
const FEASIBLE_POINT = 2;
const NOTHING = 1e-6;

let loading: Promise<Highs> | undefined;

/**
 * Serves all demands together at the least cost, by a real solver (HiGHS in WebAssembly, in this process). When its
 * time is over, the better of what it has and of one by one is the answer, with the gap that may be left.
 * @throws CONFLICT when not all that must be served can be.
 */
export async function assignTogether(
  problem: AssignmentProblem,
  { limitMs = USUAL_LIMIT_MS }: { limitMs?: number } = {},
): Promise<AssignmentAnswer> {
  const greedy = assignOneByOne(problem);
  if (problem.demands.length === 0) return { ...greedy, bound: 0, gap: 0, by: 'solver' };
  const model = buildModel(problem);
  const highs = await load();
  const solver = highs.createModel(dataOf(highs, model));
  try {
    solver.options.set({ time_limit: limitMs / 1000, mip_rel_gap: GOOD_ENOUGH_GAP, output_flag: false });
    const { modelStatus } = solver.run();
    if (modelStatus === INFEASIBLE) {
      throw new AppError(
        'CONFLICT',
        'The sites cannot serve all demands together: capacity or stock is too small.',
      );
    }
    return better(problem, greedy, readAnswer(problem, { model, solver, modelStatus }));
  } finally {
    solver.dispose();
  }
}

function load(): Promise<Highs> {
  loading ??= import('highs').then((loader) => loader.default());
  return loading;
}

function dataOf(highs: Highs, model: Model) {
  const { integer, continuous } = highs.constants.variableType;
  return {
    numCols: model.numCols,
    numRows: model.numRows,
    colCost: model.colCost,
    colLower: new Float64Array(model.numCols),
    colUpper: model.colUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows: model.numRows,
      numCols: model.numCols,
      starts: model.starts,
      indices: model.indices,
      values: model.values,
    },
    integrality: model.isInteger.map((is) => (is ? integer : continuous)),
  };
}

type Found = { assigned: Assigned[] | null; bound: number; isOptimal: boolean };

function readAnswer(
  problem: AssignmentProblem,
  { model, solver, modelStatus }: { model: Model; solver: Solver; modelStatus: number },
): Found {
  const isOptimal = modelStatus === OPTIMAL;
  if (!isOptimal && modelStatus !== LIMIT_REACHED) {
    throw new Error(`The solver ended with the status ${modelStatus}`);
  }
  const isMixed = model.isInteger.some(Boolean);
  const hasPoint = Number(solver.info.get('primal_solution_status')) === FEASIBLE_POINT;
  const bound = isMixed
    ? Number(solver.info.get('mip_dual_bound'))
    : isOptimal
      ? solver.getObjectiveValue()
      : 0;
  if (!hasPoint) return { assigned: null, bound, isOptimal };
  const { colValue } = solver.getSolution();
  const assigned = problem.demands.map((demand, at) => ({
    demand: at,
    choices: demand.options.flatMap((_, option) => {
      const value = colValue[model.firstOption[at]! + option]!;
      const share = demand.isSplittable ? value : Math.round(value);
      return share > NOTHING ? [{ option, share }] : [];
    }),
  }));
  return { assigned, bound, isOptimal };
}

function better(
  problem: AssignmentProblem,
  greedy: ReturnType<typeof assignOneByOne>,
  found: Found,
): AssignmentAnswer {
  const solved = found.assigned && { assigned: found.assigned, ...costOf(problem, found.assigned) };
  const isWhole = greedy.assigned.every(
    ({ demand, choices }) => choices.length > 0 || problem.demands[demand]!.waitCost !== null,
  );
  const useGreedy = !solved || (!found.isOptimal && isWhole && greedy.cost < solved.cost);
  if (useGreedy && !isWhole) {
    throw new AppError('CONFLICT', 'No plan was found in the time given; allow more of it.');
  }
  const best = useGreedy ? greedy : solved;
  const bound = Math.min(best.cost, found.bound);
  const gap = best.cost === 0 ? 0 : (best.cost - bound) / Math.abs(best.cost);
  return {
    ...best,
    bound,
    gap: gap < GOOD_ENOUGH_GAP * 10 ? 0 : gap,
    by: useGreedy ? 'one-by-one' : 'solver',
  };
}
