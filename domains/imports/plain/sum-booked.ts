import type { RowResult } from './run-plain.ts';

/** What rows say in one currency. */
export type Total = { currency: string; rows: number; amountMinor: number };

/** Adds what the rows that will be booked say, by the currency that they say it in. */
export function addBooked(totals: Map<string, Total>, results: readonly RowResult[]): void {
  for (const { booked } of results) {
    if (!booked) continue;
    const { currency } = booked;
    const before = totals.get(currency) ?? { currency, rows: 0, amountMinor: 0 };
    const amountMinor = before.amountMinor + booked.amountMinor;
    totals.set(currency, { currency, rows: before.rows + 1, amountMinor });
  }
}
