import { METRICS, type MetricKey } from '#domains/analytics/board/metric-definitions.ts';
import type { Period } from '#domains/analytics/period.ts';

/** The address of the rows that a figure is reckoned from, for a channel or for all (null), with the same days. */
export function rowsBehind(metric: MetricKey, channelId: string | null, { from, to }: Period): string {
  const { rows } = METRICS[metric];
  const days = `from=${from}&to=${to}`;
  if (rows === 'postings' && channelId) return `${channelPage(channelId, { from, to })}#postings`;
  if (rows === 'journeys') return `/channels/effort?${channelId ? `channel=${channelId}&` : ''}${days}`;
  const channel = channelId ? `channel=${channelId}&` : '';
  return `/channels/rows?${channel}${days}&rows=${rows}`;
}

/** The address of the orders that one channel sold to the customers of another; `nobody` where no customer is known. */
export function pathRows(firstChannelId: string | null, channelId: string, { from, to }: Period): string {
  return `/channels/rows?channel=${channelId}&first=${firstChannelId ?? 'nobody'}&from=${from}&rows=path&to=${to}`;
}

/** The address of a channel's own page with the same days. */
export function channelPage(channelId: string, { from, to }: Period): string {
  return `/channels/${channelId}?from=${from}&to=${to}`;
}
