/** Units that an order waits for, in the order in which they are served (oldest first). */
export type Missing = { orderId: string; variantId: string; quantity: number };

/** Units on their way; `expectedOn` is a business day (YYYY-MM-DD), null where nobody knows. */
export type Incoming = { variantId: string; quantity: number; expectedOn: string | null };

/** By when all of an order's missing units of a variant will have come; null where too little is on its way. */
export type PromiseDate = Missing & { expectedOn: string | null };

/**
 * Promises incoming units to waiting orders, first come first served: the earliest units to the oldest order. An order
 * is promised the day on which the last of its units comes. What comes on an unknown day promises nothing. Pure.
 */
export function promiseDates(missing: readonly Missing[], incoming: readonly Incoming[]): PromiseDate[] {
  const queues = new Map<string, { quantity: number; expectedOn: string }[]>();
  const known = incoming.flatMap(({ variantId, quantity, expectedOn }) =>
    expectedOn === null || quantity <= 0 ? [] : [{ variantId, quantity, expectedOn }],
  );
  for (const { variantId, ...units } of known.toSorted((a, b) => (a.expectedOn < b.expectedOn ? -1 : 1))) {
    const queue = queues.get(variantId);
    if (queue) queue.push(units);
    else queues.set(variantId, [units]);
  }
  return missing.map((one) => ({
    ...one,
    expectedOn: takeFrom(queues.get(one.variantId) ?? [], one.quantity),
  }));
}

function takeFrom(queue: { quantity: number; expectedOn: string }[], wanted: number): string | null {
  let left = wanted;
  while (left > 0) {
    const next = queue[0];
    if (!next) return null;
    const taken = Math.min(left, next.quantity);
    left -= taken;
    next.quantity -= taken;
    if (left === 0) {
      if (next.quantity === 0) queue.shift();
      return next.expectedOn;
    }
    queue.shift();
  }
  return null;
}
