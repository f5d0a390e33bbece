/** What somebody bought on one day: days since 1970, and what was paid in whatever unit the caller keeps. */
export type Purchase = { day: number; amount: number };

/**
 * A buyer as the models see one: repeat purchases, weeks from the first purchase to the last, weeks from the first
 * purchase to the end of what is known, and the mean amount of the repeat purchases (zero without any).
 */
export type Buyer = { frequency: number; recency: number; age: number; meanSpend: number };

const WEEK_DAYS = 7;

/** Purchases in the order of their days; those of one day are one purchase, their amounts added. */
export function joinDays(purchases: readonly Purchase[]): Purchase[] {
  const byDay = new Map<number, number>();
  for (const { day, amount } of purchases) byDay.set(day, (byDay.get(day) ?? 0) + amount);
  return [...byDay].map(([day, amount]) => ({ day, amount })).sort((a, b) => a.day - b.day);
}

/**
 * A buyer's history up to and with a day, from purchases by ascending days (`joinDays`); null when the first lies
 * behind it. Repeat purchases that came to nothing or less (given away, all returned) count as purchases, not as spend.
 */
export function summarise(purchases: readonly Purchase[], until: number): Buyer | null {
  const first = purchases[0];
  if (!first || first.day > until) return null;
  let last = first.day;
  let frequency = 0;
  let paid = 0;
  let sum = 0;
  for (let i = 1; i < purchases.length; i++) {
    const { day, amount } = purchases[i]!;
    if (day > until) break;
    last = day;
    frequency++;
    if (amount <= 0) continue;
    paid++;
    sum += amount;
  }
  return {
    frequency,
    recency: (last - first.day) / WEEK_DAYS,
    age: (until - first.day) / WEEK_DAYS,
    meanSpend: paid === 0 ? 0 : sum / paid,
  };
}

/** Purchases after one day, up to and with another, of somebody known on the first. */
export function countBetween(purchases: readonly Purchase[], after: number, until: number): number {
  let count = 0;
  for (const { day } of purchases) if (day > after && day <= until) count++;
  return count;
}
