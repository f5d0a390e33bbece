import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { forecastSeries } from './forecast-series.ts';
import { measureErrors } from './measure-errors.ts';
import { METHODS } from './methods.ts';

const FOLDER = '../shared/data/carparts-first-800';
const PAST = 39;
const AHEAD = 12;
const isThere = fs.existsSync(`${FOLDER}/demand.csv.gz`);
if (!isThere) console.warn(`Skipped: ${FOLDER} is not beside this project.`);

type Row = { n: number; MAE: number; RMSE: number; bias: number; MASE: number };
type Published = { reference: Record<string, Row>; forecasts?: Record<string, Record<string, number>> };

function readDemand(): Map<string, number[]> {
  const demand = new Map<string, number[]>();
  const text = gunzipSync(fs.readFileSync(`${FOLDER}/demand.csv.gz`)).toString('utf8');
  for (const line of text.trim().split('\n').slice(1)) {
    const [series, , units] = line.split(',');
    demand.set(series!, [...(demand.get(series!) ?? []), Number(units)]);
  }
  return demand;
}

describe.skipIf(!isThere)('demand for car parts, mostly none', () => {
  const published = isThere
    ? (JSON.parse(fs.readFileSync(`${FOLDER}/figures.json`, 'utf8')) as Published)
    : ({ reference: {} } as Published);
  const demand = isThere ? readDemand() : new Map<string, number[]>();
  const judged = [...demand.values()].filter(
    (values) => values.slice(0, PAST).filter((units) => units !== 0).length >= 2,
  );
  const FIXED = { alpha: 0.1, beta: 0.1 };
  const FORECASTS: Record<string, (past: number[]) => number[]> = {
    zero: () => new Array<number>(AHEAD).fill(0),
    mean: (past) => METHODS.mean.fit({ values: past, season: 1 }).forecast(AHEAD),
    naive: (past) => METHODS.naive.fit({ values: past, season: 1 }).forecast(AHEAD),
    croston: (past) => METHODS.croston.fit({ values: past, season: 1 }, FIXED).forecast(AHEAD),
    sba: (past) => METHODS.sba.fit({ values: past, season: 1 }, FIXED).forecast(AHEAD),
    tsb: (past) => METHODS.tsb.fit({ values: past, season: 1 }, FIXED).forecast(AHEAD),
    chosen: (past) => forecastSeries({ values: past, season: 12 }, { horizon: AHEAD }).mean,
  };

  function score(name: string): Row {
    const rows = judged.map((values) => {
      const history = values.slice(0, PAST);
      const forecast = FORECASTS[name]!(history);
      return measureErrors({ actual: values.slice(PAST), forecast, history, season: 1 });
    });
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      n: rows.length,
      MAE: mean(rows.map((row) => row.mae)),
      RMSE: mean(rows.map((row) => row.rmse)),
      bias: mean(rows.map((row) => row.bias)),
      MASE: mean(rows.flatMap((row) => (row.mase === null ? [] : [row.mase]))),
    };
  }

  it.each(['zero', 'mean', 'naive', 'croston', 'sba', 'tsb'])(
    '%s errs as published, to the last digit',
    (name) => {
      const found = score(name);
      const wanted = published.reference[name]!;
      expect(found.n).toBe(wanted.n);
      for (const key of ['MAE', 'RMSE', 'bias', 'MASE'] as const) {
        expect(Number(found[key].toFixed(6)), key).toBe(wanted[key]);
      }
    },
  );

  it('never chooses "no demand ever", though it wins by absolute error', () => {
    const chosen = score('chosen');
    expect(score('zero').MAE).toBeLessThan(chosen.MAE);
    for (const values of judged) expect(FORECASTS.chosen!(values.slice(0, PAST))[0]).toBeGreaterThan(0);
    expect(chosen.RMSE).toBeLessThan(score('croston').RMSE);
    expect(Math.abs(chosen.bias)).toBeLessThan(score('naive').bias);
  });

  it('says for a year ahead a level that demand stays below nine times in ten', () => {
    const held = judged.filter((values) => {
      const { mean, spread } = forecastSeries(
        { values: values.slice(0, PAST), season: 12 },
        { horizon: AHEAD },
      );
      const expected = mean.reduce((sum, value) => sum + value, 0);
      const came = values.slice(PAST).reduce((sum, value) => sum + value, 0);
      return came <= expected + 1.2816 * spread!.cumulative.at(-1)!;
    });
    expect(held.length / judged.length).toBeGreaterThan(0.85);
  });
});
