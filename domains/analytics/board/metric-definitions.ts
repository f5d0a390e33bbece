import { ENOUGH_EFFORT } from '../effort/rule/effort-minutes.ts';
import { medianWait, paybackMonths } from './board-facts.ts';

export type { Sums } from './metric-shape.ts';

import type { Facts, Metric, Need, Sums } from './metric-shape.ts';

const FEWEST_VISITS = 100;
const FEWEST_ORDERS = 20;
const FEWEST_CUSTOMERS = 10;
const FEWEST_QUESTIONS = 20;
const FEWEST_CREDITED = 10;
const SECONDS_A_MINUTE = 60;

const net = (s: Sums) => s.grossMinor - s.discountsMinor - s.returnsMinor;
const cm1 = (s: Sums) => net(s) - s.cogsMinor;
const cm2 = (s: Sums) => cm1(s) + s.shippingMinor - s.feesMinor - s.fulfilmentMinor - s.handlingMinor;
const cm3 = (s: Sums) => cm2(s) - s.marketingMinor;
const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
const each = (whole: number, parts: number) => (parts > 0 ? Math.round(whole / parts) : null);
const standing = (s: Facts) => s.placed - s.cancelled;
const decided = (s: Facts) => s.kept + s.late + s.overdue;
const asked = (s: Facts) => s.answered + s.unanswered;
const spent = (s: Facts): Need => ({ fact: 'spent', have: s.marketingMinor, least: 1 });
const won = (s: Facts): Need => ({ fact: 'firsts', have: s.firsts, least: FEWEST_CUSTOMERS });

/**
 * The one place where the figures of the boards are defined; tooltips, `/channels/metrics` and docs/metrics.md take words
 * from `messages/<locale>/metrics.json` under the same keys. A test recomputes each from raw rows.
 */
