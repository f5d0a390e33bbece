import { allocate } from '#lib/money.ts';

/** Money in one tender. In minor units of the order's currency. */
export type Tender = { method: string; amountMinor: number };

/**
 * Splits money that goes back over the tenders in which it came, in proportion to what is left in each, to the last
 * minor unit. What went back already is taken from the tender it went back in first; more than a tender held counts
 * against the others. Tenders that get nothing are left out, the largest
 * comes first. Pure.
 */
export function splitRefund(
  amountMinor: number,
  paid: readonly Tender[],
  refunded: readonly Tender[],
): Tender[] {
  const left = new Map<string, number>();
  for (const { method, amountMinor: paidMinor } of paid) {
    left.set(method, (left.get(method) ?? 0) + paidMinor);
  }
  let beyondMinor = 0;
  for (const { method, amountMinor: backMinor } of refunded) {
    const there = left.get(method) ?? 0;
    left.set(method, there - Math.min(there, backMinor));
    beyondMinor += Math.max(0, backMinor - there);
  }
  const tenders = takeFromAll([...left], beyondMinor).filter(([, leftMinor]) => leftMinor > 0);
  if (amountMinor <= 0 || tenders.length === 0) return [];
  const shares = allocate(
    amountMinor,
    tenders.map(([, leftMinor]) => leftMinor),
  );
  return tenders
    .map(([method], at) => ({ method, amountMinor: shares[at]! }))
    .filter((tender) => tender.amountMinor > 0)
    .toSorted((a, b) => b.amountMinor - a.amountMinor || a.method.localeCompare(b.method));
}

function takeFromAll(tenders: [string, number][], amountMinor: number): [string, number][] {
  const all = tenders.reduce((sum, [, leftMinor]) => sum + leftMinor, 0);
  if (amountMinor === 0 || all === 0) return tenders;
  const taken = allocate(
    Math.min(amountMinor, all),
    tenders.map(([, leftMinor]) => leftMinor),
  );
  return tenders.map(([method, leftMinor], at) => [method, leftMinor - taken[at]!]);
}
