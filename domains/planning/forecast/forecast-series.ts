import { meanDifference } from './measure-errors.ts';
import type { History, MethodName, Parameters } from './method.ts';
import { METHODS } from './methods.ts';
import { chooseOrigins, type RolledErrors, rollOrigins } from './roll-origins.ts';
import { measureSpread } from './spread.ts';

/** Demand that comes in most periods, or only now and then. */
export type DemandKind = 'steady' | 'intermittent';

/** How a method did when tried out on the past. `mase` is null where the history never changes. */
export type MethodTrial = {
  method: MethodName;
  rmse: number;
  mae: number;
  mase: number | null;
  bias: number;
};

/** A forecast with what it rests on. `spread` is null where there was too little history to try anything out. */
export type SeriesForecast = {
  kind: DemandKind;
  method: MethodName;
  parameters: Parameters;
  /** The expected value of each of the next periods; never below zero where the history never is. */
  mean: number[];
  /** Standard deviations: of each step, and of the sum of all steps up to it. */
  spread: { perStep: number[]; cumulative: number[] } | null;
  /** Every method that was tried, the smallest squared error first. */
  trials: MethodTrial[];
  origins: number;
  /** Less than two seasons were seen: a season may be missing, and the interval is wider. */
  isSeasonUnseen: boolean;
  /** False below `FEWEST_PERIODS` known ones, or with fewer than two periods of demand: a mean without an interval. */
  isEnough: boolean;
};

/** With less history than this nothing is tried out. */
export const FEWEST_PERIODS = 8;
const FEWEST_DEMANDS = 2;
/** Mean periods between demands from which demand is intermittent (Syntetos and Boylan). */
const INTERMITTENT_FROM = 1.32;
/** Intervals are wider by this while less than two seasons were seen. */
const UNSEEN_SEASON = 1.5;

const STEADY: readonly MethodName[] = [
  'naive',
  'seasonal_naive',
  'mean',
  'drift',
  'ses',
  'holt',
  'holt_damped',
  'holt_winters_additive',
  'holt_winters_multiplicative',
  'holt_winters_damped',
  'theta',
  'combined',
];
// No naive: after a period without demand it says zero for ever. No zero either.
const INTERMITTENT: readonly MethodName[] = ['mean', 'ses', 'croston', 'sba', 'tsb'];

/**
 * Methods that rarely fail badly, the best first. A few overlapping origins tell two methods apart only roughly:
 * another one must be better than these by the margin (of the root of the mean squared error).
 */
const TRUSTED: Record<DemandKind, { methods: readonly MethodName[]; margin: number }> = {
  steady: { methods: ['combined', 'theta', 'holt_winters_damped', 'holt_damped', 'ses'], margin: 0.15 },
  intermittent: { methods: ['tsb', 'sba', 'ses'], margin: 0.03 },
};

/**
 * Forecasts one history by the method that erred least when tried out on its own past, by squared error: by absolute
 * error "never any demand" would win for slow movers. With `method` given, only that one is tried and taken.
 */
export function forecastSeries(
  history: History,
  { horizon, method }: { horizon: number; method?: MethodName },
): SeriesForecast {
  const kind = judgeKind(history.values);
  const asked = method ? [method] : kind === 'steady' ? STEADY : INTERMITTENT;
  const demands = history.values.filter((value) => value !== 0).length;
  const known = history.isKnown?.filter(Boolean).length ?? history.values.length;
  const isEnough = known >= FEWEST_PERIODS && demands >= FEWEST_DEMANDS;
  const origins = isEnough ? chooseOrigins(history, horizon) : [];
  const rolled = tryOut(history, asked, { origins, horizon });
  const trials = [...rolled].flatMap(([name, errors]) => measureTrial(name, errors, history));
  trials.sort((one, other) => one.rmse - other.rmse);
  const possible = asked.filter((name) => METHODS[name].isPossible(history));
  const chosen = choose(trials, kind) ?? (method && possible.includes(method) ? method : 'mean');
  const { parameters, forecast } = METHODS[chosen].fit(history);
  const errors = rolled.get(chosen)?.errors;
  const isSeasonUnseen = history.season > 1 && history.values.length < 2 * history.season;
  const isNeverNegative = history.values.every((value) => value >= 0);
  return {
    kind,
    method: chosen,
    parameters,
    mean: forecast(horizon).map((value) => (isNeverNegative ? Math.max(0, value) : value)),
    spread: errors
      ? widen(
          measureSpread(errors, horizon, history.values.length - origins[0]!),
          isSeasonUnseen ? UNSEEN_SEASON : 1,
        )
      : null,
    trials,
    origins: origins.length,
    isSeasonUnseen,
    isEnough,
  };
}

/** By which share another method's error must be smaller before it is taken over one that rarely fails badly. */
export function trustedMargin(kind: DemandKind): number {
  return TRUSTED[kind].margin;
}

/** Intermittent is demand with 1.32 periods or more from one demand to the next, on average. */
export function judgeKind(values: readonly number[]): DemandKind {
  const demands = values.filter((value) => value !== 0).length;
  const isDemand = values.every((value) => value >= 0);
  return isDemand && values.length >= INTERMITTENT_FROM * demands ? 'intermittent' : 'steady';
}

function tryOut(
  history: History,
  names: readonly MethodName[],
  test: { origins: readonly number[]; horizon: number },
): Map<MethodName, RolledErrors> {
  const rolled = new Map<MethodName, RolledErrors>();
  if (test.origins.length === 0) return rolled;
  for (const name of names) {
    const errors = rollOrigins(METHODS[name], history, test);
    if (errors) rolled.set(name, errors);
  }
  return rolled;
}

function measureTrial(
  method: MethodName,
  { errors }: RolledErrors,
  { values, season }: History,
): MethodTrial[] {
  const all = errors.flat().filter((error) => error !== null);
  if (all.length === 0) return [];
  const mean = (of: (error: number) => number) => all.reduce((sum, error) => sum + of(error), 0) / all.length;
  const mae = mean(Math.abs);
  const scale = meanDifference(values, values.length > season ? season : 1);
  const trial = {
    method,
    rmse: Math.sqrt(mean((error) => error * error)),
    mae,
    mase: scale > 0 ? mae / scale : null,
    bias: mean((error) => error),
  };
  return [trial];
}

function choose(trials: readonly MethodTrial[], kind: DemandKind): MethodName | undefined {
  const best = trials[0];
  if (!best) return undefined;
  const { methods, margin } = TRUSTED[kind];
  const near = new Set(
    trials.filter(({ rmse }) => rmse <= best.rmse * (1 + margin)).map(({ method }) => method),
  );
  return methods.find((name) => near.has(name)) ?? best.method;
}

function widen({ perStep, cumulative }: { perStep: number[]; cumulative: number[] }, by: number) {
  return { perStep: perStep.map((sd) => sd * by), cumulative: cumulative.map((sd) => sd * by) };
}
