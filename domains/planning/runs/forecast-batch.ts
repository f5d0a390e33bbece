import type { Database } from '#db/client.ts';
import type { ForecastTrial } from '#db/schema/planning.ts';
import { addDays } from '#lib/time.ts';
import { readFlows, readWishes } from '../demand/read-demand.ts';
import { toWeeks, WEEK_DAYS, type WeeklyDemand } from '../demand/to-weeks.ts';
import { fillStockOuts } from '../forecast/fill-stock-outs.ts';
import { forecastSeries } from '../forecast/forecast-series.ts';
import type { Parameters } from '../forecast/method.ts';
import { takeTurns } from './take-turns.ts';

/** Weeks of the past that are looked at: two years. */
export const HISTORY_WEEKS = 104;
/** Weeks ahead that are forecast: a quarter. */
export const HORIZON_WEEKS = 13;
/** Weeks of a year, after which demand repeats itself if it does. */
export const SEASON_WEEKS = 52;
const DIGITS = 5;
/** Units a week below which nothing is expected: one in twenty thousand years. */
const LEAST_UNITS = 1e-6;

/** A forecast as it is kept, but for when and in which run it was made. */
export type ForecastRow = {
  variantId: string;
  locationId: string;
  method: string;
  kind: 'steady' | 'intermittent';
  isEnough: boolean;
  isSeasonUnseen: boolean;
  origins: number;
  parameters: Parameters;
  trials: ForecastTrial[];
  mean: number[];
  spread: number[];
  cumulativeSpread: number[];
  history: number[];
  weeksScaled: number;
  weeksLeftOut: number;
  wishedUnits: number;
  expectedPerDay: number;
};

/** Where and when demand is looked at; `otherwise` is the location of sales that left from no place of ours. */
export type DemandView = { untilOn: string; timeZone: string; otherwise: string };

/** Forecasts what is demanded of some variants, at every location where they were asked for in two years. */
export async function forecastBatch(
  db: Database,
  variantIds: readonly string[],
  { untilOn, timeZone, otherwise }: DemandView,
): Promise<ForecastRow[]> {
  const length = HISTORY_WEEKS * WEEK_DAYS;
  const window = { startOn: addDays(untilOn, 1 - length), length, timeZone };
  const [flows, wishes] = await Promise.all([
    readFlows(db, variantIds, window),
    readWishes(db, variantIds, window),
  ]);
  const turns = takeTurns();
  const rows: ForecastRow[] = [];
  for (const demand of toWeeks({ flows, wishes }, { length, otherwise })) {
    rows.push(forecastDemand(demand));
    await turns.rest();
  }
  return rows;
}

function forecastDemand({ variantId, locationId, weeks, wishedUnits }: WeeklyDemand): ForecastRow {
  const clean = fillStockOuts(weeks);
  const { values, isKnown } = clean;
  const found = forecastSeries({ values, isKnown, season: SEASON_WEEKS }, { horizon: HORIZON_WEEKS });
  const { kind, method, isEnough, isSeasonUnseen, origins } = found;
  return {
    variantId,
    locationId,
    method,
    kind,
    isEnough,
    isSeasonUnseen,
    origins,
    parameters: Object.fromEntries(
      Object.entries(found.parameters).map(([name, value]) => [name, short(value)]),
    ),
    trials: found.trials.map((trial) => ({
      method: trial.method,
      rmse: short(trial.rmse),
      mae: short(trial.mae),
      mase: trial.mase === null ? null : short(trial.mase),
      bias: short(trial.bias),
    })),
    mean: found.mean.map(short),
    spread: found.spread?.perStep.map(short) ?? [],
    cumulativeSpread: found.spread?.cumulative.map(short) ?? [],
    history: clean.values.map(short),
    weeksScaled: clean.scaled,
    weeksLeftOut: clean.leftOut,
    wishedUnits,
    expectedPerDay: short(found.mean.reduce((sum, units) => sum + units, 0) / (HORIZON_WEEKS * WEEK_DAYS)),
  };
}

/**
 * Five digits say more than any forecast knows, and keep the rows small. What fades out by smoothing would never reach
 * nothing by itself, but become so small that stock divided by it is no number any more.
 */
function short(value: number): number {
  return Math.abs(value) < LEAST_UNITS ? 0 : Number(value.toPrecision(DIGITS));
}
