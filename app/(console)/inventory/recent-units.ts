/** Units of the later half of the days: whether it sells better or worse than before, in one figure. */
export function recentUnits(trend: readonly number[]): number {
  return trend.slice(trend.length / 2).reduce((sum, units) => sum + units, 0);
}
