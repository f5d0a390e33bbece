import type { PostingAmounts } from '#domains/money/posting.ts';

/** What a metric is measured in: money in minor units of the reporting currency, a count, or a share of one. */
export type MetricUnit = 'money' | 'count' | 'share';

/** Sums of postings over a channel and a period, every amount present. */
export type Sums = Required<PostingAmounts>;

type Metric = {
  unit: MetricUnit;
  /** More of it is good news, bad news, or neither. */
  better: 'up' | 'down' | 'neither';
  /** What of the postings stands behind it, for the way down to the rows. */
  source: readonly (keyof PostingAmounts)[];
  /** Null where the facts do not suffice; the screen says what is missing. */
  compute: (sums: Sums) => number | null;
  /** Only for roles that may see costs. */
  needsCost?: true;
};

const net = (s: Sums) => s.grossMinor - s.discountsMinor - s.returnsMinor;
const cm1 = (s: Sums) => net(s) - s.cogsMinor;
const cm2 = (s: Sums) => cm1(s) + s.shippingMinor - s.feesMinor - s.fulfilmentMinor - s.handlingMinor;
const cm3 = (s: Sums) => cm2(s) - s.marketingMinor;
const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/**
 * The one place where the figures of the boards are defined; tooltips and the help page take words from
 * `messages/<locale>/metrics.json` under the same keys. A test recomputes each from raw rows.
 */
export const METRICS = {
  orders: { unit: 'count', better: 'up', source: ['orders'], compute: (s) => s.orders },
  units: { unit: 'count', better: 'up', source: ['units'], compute: (s) => s.units },
  gross: { unit: 'money', better: 'up', source: ['grossMinor'], compute: (s) => s.grossMinor },
  discounts: {
    unit: 'money',
    better: 'neither',
    source: ['discountsMinor'],
    compute: (s) => s.discountsMinor,
  },
  returns: { unit: 'money', better: 'down', source: ['returnsMinor'], compute: (s) => s.returnsMinor },
  net: {
    unit: 'money',
    better: 'up',
    source: ['grossMinor', 'discountsMinor', 'returnsMinor'],
    compute: net,
  },
  averageOrder: {
    unit: 'money',
    better: 'up',
    source: ['grossMinor', 'discountsMinor', 'orders'],
    compute: (s) => (s.orders > 0 ? Math.round((s.grossMinor - s.discountsMinor) / s.orders) : null),
  },
  returnRate: {
    unit: 'share',
    better: 'down',
    source: ['returnedUnits', 'units'],
    compute: (s) => share(s.returnedUnits, s.units),
  },
  cogs: {
    unit: 'money',
    better: 'neither',
    source: ['cogsMinor'],
    compute: (s) => s.cogsMinor,
    needsCost: true,
  },
  cm1: { unit: 'money', better: 'up', source: ['cogsMinor'], compute: cm1, needsCost: true },
  cm1Rate: {
    unit: 'share',
    better: 'up',
    source: ['cogsMinor'],
    compute: (s) => share(cm1(s), net(s)),
    needsCost: true,
  },
  shipping: { unit: 'money', better: 'neither', source: ['shippingMinor'], compute: (s) => s.shippingMinor },
  fees: {
    unit: 'money',
    better: 'down',
    source: ['feesMinor'],
    compute: (s) => s.feesMinor,
    needsCost: true,
  },
  fulfilment: {
    unit: 'money',
    better: 'down',
    source: ['fulfilmentMinor'],
    compute: (s) => s.fulfilmentMinor,
    needsCost: true,
  },
  handling: {
    unit: 'money',
    better: 'down',
    source: ['handlingMinor'],
    compute: (s) => s.handlingMinor,
    needsCost: true,
  },
  cm2: {
    unit: 'money',
    better: 'up',
    source: ['feesMinor', 'fulfilmentMinor', 'handlingMinor'],
    compute: cm2,
    needsCost: true,
  },
  marketing: {
    unit: 'money',
    better: 'neither',
    source: ['marketingMinor'],
    compute: (s) => s.marketingMinor,
    needsCost: true,
  },
  cm3: { unit: 'money', better: 'up', source: ['marketingMinor'], compute: cm3, needsCost: true },
  fixed: {
    unit: 'money',
    better: 'neither',
    source: ['fixedMinor'],
    compute: (s) => s.fixedMinor,
    needsCost: true,
  },
  profit: {
    unit: 'money',
    better: 'up',
    source: ['fixedMinor'],
    compute: (s) => cm3(s) - s.fixedMinor,
    needsCost: true,
  },
  roi: {
    unit: 'share',
    better: 'up',
    source: ['marketingMinor', 'fixedMinor'],
    // Without money spent there is nothing to return: not zero, but unknown.
    compute: (s) => share(cm3(s) - s.fixedMinor, s.marketingMinor + s.fixedMinor),
    needsCost: true,
  },
  withoutCost: {
    unit: 'share',
    better: 'down',
    source: ['unitsWithoutCost', 'units'],
    compute: (s) => share(s.unitsWithoutCost, s.units),
    needsCost: true,
  },
} as const satisfies Record<string, Metric>;

/** The key of one metric. */
export type MetricKey = keyof typeof METRICS;

/** Every metric of a board, or only those that need no right to see costs. */
export function metricKeys(mayReadCosts: boolean): MetricKey[] {
  const keys = Object.keys(METRICS) as MetricKey[];
  return mayReadCosts ? keys : keys.filter((key) => !('needsCost' in METRICS[key]));
}

/** The values of the given metrics for some sums. */
export function computeMetrics(
  sums: Sums,
  keys: readonly MetricKey[],
): Partial<Record<MetricKey, number | null>> {
  return Object.fromEntries(keys.map((key) => [key, METRICS[key].compute(sums)]));
}
