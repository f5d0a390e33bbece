/**
 * The cheapest plan for known demands (Wagner and Whitin): what to order in each period so that nothing is ever short.
 * `holdingCost` is per unit and period carried over. Of plans that cost the same, the one with the fewest orders.
 */
export function planLots(
  demand: readonly number[],
  { orderCost, holdingCost }: { orderCost: number; holdingCost: number },
): { orders: number[]; cost: number } {
  const n = demand.length;
  const best = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
  const until = new Array<number>(n).fill(n);
  best[n] = 0;
  for (let from = n - 1; from >= 0; from--) {
    if (demand[from] === 0) {
      best[from] = best[from + 1]!;
      until[from] = from;
      continue;
    }
    let kept = 0;
    for (let to = from + 1; to <= n; to++) {
      kept += (to - 1 - from) * demand[to - 1]! * holdingCost;
      const cost = orderCost + kept + best[to]!;
      if (cost <= best[from]!) {
        best[from] = cost;
        until[from] = to;
      }
    }
  }
  const orders = new Array<number>(n).fill(0);
  for (let from = 0; from < n; ) {
    const to = until[from]!;
    if (to === from) from++;
    else {
      orders[from] = demand.slice(from, to).reduce((sum, units) => sum + units, 0);
      from = to;
    }
  }
  return { orders, cost: best[0]! };
}
