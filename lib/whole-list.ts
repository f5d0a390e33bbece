/** So many rows of a list are changed in one go at most. */
export const MOST_AT_ONCE = 1_000;

/** A share of rows that may have come or gone since somebody looked, in per cent. */
const TOLERATED_PERCENT = 5;

/** What speaks against changing all rows of a list for somebody who saw `countSeen` of them, if anything does. */
export function judgeWholeList(seen: { count: number; countSeen: number }): 'tooMany' | 'moved' | null {
  const { count, countSeen } = seen;
  if (count > MOST_AT_ONCE) return 'tooMany';
  return Math.abs(count - countSeen) * 100 > countSeen * TOLERATED_PERCENT ? 'moved' : null;
}
