import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { Reading, WatchedRule } from '../alert-kinds.ts';

/** The address of the rows behind an alert, with the same channel and days. */
export function rowsOfAlert(
  { kind, metric }: Pick<WatchedRule, 'kind' | 'metric'>,
  { channelId, facts }: Pick<Reading, 'channelId' | 'facts'>,
): string {
  const days = `from=${facts.from}&to=${facts.to}`;
  switch (kind) {
    case 'threshold':
    case 'band':
      return figureRows(isMetric(metric) ? metric : 'orders', channelId, days);
    case 'quiet':
      return metric === 'messages' ? `/channels/${channelId}/messages` : `/orders?channel=${channelId}`;
    case 'deliveries':
      return `/channels/${channelId}/messages?status=pending`;
    case 'drifts':
      return `/channels/parity?channel=${channelId}`;
    case 'jobs':
      return '/settings/jobs';
  }
}

/** Whether a stored name is that of a metric; metrics may have been renamed since. */
export function isMetric(name: string | null): name is MetricKey {
  return name !== null && Object.hasOwn(METRICS, name);
}

function figureRows(metric: MetricKey, channelId: string | null, days: string): string {
  const { rows } = METRICS[metric];
  if (rows === 'postings' && channelId) return `/channels/${channelId}?${days}#postings`;
  return `/channels/rows?${channelId ? `channel=${channelId}&` : ''}${days}&rows=${rows}`;
}
