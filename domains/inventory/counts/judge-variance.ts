/** Up to which difference a count books by itself, in units and in minor units of the reporting currency. */
export type CountLimits = { units: number; valueMinor: number };

/** What was counted against the books of that moment. The cost is in millionths of a minor unit; null is not known. */
export type Variance = { counted: number; books: number; costMicros: number | null };

const MICROS_PER_MINOR = 1_000_000;

/** What a difference is worth in minor units, signed as the difference is; nothing where the cost is not known. */
export function worthOf({ counted, books, costMicros }: Variance): number {
  return Math.round(((counted - books) * (costMicros ?? 0)) / MICROS_PER_MINOR);
}

/**
 * Whether a line agrees, books by itself or waits for somebody who may approve it: it waits above either limit. Pure.
 */
export function judgeVariance(variance: Variance, limits: CountLimits): 'agrees' | 'booked' | 'waits' {
  const difference = Math.abs(variance.counted - variance.books);
  if (difference === 0) return 'agrees';
  const isLarge = difference > limits.units || Math.abs(worthOf(variance)) > limits.valueMinor;
  return isLarge ? 'waits' : 'booked';
}
