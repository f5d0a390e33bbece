import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillStockOuts } from './fill-stock-outs.ts';
import { forecastSeries } from './forecast-series.ts';

const week = (units: number, daysInStock = 7) => ({ units, daysInStock, days: 7 });

describe('weeks with an empty shelf', () => {
  it('count as they are while something lay there every day', () => {
    expect(fillStockOuts([week(3), week(0), week(5)])).toMatchObject({
      values: [3, 0, 5],
      scaled: 0,
      leftOut: 0,
    });
  });

  it('are scaled to the whole week when goods lay there for half of it or more', () => {
    expect(fillStockOuts([week(10), week(8, 4), week(10)])).toMatchObject({
      values: [10, 14, 10],
      scaled: 1,
      leftOut: 0,
    });
  });

  it('are left out when the shelf was empty for longer: their neighbours stand in', () => {
    expect(fillStockOuts([week(10), week(12), week(0, 0), week(1, 3), week(14)])).toMatchObject({
      values: [10, 12, 12, 12, 14],
      isKnown: [true, true, false, false, true],
      scaled: 0,
      leftOut: 2,
    });
  });

  it('never say less than what was asked for, backorders too', () => {
    expect(fillStockOuts([week(2), week(9, 1), week(2)]).values[1]).toBe(9);
  });

  it('do not make a good seller look dead', () => {
    const demand = Array.from({ length: 40 }, (_, index) => week(20 + (index % 3)));
    const empty = demand.map((period, index) => (index >= 34 ? week(0, 0) : period));
    const forecast = (periods: typeof demand) =>
      forecastSeries({ values: fillStockOuts(periods).values, season: 1 }, { horizon: 4 }).mean[0]!;
    expect(forecast(empty)).toBeGreaterThan(19);
    expect(Math.abs(forecast(empty) - forecast(demand))).toBeLessThan(2);
  });

  it('are not what a forecast is judged by, and too few others are too little to advise from', () => {
    const demand = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0 ? week(0, 0) : week(10 + (index % 7)),
    );
    const { values, isKnown } = fillStockOuts(demand);
    const judged = (known?: boolean[]) =>
      forecastSeries({ values, season: 1, isKnown: known }, { horizon: 4, method: 'mean' }).spread!
        .perStep[0]!;
    expect(judged(isKnown)).toBeGreaterThan(judged());
    const few = fillStockOuts(demand.slice(0, 14));
    expect(forecastSeries({ ...few, season: 1 }, { horizon: 4 }).isEnough).toBe(false);
  });

  it('never lower a week and never change one that was whole', () => {
    const period = fc
      .record({ units: fc.nat(50), daysInStock: fc.nat(7) })
      .map(({ units, daysInStock }) => week(units, daysInStock));
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 60 }), (periods) => {
        const { values, scaled, leftOut } = fillStockOuts(periods);
        periods.forEach(({ units, daysInStock }, index) => {
          expect(values[index]).toBeGreaterThanOrEqual(units);
          if (daysInStock === 7) expect(values[index]).toBe(units);
        });
        expect(scaled + leftOut).toBe(periods.filter(({ daysInStock }) => daysInStock < 7).length);
      }),
    );
  });
});
