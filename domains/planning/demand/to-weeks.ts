import type { DemandPeriod } from '../forecast/fill-stock-outs.ts';
import type { DayFlow, Wish } from './read-demand.ts';

/** The days of a week; a week here ends with the last day of the window, which holds whole weeks, or as many days before. */
export const WEEK_DAYS = 7;

/** A variant's demand at a location, week by week from the first week in which it was there, the oldest first. */
export type WeeklyDemand = {
  variantId: string;
  locationId: string;
  weeks: DemandPeriod[];
  wishedUnits: number;
};

/**
 * Adds days up to weeks. A day counts as in stock when something lay there in the morning or the evening, or moved in
 * between. Days before the goods first came to a location are no demand and no empty shelf: the history begins with them.
 * What left from no place of ours, and wishes that no place was found for, count for `otherwise`. Histories without any
 * demand are left out.
 */
export function toWeeks(
  { flows, wishes }: { flows: readonly DayFlow[]; wishes: readonly Wish[] },
  { length, otherwise }: { length: number; otherwise: string },
): WeeklyDemand[] {
  const series = new Map<string, Days>();
  const find = (variantId: string, locationId: string) => {
    const key = `${variantId} ${locationId}`;
    const found = series.get(key) ?? newDays(variantId, locationId, length);
    series.set(key, found);
    return found;
  };
  for (const { variantId, locationId, day, change, sold } of flows) {
    const days = find(variantId, locationId ?? otherwise);
    if (locationId === null) days.outside[Math.max(0, day)]! += day < 0 ? 0 : sold;
    else if (day < 0) days.before += change;
    else {
      days.change[day]! += change;
      days.sold[day]! += sold;
      days.hasMoved[day] = 1;
    }
  }
  for (const { variantId, locationId, day, units } of wishes) {
    find(variantId, locationId ?? otherwise).wished[day]! += units;
  }
  return [...series.values()].map(addUp).filter(({ weeks }) => weeks.some(({ units }) => units > 0));
}

type Days = {
  variantId: string;
  locationId: string;
  /** What lay there before the first day. */
  before: number;
  change: Int32Array;
  sold: Int32Array;
  /** Sold without ever having lain here. */
  outside: Int32Array;
  wished: Int32Array;
  hasMoved: Uint8Array;
};

function newDays(variantId: string, locationId: string, length: number): Days {
  const days = () => new Int32Array(length);
  return {
    variantId,
    locationId,
    before: 0,
    change: days(),
    sold: days(),
    outside: days(),
    wished: days(),
    hasMoved: new Uint8Array(length),
  };
}

function addUp(days: Days): WeeklyDemand {
  const { length } = days.change;
  let onHand = days.before;
  let hasBegun = onHand > 0;
  const weeks: DemandPeriod[] = [];
  for (let start = 0; start < length; start += WEEK_DAYS) {
    const week = { units: 0, daysInStock: 0, days: WEEK_DAYS };
    for (let day = start; day < start + WEEK_DAYS; day++) {
      week.units += days.sold[day]! + days.outside[day]! + days.wished[day]!;
      const morning = onHand;
      onHand += days.change[day]!;
      if (morning > 0 || onHand > 0 || days.hasMoved[day] || days.outside[day]) week.daysInStock++;
    }
    hasBegun ||= week.units > 0 || week.daysInStock > 0;
    if (hasBegun) weeks.push(week);
  }
  const wishedUnits = days.wished.reduce((sum, units) => sum + units, 0);
  return {
    variantId: days.variantId,
    locationId: days.locationId,
    weeks: throughImports(weeks, days),
    wishedUnits,
  };
}

/** Goods that are sold from outside our books have no shelf that could be empty. */
function throughImports(weeks: DemandPeriod[], days: Days): DemandPeriod[] {
  const isOutside =
    days.outside.some((units) => units > 0) && !days.hasMoved.includes(1) && days.before === 0;
  return isOutside ? weeks.map((week) => ({ ...week, daysInStock: week.days })) : weeks;
}
