/** How found pairs compare with the true ones. */
export type LinkQuality = {
  truePairs: number;
  foundPairs: number;
  rightPairs: number;
  precision: number;
  recall: number;
  f1: number;
};

/** Precision, recall and F1 over pairs: two rows found together against two rows that are truly one person. Pure. */
export function measureLinks(
  clusters: readonly (readonly number[])[],
  truth: readonly string[],
): LinkQuality {
  const sizes = new Map<string, number>();
  for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const truePairs = sumPairs(sizes.values());
  const foundPairs = sumPairs(clusters.map(({ length }) => length));
  const rightPairs = clusters.reduce((sum, cluster) => {
    const within = Map.groupBy(cluster, (row) => truth[row]!);
    return sum + sumPairs([...within.values()].map(({ length }) => length));
  }, 0);
  const precision = foundPairs === 0 ? 1 : rightPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { truePairs, foundPairs, rightPairs, precision, recall, f1 };
}

function sumPairs(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}