export const METRICS = {
  orders: { unit: 'count', better: 'up', rows: 'postings', compute: (s) => s.orders },
  units: { unit: 'count', better: 'up', rows: 'postings', compute: (s) => s.units },
  gross: { unit: 'money', better: 'up', rows: 'postings', compute: (s) => s.grossMinor },
  discounts: { unit: 'money', better: 'neither', rows: 'postings', compute: (s) => s.discountsMinor },
  returns: { unit: 'money', better: 'down', rows: 'postings', compute: (s) => s.returnsMinor },
  net: { unit: 'money', better: 'up', rows: 'postings', compute: net },
  averageOrder: {
    unit: 'money',
    better: 'up',
    rows: 'postings',
    compute: (s) => (s.orders > 0 ? Math.round((s.grossMinor - s.discountsMinor) / s.orders) : null),
  },
  returnRate: {
    unit: 'share',
    better: 'down',
    rows: 'postings',
    compute: (s) => share(s.returnedUnits, s.units),
  },
  cogs: {
    unit: 'money',
    better: 'neither',
    rows: 'postings',
    compute: (s) => s.cogsMinor,
    needsCost: true,
  },
  cm1: { unit: 'money', better: 'up', rows: 'postings', compute: cm1, needsCost: true },
  cm1Rate: {
    unit: 'share',
    better: 'up',
    rows: 'postings',
    compute: (s) => share(cm1(s), net(s)),
    needsCost: true,
  },
  shipping: { unit: 'money', better: 'neither', rows: 'postings', compute: (s) => s.shippingMinor },
  fees: {
    unit: 'money',
    better: 'down',
    rows: 'postings',
    compute: (s) => s.feesMinor,
    needsCost: true,
  },
  fulfilment: {
    unit: 'money',
    better: 'down',
    rows: 'postings',
    compute: (s) => s.fulfilmentMinor,
    needsCost: true,
  },
  handling: {
    unit: 'money',
    better: 'down',
    rows: 'postings',
    compute: (s) => s.handlingMinor,
    needsCost: true,
  },
  cm2: { unit: 'money', better: 'up', rows: 'postings', compute: cm2, needsCost: true },
  marketing: {
    unit: 'money',
    better: 'neither',
    rows: 'postings',
    compute: (s) => s.marketingMinor,
    needsCost: true,
  },
  cm3: { unit: 'money', better: 'up', rows: 'postings', compute: cm3, needsCost: true },
  fixed: {
    unit: 'money',
    better: 'neither',
    rows: 'postings',
    compute: (s) => s.fixedMinor,
    needsCost: true,
  },
  profit: {
    unit: 'money',
    better: 'up',
    rows: 'postings',
    compute: (s) => cm3(s) - s.fixedMinor,
    needsCost: true,
  },
  roi: {
    unit: 'share',
    better: 'up',
    rows: 'postings',
    // Without money spent there is nothing to return: not zero, but unknown.
    compute: (s) => share(cm3(s) - s.fixedMinor, s.marketingMinor + s.fixedMinor),
    needsCost: true,
  },
  cm2Rate: {
    unit: 'share',
    better: 'up',
    rows: 'postings',
    compute: (s) => share(cm2(s), net(s)),
    needsCost: true,
  },
  visits: {
    unit: 'count',
    better: 'up',
    rows: 'visits',
    compute: (s) => s.visits,
    needs: (s) => [{ fact: 'visits', have: s.visits, least: 1 }],
  },
  conversion: {
    unit: 'share',
    better: 'up',
    rows: 'visits',
    compute: (s) => share(s.converted, s.convertible),
    // Fewer visits than orders means that most visits are not seen.
    needs: (s) => [
      s.convertible > 0
        ? { fact: 'visits', have: s.convertible, least: FEWEST_VISITS }
        : { fact: 'visits', have: s.visits, least: Math.max(FEWEST_VISITS, standing(s)) },
    ],
  },
  newCustomers: { unit: 'count', better: 'up', rows: 'new', compute: (s) => s.firsts },
  returningRate: {
    unit: 'share',
    better: 'up',
    rows: 'returning',
    compute: (s) => share(s.known - s.firsts, s.known),
    needs: (s) => [{ fact: 'known', have: s.known, least: FEWEST_ORDERS }],
  },
  cancelRate: {
    unit: 'share',
    better: 'down',
    rows: 'cancelled',
    compute: (s) => share(s.cancelled, s.placed),
    needs: (s) => [{ fact: 'placed', have: s.placed, least: FEWEST_ORDERS }],
  },
  onTime: {
    unit: 'share',
    better: 'up',
    rows: 'promised',
    compute: (s) => share(s.kept, decided(s)),
    needs: (s) => [{ fact: 'decided', have: decided(s), least: FEWEST_ORDERS }],
  },
  responseTime: {
    unit: 'minutes',
    better: 'down',
    rows: 'answers',
    compute: (s) => medianWait(s.waits, s.unanswered),
    needs: (s) => [
      { fact: 'questions', have: asked(s), least: FEWEST_QUESTIONS },
      { fact: 'answered', have: s.answered, least: Math.ceil(asked(s) / 2) },
    ],
  },
  answeredInTime: {
    unit: 'share',
    better: 'up',
    rows: 'answers',
    compute: (s) => share(s.inTime, asked(s)),
    // Where no answer is known at all, answers are not written down rather than not given.
    needs: (s) => [
      { fact: 'questions', have: asked(s), least: FEWEST_QUESTIONS },
      { fact: 'answered', have: s.answered, least: 1 },
    ],
  },
  effort: {
    unit: 'minutes',
    better: 'down',
    rows: 'journeys',
    compute: (s) => s.effortSeconds / SECONDS_A_MINUTE / s.journeys,
    needs: (s) => [
      { fact: 'journeys', have: s.journeys, least: ENOUGH_EFFORT.orders },
      { fact: 'traced', have: s.traced, least: Math.ceil(s.journeys * ENOUGH_EFFORT.seenShare) },
    ],
  },
  roas: {
    unit: 'times',
    better: 'up',
    rows: 'postings',
    compute: (s) => share(net(s), s.marketingMinor),
    needs: (s) => [spent(s)],
    needsCost: true,
  },
  roasLast: {
    unit: 'times',
    better: 'up',
    rows: 'creditedLast',
    compute: (s) => share(s.creditedLastMinor, s.marketingMinor),
    needs: (s) => [spent(s), { fact: 'creditedLast', have: s.creditedLast, least: FEWEST_CREDITED }],
    needsCost: true,
  },
  roasFirst: {
    unit: 'times',
    better: 'up',
    rows: 'creditedFirst',
    compute: (s) => share(s.creditedFirstMinor, s.marketingMinor),
    needs: (s) => [spent(s), { fact: 'creditedFirst', have: s.creditedFirst, least: FEWEST_CREDITED }],
    needsCost: true,
  },
  mer: {
    unit: 'times',
    better: 'up',
    rows: 'postings',
    compute: (s) => share(net(s), s.marketingMinor),
    needs: (s) => [spent(s)],
    needsCost: true,
    ofBusiness: true,
  },
  cac: {
    unit: 'money',
    better: 'down',
    rows: 'new',
    compute: (s) => each(s.marketingMinor, s.firsts),
    needs: (s) => [won(s), spent(s)],
    needsCost: true,
  },
  ltv: {
    unit: 'money',
    better: 'up',
    rows: 'new',
    compute: (s) => each(s.worthMinor, s.firsts),
    needs: (s) => [won(s)],
    needsCost: true,
  },
  ltvPredicted: {
    unit: 'money',
    better: 'up',
    rows: 'new',
    compute: (s) => each(s.foretoldMinor, s.foretold),
    needs: (s) => [{ fact: 'foretold', have: s.foretold, least: FEWEST_CUSTOMERS }],
    range: (s) => [s.foretoldLowMinor / s.foretold, s.foretoldHighMinor / s.foretold],
  },
  ltvToCac: {
    unit: 'times',
    better: 'up',
    rows: 'new',
    compute: (s) => share(s.worthMinor, s.marketingMinor),
    needs: (s) => [won(s), spent(s)],
    needsCost: true,
  },
  payback: {
    unit: 'months',
    better: 'down',
    rows: 'new',
    compute: (s) => paybackMonths(s.curve, s.marketingMinor / s.firsts),
    needs: (s) => [won(s), spent(s)],
    needsCost: true,
  },
  withoutCost: {
    unit: 'share',
    better: 'down',
    rows: 'postings',
    compute: (s) => share(s.unitsWithoutCost, s.units),
    needsCost: true,
  },
} as const satisfies Record<string, Metric>;

/** The key of one metric. */
export type MetricKey = keyof typeof METRICS;

/** Every metric in the order in which they are told. */
export const METRIC_KEYS = Object.keys(METRICS) as MetricKey[];

/** How one metric is defined. */
export function definitionOf(key: MetricKey): Metric {
  return METRICS[key];
}
