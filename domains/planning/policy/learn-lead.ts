/** What the supplier says counts like so many deliveries. */
export const STATED_COUNTS_AS = 4;

/** Days from sending an order to its goods, and their standard deviation. */
export type LeadTime = { days: number; spreadDays: number };

/** A lead time with what it was learned from: `lateDays` are the mean of so many past orders, below zero when early. */
export type LearnedLead = LeadTime & { stated: LeadTime; orders: number; lateDays: number };

/**
 * The lead time of a supplier from what it says and how late its past orders came. Few orders move what is said only a
 * little, for that counts like four orders: days = stated + Σ late ÷ (4 + n), spread² = (4 · stated spread² +
 * Σ (late − mean)²) ÷ (4 + n − 1). Whole days, the spread to a tenth; never below zero. Pure.
 */
export function learnLead(stated: LeadTime, late: readonly number[]): LearnedLead {
  const orders = late.length;
  if (orders === 0) return { ...stated, stated, orders, lateDays: 0 };
  const sum = late.reduce((total, days) => total + days, 0);
  const mean = sum / orders;
  const squares = late.reduce((total, days) => total + (days - mean) ** 2, 0);
  const variance = (STATED_COUNTS_AS * stated.spreadDays ** 2 + squares) / (STATED_COUNTS_AS + orders - 1);
  return {
    days: Math.max(0, Math.round(stated.days + sum / (STATED_COUNTS_AS + orders))),
    spreadDays: Math.round(Math.sqrt(variance) * 10) / 10,
    stated,
    orders,
    lateDays: Math.round(mean * 10) / 10,
  };
}
