import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { addDays, dayIn } from '#lib/time.ts';
import { command } from '../../command.ts';
import { draftTransfer } from '../../inventory/transfers/draft-transfer.ts';
import { draftPurchaseOrder } from '../../purchasing/orders/draft-purchase-order.ts';
import { purchaseChanged } from '../../purchasing/orders/purchase-event.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { DraftOrdersInput } from '../input.ts';
import type { FillingPlace } from '../replenish/choose-source.ts';
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

/** One draft of a transfer that was made. */
export type DraftedTransfer = { id: string; number: number; fromName: string; lines: number; units: number };

type Asked = AdviceFacts & { quantity: number };
type Bought = Asked & { supplier: AdviceSupplier };
type Moved = Asked & { filledFrom: FillingPlace };
type By = { today: string; createdBy: string; now: Date };

/**
 * Makes drafts from advices: of transfers from the place that fills a location, as long as that has all of a line, and of
 * purchase orders for the rest, one for each supplier and location, raised to the supplier's smallest order. Variants
 * that nobody is known to sell are left out and counted. Wants the right to write purchases and to move stock as well.
 * @throws INVALID_INPUT when none of them has a source; NOT_FOUND where nothing is forecast.
 */
export const draftOrders = command('planning.write', {
  input: DraftOrdersInput,
  run: async (tx, { lines }, ctx) => {
    const { moved, bought, withoutSupplier } = partBySource(await readAsked(tx, lines));
    if (bought.length > 0) allow(ctx.actor, 'purchase.write');
    if (moved.length > 0) allow(ctx.actor, 'stock.move');
    const { timeZone } = await getBusiness(tx);
    const by = { today: dayIn(timeZone, ctx.now), createdBy: ctx.actor.name, now: ctx.now };
    const transfers: DraftedTransfer[] = [];
    for (const group of groups(moved, ({ filledFrom }) => filledFrom.id)) {
      transfers.push(await draftMove(tx, group, by));
    }
    const orders: DraftedOrder[] = [];
    for (const group of groups(bought, ({ supplier }) => supplier.id)) {
      orders.push(await draftPurchase(tx, group, by));
    }
    return {
      result: { orders, transfers, withoutSupplier },
      subjectKind: orders.length > 0 ? 'purchase_order' : 'stock_transfer',
      subjectId: (orders[0] ?? transfers[0])!.id,
      summary: { drafts: orders.length + transfers.length, lines: moved.length + bought.length },
      after: { orders, transfers },
      events: orders.map(({ id }) => purchaseChanged(id, { status: 'draft' })),
    };
  },
});

async function readAsked(
  tx: Tx,
  lines: readonly { variantId: string; locationId: string; quantity: number }[],
): Promise<Asked[]> {
  const facts = await readAdviceFacts(tx, lines);
  const found = new Map(facts.map((one) => [`${one.variantId} ${one.locationId}`, one]));
  return lines.map(({ variantId, locationId, quantity }) => {
    const one = found.get(`${variantId} ${locationId}`);
    if (one) return { ...one, quantity };
    throw new AppError('NOT_FOUND', 'Nothing is forecast for one of the rows; load the page again.');
  });
}

/** What another place gives, it gives once: lines of several locations share it in their order. */
function partBySource(asked: readonly Asked[]): {
  moved: Moved[];
  bought: Bought[];
  withoutSupplier: number;
} {
  const given = new Map<string, number>();
  const moved: Moved[] = [];
  const bought: Bought[] = [];
  for (const one of asked) {
    const { filledFrom, supplier, variantId, quantity } = one;
    const key = `${filledFrom?.id} ${variantId}`;
    const units = (given.get(key) ?? 0) + quantity;
    if (filledFrom && filledFrom.free >= units) {
      given.set(key, units);
      moved.push({ ...one, filledFrom });
    } else if (supplier) bought.push({ ...one, supplier });
  }
  const withoutSupplier = asked.length - moved.length - bought.length;
  if (withoutSupplier < asked.length) return { moved, bought, withoutSupplier };
  throw new AppError(
    'INVALID_INPUT',
    'No supplier is known for these goods; enter one under Purchasing first.',
    {
      details: { reason: 'noSupplier' },
    },
  );
}

function groups<Line extends Asked>(lines: readonly Line[], sourceOf: (line: Line) => string): Line[][] {
  return [...Map.groupBy(lines, (line) => `${sourceOf(line)} ${line.locationId}`).values()];
}

async function draftMove(tx: Tx, group: readonly Moved[], by: By): Promise<DraftedTransfer> {
  const [{ filledFrom, locationId }] = group as [Moved, ...Moved[]];
  const { id, number } = await draftTransfer(tx, {
    id: newId(by.now.getTime()),
    fromLocationId: filledFrom.id,
    toLocationId: locationId,
    expectedOn: addDays(by.today, filledFrom.days),
    note: '',
    lines: group.map(({ variantId, quantity }) => ({ variantId, quantity })),
    createdBy: by.createdBy,
    now: by.now,
  });
  const units = group.reduce((sum, one) => sum + one.quantity, 0);
  return { id, number, fromName: filledFrom.name, lines: group.length, units };
}

async function draftPurchase(
  tx: Tx,
  group: readonly Bought[],
  { today, createdBy, now }: By,
): Promise<DraftedOrder> {
  const [{ supplier, locationId }] = group as [Bought, ...Bought[]];
  const { lines, isMet } = meetMinimum(
    group.map(({ variantId, quantity, pack, expectedPerDay, stock, supplier: { unitCostMicros } }) => ({
      variantId,
      quantity,
      packSize: pack.size,
      unitCostMicros,
      expectedPerDay,
      position: stock.available + stock.incoming - stock.waiting - (stock.leaving ?? 0),
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
