/**
 * The last day of points that were earned on a day (YYYY-MM-DD): the same day so many months later, or that month's last
 * one; null where points never expire. Pure.
 */
export function lastDay(earnedOn: string, expiryMonths: number): string | null {
  if (expiryMonths === 0) return null;
  const [year, month, day] = earnedOn.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + expiryMonths, 0));
  lastOfMonth.setUTCDate(Math.min(day, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}
