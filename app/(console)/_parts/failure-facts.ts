import type { ErrorDetails } from '#lib/errors.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** A SKU of which too few units are left. */
export type Short = { sku: string; wanted: number; missing: number };

/** Facts by which a sentence chooses its words; they are not shown themselves. */
const CHOICES = ['status', 'thing', 'spread', 'kind', 'fault'];

/** What a command says of missing stock. */
export function shortOf({ short }: ErrorDetails): Short[] {
  if (!Array.isArray(short)) return [];
  return short.filter(
    (line): line is Short => typeof line?.sku === 'string' && typeof line?.wanted === 'number',
  );
}

/**
 * The reason that a refusal names, whose words stand in `errors.reason`, with its facts as the reader writes them:
 * `…Minor` becomes money of `currency`, numbers take the reader's digits, texts are kept apart from their neighbours.
 */
export function factsOf(
  details: ErrorDetails,
  prefs: Prefs,
): { reason: string; values: Record<string, string> } | null {
  const { currency, reason } = details;
  if (typeof reason !== 'string') return null;
  const values = Object.entries(details).map(([name, value]) => {
    const isMoney = name.endsWith('Minor') && typeof currency === 'string' && typeof value === 'number';
    if (isMoney) return [name, isolate(formatMoney(value, currency, prefs))];
    if (typeof value === 'number') return [name, formatNumber(value, prefs)];
    return [name, CHOICES.includes(name) ? String(value) : isolate(String(value))];
  });
  return { reason, values: Object.fromEntries(values) };
}

/** The order whose goods can only come back at the returns desk, where a refusal says so. */
export function returnableOf({ reason, orderId, status }: ErrorDetails): string | null {
  const isSent = reason === 'leftAlready' || (reason === 'orderStatus' && status === 'shipped');
  return isSent && typeof orderId === 'string' ? orderId : null;
}

/** First-strong isolation: a SKU or a sum inside a sentence of the other direction stays in one piece. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
