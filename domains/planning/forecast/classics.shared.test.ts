import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runHoltWinters } from './fit-holt-winters.ts';
import { measureErrors } from './measure-errors.ts';
import type { MethodName } from './method.ts';
import { METHODS } from './methods.ts';

const FOLDER = '../shared/data/forecast-small-classics';
const isThere = fs.existsSync(`${FOLDER}/figures.json`);
if (!isThere) console.warn(`Skipped: ${FOLDER} is not beside this project.`);

type Measures = Partial<Record<'RMSE' | 'MAE' | 'MAPE' | 'sMAPE' | 'MASE', number>>;
/** `isRounded`: the weights are known to some digits only, so that the last printed digit may be off by one. */
type Test = { past: number[]; future: number[]; season: number; isRounded?: boolean };
type HoltWintersAnswer = { alpha: number; beta: number; gamma: number; SSE: number };
type Published = {
  ausbeer: { published: Record<string, Measures> };
  airpassengers: {
    computed_with_R: Record<string, Measures>;
    'Holt-Winters multiplicative on all 144 months (R documentation example)': HoltWintersAnswer;
  };
};

const read = (file: string) =>
  fs
    .readFileSync(`${FOLDER}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[1]));

describe.skipIf(!isThere)('series of the textbooks', () => {
  const published = isThere
    ? (JSON.parse(fs.readFileSync(`${FOLDER}/figures.json`, 'utf8')) as Published)
    : ({} as Published);
  const OURS: Record<string, MethodName> = {
    mean: 'mean',
    naive: 'naive',
    'seasonal naive': 'seasonal_naive',
    drift: 'drift',
    theta: 'theta',
  };

  function compare(forecast: number[], wanted: Measures, test: Test) {
    const { past, future, season, isRounded } = test;
    const found = measureErrors({ actual: future, forecast, history: past, season });
    const ours = { RMSE: found.rmse, MAE: found.mae, MAPE: found.mape, sMAPE: found.smape, MASE: found.mase };
    for (const [name, value] of Object.entries(wanted)) {
      const last = 10 ** -(String(value).split('.')[1]?.length ?? 0);
      const difference = Math.abs((ours[name as keyof typeof ours] ?? Number.NaN) - value);
      expect(difference, name).toBeLessThan(last * (isRounded ? 2 : 0.5 + 1e-9));
    }
  }

  it.each(['mean', 'naive', 'seasonal naive'])('Australian beer by %s errs as printed', (name) => {
    const past = read('ausbeer_1992Q1_2007Q4.csv');
    const future = read('ausbeer_2008Q1_2010Q2.csv');
    const forecast = METHODS[OURS[name]!].fit({ values: past, season: 4 }).forecast(future.length);
    compare(forecast, published.ausbeer.published[name]!, { past, future, season: 4 });
  });

  it.each(['naive', 'seasonal naive', 'drift', 'theta'])(
    'airline passengers by %s err as R computes',
    (name) => {
      const all = read('airpassengers.csv');
      const [past, future] = [all.slice(0, 132), all.slice(132)];
      const forecast = METHODS[OURS[name]!].fit({ values: past, season: 12 }).forecast(12);
      const isRounded = name === 'theta';
      compare(forecast, published.airpassengers.computed_with_R[name]!, {
        past,
        future,
        season: 12,
        isRounded,
      });
    },
  );

  it('Holt-Winters with the weights of R errs as R does in 1960', () => {
    const all = read('airpassengers.csv');
    const [past, future] = [all.slice(0, 132), all.slice(132)];
    const [name, wanted] = Object.entries(published.airpassengers.computed_with_R).find(([key]) =>
      key.startsWith('Holt-Winters'),
    )!;
    const [alpha, beta, gamma] = [...name.matchAll(/(?:alpha|beta|gamma) ([\d.]+)/g)].map((found) =>
      Number(found[1]),
    );
    const weights = { alpha: alpha!, beta: beta!, gamma: gamma!, phi: 1 };
    const { forecast } = runHoltWinters({ values: past, season: 12 }, 'multiplicative', weights);
    compare(forecast(12), wanted, { past, future, season: 12, isRounded: true });
  });

  it('Holt-Winters on all months has the documented sum of squares, and our search finds one as small', () => {
    const values = read('airpassengers.csv');
    const answer =
      published.airpassengers['Holt-Winters multiplicative on all 144 months (R documentation example)'];
    const { alpha, beta, gamma, SSE } = answer;
    const history = { values, season: 12 };
    const squares = (weights: { alpha: number; beta: number; gamma: number }) =>
      runHoltWinters(history, 'multiplicative', { ...weights, phi: 1 }).squares;
    expect(squares({ alpha, beta, gamma }).toFixed(2)).toBe(SSE.toFixed(2));
    const found = METHODS.holt_winters_multiplicative.fit(history).parameters;
    expect(squares({ alpha: found.alpha!, beta: found.beta!, gamma: found.gamma! })).toBeLessThan(
      SSE * 1.0001,
    );
  });
});
