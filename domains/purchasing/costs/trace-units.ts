import { allocate } from '#lib/money.ts';

/**
 * Units that left our shelves after a receipt, in the order of the ledger: sold by a channel, or lost where it is null.
 * Negative ones came back without having left since: returns of older sales, units found again.
 */
export type Leaving = { channelId: string | null; quantity: number };

/** Where the units of one receipt are now. The three add up to what came. */
export type Traced = { stock: number; sold: { channelId: string; units: number }[]; lost: number };

/**
 * First in, first out: what lay there `before` the receipt leaves first, then the `received` units; what came later is
 * not touched before they are gone. Units that came back count as the oldest.
 */
export function traceUnits(facts: { before: number; received: number; leaving: readonly Leaving[] }): Traced {
  let ahead = Math.max(0, facts.before);
  let stock = facts.received;
  let lost = 0;
  const sold = new Map<string, number>();
  for (const { channelId, quantity } of facts.leaving) {
    if (quantity < 0) {
      ahead -= quantity;
      continue;
    }
    const older = Math.min(ahead, quantity);
    ahead -= older;
    const taken = Math.min(stock, quantity - older);
    stock -= taken;
    if (channelId === null) lost += taken;
    else if (taken > 0) sold.set(channelId, (sold.get(channelId) ?? 0) + taken);
  }
  return { stock, sold: [...sold].map(([channelId, units]) => ({ channelId, units })), lost };
}

/** A cost on the units of one receipt, by where they are now. The parts add up to it, and so do the channels to `sold`. */
export type SharedCost = {
  stockMinor: number;
  soldMinor: number;
  lostMinor: number;
  channels: { channelId: string; units: number; amountMinor: number }[];
};

/**
 * Divides a cost that came late: the units still here make the stock dearer, the sold ones take it from the channels that
 * sold them, each unit alike. What the lost ones carry is written off with them.
 */
export function shareLateCost(amountMinor: number, traced: Traced): SharedCost {
  const soldUnits = traced.sold.reduce((sum, { units }) => sum + units, 0);
  const [stockMinor = 0, soldMinor = 0, lostMinor = 0] = allocate(amountMinor, [
    traced.stock,
    soldUnits,
    traced.lost,
  ]);
  const parts = allocate(
    soldMinor,
    traced.sold.map(({ units }) => units),
  );
  const channels = traced.sold.map((one, index) => ({ ...one, amountMinor: parts[index] ?? 0 }));
  return { stockMinor, soldMinor, lostMinor, channels };
}
