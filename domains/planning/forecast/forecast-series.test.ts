import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastSeries } from './forecast-series.ts';
import { METHOD_NAMES } from './method.ts';
import { METHODS } from './methods.ts';

const weekly = (n: number, value: (index: number) => number) =>
  Array.from({ length: n }, (_, index) => value(index));
const noise = (index: number) => ((index * 7919) % 13) / 13 - 0.5;

describe('the choice of a method', () => {
  it('takes a seasonal method where the season shows, and lists what every method erred', () => {
    const values = weekly(60, (index) => 100 + 40 * Math.sin((2 * Math.PI * index) / 12) + 4 * noise(index));
    const found = forecastSeries({ values, season: 12 }, { horizon: 12 });
    expect([
      'combined',
      'holt_winters_additive',
      'holt_winters_multiplicative',
      'theta',
      'holt_winters_damped',
      'seasonal_naive',
    ]).toContain(found.method);
    expect(found.trials.length).toBeGreaterThanOrEqual(10);
    expect(found.trials.map(({ rmse }) => rmse)).toEqual(
      found.trials.map(({ rmse }) => rmse).sort((a, b) => a - b),
    );
    expect(found.mean[3]! - found.mean[9]!).toBeGreaterThan(60);
    expect(found.isSeasonUnseen).toBe(false);
  });

  it('says that a season may be unseen below two of them, and is less sure then', () => {
    const values = weekly(80, (index) => 50 + 10 * noise(index));
    const [one, none] = [52, 1].map((season) =>
      forecastSeries({ values, season }, { horizon: 4, method: 'ses' }),
    );
    expect(one!.isSeasonUnseen).toBe(true);
    expect(one!.spread!.perStep[0]).toBeGreaterThan(none!.spread!.perStep[0]! * 1.3);
  });

  it('does not call a slow mover dead: by squared error some demand is forecast', () => {
    const values = weekly(60, (index) => (index % 9 === 4 ? 1 : 0));
    const found = forecastSeries({ values, season: 52 }, { horizon: 8 });
    expect(found.kind).toBe('intermittent');
    expect(found.mean[0]).toBeGreaterThan(0.05);
    expect(found.mean[0]).toBeLessThan(0.25);
  });

  it('lets goods that nobody wants any more fade out', () => {
    const values = [...weekly(40, (index) => (index % 2 === 0 ? 4 : 0)), ...weekly(40, () => 0)];
    expect(forecastSeries({ values, season: 1 }, { horizon: 4 }).mean[0]).toBeLessThan(0.7);
  });

  it('follows the wish for one method', () => {
    const values = weekly(30, (index) => index);
    expect(forecastSeries({ values, season: 1 }, { horizon: 3, method: 'drift' })).toMatchObject({
      method: 'drift',
      mean: [30, 31, 32],
      trials: [{ method: 'drift', rmse: 0 }],
    });
  });

  it('says that there is not enough data, with a mean and no interval', () => {
    expect(forecastSeries({ values: [3, 5, 4], season: 52 }, { horizon: 2 })).toMatchObject({
      isEnough: false,
      method: 'mean',
      mean: [4, 4],
      spread: null,
      trials: [],
    });
  });

  it('gives finite, never negative figures for any demand, the same each time', () => {
    const history = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(history, fc.constantFrom(1, 4, 12, 52), (values, season) => {
        const found = forecastSeries({ values, season }, { horizon: 9 });
        const figures = [
          ...found.mean,
          ...(found.spread?.perStep ?? []),
          ...(found.spread?.cumulative ?? []),
        ];
        for (const figure of figures) {
          expect(Number.isFinite(figure)).toBe(true);
          expect(figure).toBeGreaterThanOrEqual(0);
        }
        expect(forecastSeries({ values, season }, { horizon: 9 })).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps a constant demand constant, by every method that can speak', () => {
    const history = { values: new Array<number>(60).fill(6), season: 12 };
    for (const name of METHOD_NAMES.filter((method) => method !== 'sba')) {
      for (const value of METHODS[name].fit(history).forecast(15)) expect(value, name).toBeCloseTo(6, 3);
    }
  });
});
