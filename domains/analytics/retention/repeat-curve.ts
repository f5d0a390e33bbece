/** After so many days `ended` people bought again; `left` are all who are watched no longer from then on, these included. */
export type Wait = { days: number; ended: number; left: number };

/** The share that has bought again by a day, with its 95 % interval, and how many were still waiting that day. */
export type RepeatPoint = { days: number; share: number; low: number; high: number; waiting: number };

const Z_95 = 1.959964;

/**
 * How many buy again, and when (Kaplan–Meier): who came lately leaves the watch on the day to which one has seen, and is
 * not taken for lost. Each day's share is of those who still waited. Intervals by Greenwood on the scale of log(−log).
 */
export function repeatCurve(waits: readonly Wait[]): RepeatPoint[] {
  const ordered = waits.filter(({ left }) => left > 0).toSorted((a, b) => a.days - b.days);
  let waiting = ordered.reduce((sum, { left }) => sum + left, 0);
  let staying = 1;
  let spread = 0;
  return ordered.map(({ days, ended, left }) => {
    const before = waiting;
    staying *= 1 - ended / before;
    spread += before > ended ? ended / (before * (before - ended)) : 0;
    waiting -= left;
    return { days, share: 1 - staying, ...intervalOf(staying, spread), waiting: before };
  });
}

/** The curve on a day: the last point until then. Null where fewer than `least` waited that long: too few to tell. */
export function readCurve(
  curve: readonly RepeatPoint[],
  days: number,
  least: number,
): Omit<RepeatPoint, 'days'> | null {
  const waiting = curve.find((point) => point.days >= days)?.waiting ?? 0;
  if (waiting < least) return null;
  const last = curve.findLast((point) => point.days <= days);
  return { share: last?.share ?? 0, low: last?.low ?? 0, high: last?.high ?? 0, waiting };
}

function intervalOf(staying: number, spread: number): { low: number; high: number } {
  if (staying <= 0 || staying >= 1) return { low: 1 - staying, high: 1 - staying };
  const width = (Z_95 * Math.sqrt(spread)) / -Math.log(staying);
  return { low: 1 - staying ** Math.exp(-width), high: 1 - staying ** Math.exp(width) };
}
