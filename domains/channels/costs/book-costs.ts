import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { costs, orders } from '#db/schema/index.ts';
import { post } from '../../money/post.ts';
import type { PostingAmounts } from '../../money/posting.ts';
import type { CostKind } from './kinds.ts';

/** A cost with what it is in the reporting currency. */
export type RatedCost = {
  id: string;
  kind: CostKind;
  channelId: string;
  locationId?: string | null;
  orderId?: string | null;
  /** Minor units of `currency`; negative takes back. */
  amountMinor: number;
  currency: string;
  rate: string;
  reportedMinor: number;
  day: string;
  campaign?: string | null;
  note?: string;
  externalId?: string | null;
  importId?: string | null;
};

const AT_ONCE = 1_000;

/** Which line of the channel's result each kind of cost belongs to. */
const ACCOUNTS: Record<CostKind, keyof PostingAmounts> = {
  fee: 'feesMinor',
  shipping: 'fulfilmentMinor',
  packing: 'fulfilmentMinor',
  advertising: 'marketingMinor',
  rent: 'fixedMinor',
  labour: 'fixedMinor',
  subscription: 'fixedMinor',
  adjustment: 'fixedMinor',
};

/**
 * Writes costs, each with one posting of its own day. A cost that restates what was booked before is an adjustment in the
 * ledger. Returns the day from which each counts. Fails on the unique key where a channel's `externalId` is booked already.
 */
export async function bookCosts(
  tx: Tx,
  booked: readonly RatedCost[],
  as: { now: Date; kind: 'cost' | 'adjustment' | 'undo' },
): Promise<string[]> {
  const days: string[] = [];
  for (let at = 0; at < booked.length; at += AT_ONCE) {
    const rows = booked.slice(at, at + AT_ONCE);
    const written = await tx
      .insert(costs)
      .values(rows.map(({ reportedMinor: _, ...row }) => ({ ...row, createdAt: as.now })))
      .returning({ day: costs.day, countsOn: costs.countsOn });
    days.push(...written.map(({ day, countsOn }) => countsOn ?? day));
    const buyers = await findBuyers(tx, rows);
    await post(
      tx,
      rows.map((row) => ({
        kind: as.kind,
        at: as.now,
        day: row.day,
        channelId: row.channelId,
        locationId: row.locationId ?? null,
        customerId: buyers.get(row.orderId ?? '') ?? null,
        orderId: row.orderId ?? null,
        causeId: row.id,
        importId: row.importId ?? null,
        amounts: { [ACCOUNTS[row.kind]]: row.reportedMinor },
      })),
    );
  }
  return days;
}

/** Whose the orders are: what an order costs belongs to the same person as its sale. */
async function findBuyers(tx: Tx, rows: readonly RatedCost[]): Promise<Map<string, string | null>> {
  const orderIds = [...new Set(rows.flatMap(({ orderId }) => orderId ?? []))];
  if (orderIds.length === 0) return new Map();
  const found = await tx
    .select({ id: orders.id, customerId: orders.customerId })
    .from(orders)
    .where(inArray(orders.id, orderIds));
  return new Map(found.map(({ id, customerId }) => [id, customerId]));
}
