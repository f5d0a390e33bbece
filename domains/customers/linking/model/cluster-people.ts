/** Two people, as places in a list, and the weight for their being one, in bits. */
export type ScoredPair = { a: number; b: number; weight: number };

/**
 * Gathers pairs into people, the surest pair first. Two groups become one only where all their members taken together
 * speak for it: a chain of weak likenesses (father, son, the son's wife) does not make one person of many. `score` is
 * asked for pairs across the two groups. Returns the groups of two and more. Pure.
 */
export function clusterPeople(
  links: readonly ScoredPair[],
  score: (a: number, b: number) => number,
): number[][] {
  const groupOf = new Map<number, number[]>();
  const inOrder = [...links].sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
  for (const { a, b } of inOrder) {
    const left = groupOf.get(a) ?? [a];
    const right = groupOf.get(b) ?? [b];
    if (left === right || averageAcross(left, right, score) <= 0) continue;
    const joined = [...left, ...right];
    for (const member of joined) groupOf.set(member, joined);
  }
  return [...new Set(groupOf.values())].map((group) => group.toSorted((x, y) => x - y));
}

function averageAcross(
  left: readonly number[],
  right: readonly number[],
  score: (a: number, b: number) => number,
): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += score(a, b);
  return sum / (left.length * right.length);
}
