import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { forecastSeries } from './forecast-series.ts';
import { measureErrors } from './measure-errors.ts';
import { METHODS } from './methods.ts';

const FOLDER = '../shared/data/m3-monthly-micro';
const SEASON = 12;
const EIGHTY_PERCENT = 1.2816;
const isThere = fs.existsSync(`${FOLDER}/series.csv.gz`);
if (!isThere) console.warn(`Skipped: ${FOLDER} is not beside this project.`);

type Score = { sMAPE: number; MASE: number };
type Published = {
  mean_over_474_series: Record<string, Score>;
  first_ten_series: Record<string, [number, number]>;
};
type Series = { past: number[]; future: number[] };

function readSeries(): Map<string, Series> {
  const all = new Map<string, Series>();
  const text = gunzipSync(fs.readFileSync(`${FOLDER}/series.csv.gz`)).toString('utf8');
  for (const line of text.trim().split('\n').slice(1)) {
    const [name, part, , value] = line.split(',');
    const series = all.get(name!) ?? { past: [], future: [] };
    all.set(name!, series);
    (part === 'in' ? series.past : series.future).push(Number(value));
  }
  return all;
}

describe.skipIf(!isThere)('474 monthly series of companies (M3 competition)', () => {
  const published = isThere
    ? (JSON.parse(fs.readFileSync(`${FOLDER}/figures.json`, 'utf8')) as Published)
    : ({} as Published);
  const all = isThere ? readSeries() : new Map<string, Series>();
  const judge = ({ past, future }: Series, forecast: number[]) =>
    measureErrors({ actual: future, forecast, history: past, season: SEASON });

  function score(forecast: (past: number[], horizon: number) => number[]): Score {
    const rows = [...all.values()].map((series) =>
      judge(series, forecast(series.past, series.future.length)),
    );
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return { sMAPE: mean(rows.map((row) => row.smape)), MASE: mean(rows.map((row) => row.mase!)) };
  }
  const by = (method: keyof typeof METHODS) =>
    score((values, horizon) => METHODS[method].fit({ values, season: SEASON }).forecast(horizon));

  it.each([
    ['naive', 'naive'],
    ['snaive', 'seasonal_naive'],
    ['mean', 'mean'],
    ['drift', 'drift'],
  ] as const)('%s errs as published, to the last digit', (name, method) => {
    const found = by(method);
    const wanted = published.mean_over_474_series[name]!;
    expect(Number(found.sMAPE.toFixed(5))).toBe(wanted.sMAPE);
    expect(Number(found.MASE.toFixed(6))).toBe(wanted.MASE);
  });

  it.each(['naive', 'snaive'])('%s agrees on each of the first ten series too', (name) => {
    const method = name === 'snaive' ? 'seasonal_naive' : 'naive';
    const rows = Object.entries(published.first_ten_series).filter(([key]) => key.endsWith(` ${name}`));
    for (const [key, [smape, mase]] of rows) {
      const series = all.get(key.split(' ')[0]!)!;
      const forecast = METHODS[method]
        .fit({ values: series.past, season: SEASON })
        .forecast(series.future.length);
      const found = judge(series, forecast);
      expect(Number(found.smape.toFixed(5))).toBe(smape);
      expect(Number(found.mase!.toFixed(6))).toBe(mase);
    }
  });

  // R searches weight and first level together by a simplex; here the level follows from the weight in closed form.
  it.each(['ses', 'theta'] as const)('%s errs within half a percent of R', (name) => {
    const found = by(name);
    const wanted = published.mean_over_474_series[name]!;
    expect(Math.abs(found.sMAPE / wanted.sMAPE - 1)).toBeLessThan(0.005);
    expect(Math.abs(found.MASE / wanted.MASE - 1)).toBeLessThan(0.005);
  });

  it('the automatic choice beats every single method of the table, and its 80 % intervals hold', () => {
    let held = 0;
    let judged = 0;
    const found = score((values, horizon) => {
      const { mean } = forecastSeries({ values, season: SEASON }, { horizon });
      return mean;
    });
    for (const { past, future } of all.values()) {
      const { mean, spread } = forecastSeries({ values: past, season: SEASON }, { horizon: future.length });
      future.forEach((value, step) => {
        judged++;
        if (Math.abs(value - mean[step]!) <= EIGHTY_PERCENT * spread!.perStep[step]!) held++;
      });
    }
    const bar = published.mean_over_474_series.theta!;
    expect(found.sMAPE).toBeLessThan(bar.sMAPE);
    expect(found.MASE).toBeLessThan(bar.MASE);
    expect(held / judged).toBeGreaterThan(0.75);
    expect(held / judged).toBeLessThan(0.85);
  });
});
