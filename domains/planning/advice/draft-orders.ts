import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { command } from '../../command.ts';
import { draftPurchaseOrder } from '../../purchasing/orders/draft-purchase-order.ts';
import { purchaseChanged } from '../../purchasing/orders/purchase-event.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { DraftOrdersInput } from '../input.ts';
import { meetMinimum } from './meet-minimum.ts';
import { type AdviceFacts, type AdviceSupplier, readAdviceFacts } from './read-advice-facts.ts';

/** One draft that was made. `raisedUnits` were added to reach the supplier's smallest order. */
export type DraftedOrder = {
  id: string;
  number: number;
  supplierName: string;
  lines: number;
  units: number;
  raisedUnits: number;
  /** False where the draft stays below what the supplier takes as an order. */
  isMinimumMet: boolean;
};

type Wanted = AdviceFacts & { supplier: AdviceSupplier; quantity: number };

/**
 * Makes drafts of purchase orders, one for each supplier and location, and raises them to the supplier's smallest order.
 * Variants that nobody is known to sell are left out and counted. Wants the right to write purchases as well.
 * @throws INVALID_INPUT when none of them has a supplier; NOT_FOUND where nothing is forecast.
 */
export const draftOrders = command('planning.write', {
  input: DraftOrdersInput,
  run: async (tx, { lines }, ctx) => {
    allow(ctx.actor, 'purchase.write');
    const { wanted, withoutSupplier } = await readWanted(tx, lines);
    const { timeZone } = await getBusiness(tx);
    const today = dayIn(timeZone, ctx.now);
    const groups = Map.groupBy(wanted, ({ supplier, locationId }) => `${supplier.id} ${locationId}`);
    const orders: DraftedOrder[] = [];
    for (const group of groups.values()) {
      orders.push(await draftOne(tx, group, { today, createdBy: ctx.actor.name, now: ctx.now }));
    }
    return {
      result: { orders, withoutSupplier },
      subjectKind: 'purchase_order',
      subjectId: orders[0]!.id,
      summary: { drafts: orders.length, lines: wanted.length },
      after: { orders },
      events: orders.map(({ id }) => purchaseChanged(id, { status: 'draft' })),
    };
  },
});

async function readWanted(
  tx: Tx,
  lines: readonly { variantId: string; locationId: string; quantity: number }[],
): Promise<{ wanted: Wanted[]; withoutSupplier: number }> {
  const facts = await readAdviceFacts(tx, lines);
  const found = new Map(facts.map((one) => [`${one.variantId} ${one.locationId}`, one]));
  const wanted = lines.flatMap(({ variantId, locationId, quantity }) => {
    const one = found.get(`${variantId} ${locationId}`);
    if (!one)
      throw new AppError('NOT_FOUND', 'Nothing is forecast for one of the rows; load the page again.');
    return one.supplier ? [{ ...one, supplier: one.supplier, quantity }] : [];
  });
  if (wanted.length > 0) return { wanted, withoutSupplier: lines.length - wanted.length };
  throw new AppError(
    'INVALID_INPUT',
    'No supplier is known for these goods; enter one under Purchasing first.',
    {
      details: { reason: 'noSupplier' },
    },
  );
}

async function draftOne(
  tx: Tx,
  group: readonly Wanted[],
  { today, createdBy, now }: { today: string; createdBy: string; now: Date },
): Promise<DraftedOrder> {
  const [{ supplier, locationId }] = group as [Wanted, ...Wanted[]];
  const { lines, isMet } = meetMinimum(
    group.map(({ variantId, quantity, pack, expectedPerDay, stock, supplier: { unitCostMicros } }) => ({
      variantId,
      quantity,
      packSize: pack.size,
      unitCostMicros,
      expectedPerDay,
      position: stock.available + stock.incoming - stock.waiting,
    })),
    supplier.minimumOrderMinor,
  );
  const id = newId(now.getTime());
  const { number } = await draftPurchaseOrder(tx, {
    id,
    supplierId: supplier.id,
    locationId,
    lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    expectedOn: addDays(today, Math.max(...group.map(({ lead }) => lead.days))),
    createdBy,
    now,
  });
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  return {
    id,
    number,
    supplierName: supplier.name,
    lines: lines.length,
    units,
    raisedUnits: units - group.reduce((sum, one) => sum + one.quantity, 0),
    isMinimumMet: isMet,
  };
}
