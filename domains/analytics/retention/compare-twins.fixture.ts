import type { TwinSide, TwinSums } from './compare-twins.ts';

/** Customers who were alike at first. Sums and squares of what they did next. */
export type Twins = { many: Side; one: Side };

/** How many they are, the sum of a figure, and the sum of its squares. */
export type Side = { customers: number; sum: number; squares: number };

/** One kind of a group, from the figure of each. */
export function sideOf(values: readonly number[]): Side {
  return {
    customers: values.length,
    sum: values.reduce((total, value) => total + value, 0),
    squares: values.reduce((total, value) => total + value ** 2, 0),
  };
}

/** What db/sql/retention.sql keeps of groups, reckoned by the book and by itself: means first, then weights. */
export function addUpTwins(groups: readonly Twins[]): TwinSums {
  const matched = groups.filter(({ many, one }) => many.customers > 0 && one.customers > 0);
  const weights = matched.map(({ many, one }) => 1 / (1 / many.customers + 1 / one.customers));
  const add = (kind: keyof Twins): TwinSide => {
    const sides = matched.map((group) => group[kind]);
    const sum = (read: (side: Side, at: number) => number) =>
      sides.reduce((total, side, at) => total + read(side, at), 0);
    return {
      customers: sum(({ customers }) => customers),
      mean: sum((side, at) => weights[at]! * (side.sum / side.customers)),
      spread: sum((side) => Math.max(0, side.squares - side.sum ** 2 / side.customers)),
      freedom: sum(({ customers }) => customers - 1),
      pull: sum(({ customers }, at) => weights[at]! ** 2 / customers),
    };
  };
  return { weight: weights.reduce((total, weight) => total + weight, 0), many: add('many'), one: add('one') };
}
