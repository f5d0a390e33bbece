/** Customers who were alike at first: those of many channels, and those of one. Sums and squares of what they did next. */
export type Twins = { many: Side; one: Side };

/** How many they are, the sum of a figure, and the sum of its squares. */
export type Side = { customers: number; sum: number; squares: number };

/** What is left of the difference among people who were alike at first. */
export type Difference = {
  many: { customers: number; mean: number };
  one: { customers: number; mean: number };
  difference: number;
  /** The 95 % interval of the difference. */
  low: number;
  high: number;
};

/** So many of each kind must have a counterpart before a difference is told. */
export const FEWEST_TWINS = 30;

const Z_95 = 1.959964;

/**
 * The mean difference within groups of people who were alike at first, each group weighing as much as it can tell
 * (n·m / (n + m)), with its standard error from the spread within groups. Groups that lack one kind tell nothing and are
 * left out. Null below `FEWEST_TWINS` of each kind; `countTwins` says how many there are.
 */
export function compareTwins(groups: readonly Twins[]): Difference | null {
  const matched = groups.filter(hasBoth);
  const counted = countTwins(groups);
  if (counted.many < FEWEST_TWINS || counted.one < FEWEST_TWINS) return null;
  const spread = { many: spreadOf(matched, 'many'), one: spreadOf(matched, 'one') };
  let [weights, many, one, error] = [0, 0, 0, 0];
  for (const group of matched) {
    const [n, m] = [group.many.customers, group.one.customers];
    const weight = (n * m) / (n + m);
    weights += weight;
    many += (weight * group.many.sum) / n;
    one += (weight * group.one.sum) / m;
    error += weight ** 2 * (spread.many / n + spread.one / m);
  }
  const difference = (many - one) / weights;
  const width = (Z_95 * Math.sqrt(error)) / weights;
  return {
    many: { customers: counted.many, mean: many / weights },
    one: { customers: counted.one, mean: one / weights },
    difference,
    low: difference - width,
    high: difference + width,
  };
}

/** How many of each kind have a counterpart. */
export function countTwins(groups: readonly Twins[]): { many: number; one: number } {
  const matched = groups.filter(hasBoth);
  return {
    many: matched.reduce((total, { many }) => total + many.customers, 0),
    one: matched.reduce((total, { one }) => total + one.customers, 0),
  };
}

function hasBoth({ many, one }: Twins): boolean {
  return many.customers > 0 && one.customers > 0;
}

/** The variance within groups, of one kind; groups of one person know none. */
function spreadOf(groups: readonly Twins[], kind: keyof Twins): number {
  let [squares, freedom] = [0, 0];
  for (const { [kind]: side } of groups) {
    squares += Math.max(0, side.squares - side.sum ** 2 / side.customers);
    freedom += side.customers - 1;
  }
  return freedom > 0 ? squares / freedom : 0;
}
