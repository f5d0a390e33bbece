/** How many people bought one thing, another, and both, of all people whose baskets are counted. */
export type AffinityCounts = { both: number; first: number; second: number; all: number };

/** Lift: times as often as if the two had nothing to do with each other. Ratio: how sure that is (G²); 10.8 is one in a thousand by chance. */
export type AffinityScore = { lift: number; ratio: number };

/** Pairs of fewer people are not shown: one family's habit is no pattern. */
export const FEWEST_TOGETHER = 5;
/** Log-likelihood ratios below this come about by chance once in a thousand. */
export const SURE_RATIO = 10.83;

/** Scores a pair by lift and by Dunning's log-likelihood ratio. All people must be at least one. */
export function scoreAffinity({ both, first, second, all }: AffinityCounts): AffinityScore {
  const cells = [both, first - both, second - both, all - first - second + both];
  const rows = [first, all - first];
  const columns = [second, all - second];
  const ratio = 2 * (entropy(cells) - entropy(rows) - entropy(columns) + entropy([all]));
  return { lift: (both * all) / (first * second), ratio: Math.max(0, ratio) };
}

/** Σ n ln n, nothing being nothing. */
function entropy(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count > 0 ? count * Math.log(count) : 0), 0);
}
