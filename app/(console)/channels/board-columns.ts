import { type ListParams, valuesOf } from '#components/table/list-location.ts';
import type { MetricKey } from '#domains/analytics/board/metric-definitions.ts';

const FIRST_SHOWN: readonly MetricKey[] = [
  'orders',
  'net',
  'averageOrder',
  'conversion',
  'newCustomers',
  'returnRate',
  'cancelRate',
  'responseTime',
  'cm2Rate',
  'roas',
  'roasLast',
  'cac',
  'profit',
  'roi',
];
const FIRST_SHOWN_WITHOUT_COSTS: readonly MetricKey[] = [
  'orders',
  'net',
  'averageOrder',
  'conversion',
  'visits',
  'newCustomers',
  'returningRate',
  'returnRate',
  'cancelRate',
  'onTime',
  'responseTime',
];

/** The metrics that the address asks for (`columns=…`), else those that say most. */
export function readColumns(params: ListParams, metrics: readonly MetricKey[]): MetricKey[] {
  const wanted = valuesOf(params.columns);
  const chosen = metrics.filter((metric) => wanted.includes(metric));
  if (chosen.length > 0) return chosen;
  const first = metrics.includes('cm2Rate') ? FIRST_SHOWN : FIRST_SHOWN_WITHOUT_COSTS;
  return first.filter((metric) => metrics.includes(metric));
}
