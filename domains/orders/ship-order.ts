import type { Tx } from '#db/client.ts';
import { takePicked, withPicked } from '#domains/fulfilment/picking/picked-units.ts';
import { planShipment, type ShipmentPlan } from '#domains/fulfilment/plan-shipment.ts';
import { writeShipment } from '#domains/fulfilment/write-shipment.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { moveStock, type NewMovement } from '#domains/inventory/move-stock.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { type LeavingUnits, shipSerials } from '#domains/inventory/serials/ship-serials.ts';
import { leftAfter } from '#domains/inventory/take-reservations.ts';
import { scaleMinor } from '#lib/money.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { type ShipOrder, ShipOrderInput } from './input.ts';
import { bookParcel } from './steps/book-parcel.ts';
import { findLine, loadOrder } from './steps/load-order.ts';
import { type LoadedLine, type LoadedOrder, nameOf } from './steps/loaded-order.ts';
import { requireStatus } from './steps/require-status.ts';
import { saveOrder } from './steps/save-order.ts';
import { settled } from './steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from './steps/tell-order.ts';

const MICROS = 1_000_000;

/** What left in one parcel. */
export type Shipped = {
  shipmentId: string;
  shipmentNumber: number;
  locationId: string;
  lines: { lineId: string; quantity: number }[];
};

/**
 * Sends one parcel from one location, with all that is reserved there or the stated units: reservations are used up,
 * the units leave the location, the order is shipped or shipped in part.
 * @throws CONFLICT naming the line and its numbers for more than is reserved or unshipped, or the locations to choose from.
 */
export const shipOrder = command('order.ship', {
  input: ShipOrderInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    const { order: after, shipped } = await shipUnits(tx, order, input, ctx);
    await saveOrder(tx, after, ctx.now);
    return tellOrder(order, after, {
      result: { ...changed(after), ...shipped },
      events: [shippedEvent(after, shipped, input)],
      summary: { shipment: shipped.shipmentNumber },
    });
  },
});

/** What is told of a parcel. */
export function shippedEvent(
  order: LoadedOrder,
  shipped: Shipped,
  parcel: Pick<ShipOrder, 'method' | 'carrier' | 'trackingNumber'>,
) {
  const { method, carrier = null, trackingNumber = null } = parcel;
  return orderEvent(order, 'order.shipped', { ...shipped, method, carrier, trackingNumber });
}

/** Sends a parcel of a loaded order: everything but the order's own rows, which the caller saves once. */
export async function shipUnits(
  tx: Tx,
  order: LoadedOrder,
  input: Omit<ShipOrder, 'orderId'>,
  ctx: CommandContext,
): Promise<{ order: LoadedOrder; shipped: Shipped }> {
  requireStatus(order, ['backorder', 'reserved', 'confirmed', 'picked', 'part_shipped']);
  for (const wish of input.lines ?? []) findLine(order, wish.lineId);
  const plan = planShipment(order.lines.map(shippable), input, order.locationId);
  const takes = plan.lines.flatMap((part) => part.takes);
  await closeReservations(tx, takes, { status: 'consumed', reason: 'shipped', at: ctx.now });
  const outside = await getOutside(tx);
  await moveStock(tx, movementsOf(order, plan, { ...input, customer: outside.customer, ctx }));
  const cause = { kind: 'shipment', id: input.shipmentId, actorName: ctx.actor.name, now: ctx.now };
  await shipSerials(tx, leavingUnits(order, plan, input.serials ?? []), {
    locationId: plan.locationId,
    // People read the numbers off the units in their hands; programs tell of parcels that have left.
    unnumbered: ctx.actor.kind === 'user' ? 'refuse' : 'leave',
    cause,
  });
  const shipmentNumber = await writeShipment(tx, {
    id: input.shipmentId,
    orderId: order.id,
    locationId: plan.locationId,
    method: input.method,
    carrier: input.carrier ?? null,
    trackingNumber: input.trackingNumber ?? null,
    externalId: input.externalId ?? null,
    shippedAt: ctx.now,
    lines: plan.lines,
  });
  const leaving = { shipmentId: input.shipmentId, method: input.method, ...plan };
  await bookParcel(tx, order, leaving, ctx.now);
  const lines = order.lines.map((line) => withShipped(line, plan));
  const sent = settled({ ...order, lines });
  const parts = plan.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  return {
    order: { ...sent, shippedAt: sent.status === 'shipped' ? ctx.now : order.shippedAt },
    shipped: { shipmentId: input.shipmentId, shipmentNumber, locationId: plan.locationId, lines: parts },
  };
}

function shippable(line: LoadedLine) {
  return { ...line, name: nameOf(line), unshipped: line.quantity - line.shippedQuantity };
}

function withShipped(line: LoadedLine, plan: ShipmentPlan): LoadedLine {
  const part = plan.lines.find((one) => one.lineId === line.id);
  if (!part) return line;
  const sent = {
    ...line,
    shippedQuantity: line.shippedQuantity + part.quantity,
    reservations: leftAfter(line.reservations, part.takes),
  };
  // What leaves a place is what was picked there, as far as anything was.
  return withPicked(sent, takePicked(line.picked, part.quantity, plan.locationId));
}

function movementsOf(
  order: LoadedOrder,
  plan: ShipmentPlan,
  more: { shipmentId: string; customer: string; ctx: CommandContext },
): NewMovement[] {
  return plan.lines.flatMap((part) => {
    const line = findLine(order, part.lineId);
    if (line.kind !== 'goods' || line.variantId === null) return [];
    return {
      at: more.ctx.now,
      variantId: line.variantId,
      quantity: part.quantity,
      fromLocationId: plan.locationId,
      toLocationId: more.customer,
      reason: 'sale' as const,
      causeKind: 'shipment',
      causeId: more.shipmentId,
      orderLineId: line.id,
      actorName: more.ctx.actor.name,
      unitCostMicros: unitCost(line),
    };
  });
}

function leavingUnits(
  order: LoadedOrder,
  plan: ShipmentPlan,
  stated: NonNullable<ShipOrder['serials']>,
): LeavingUnits[] {
  return plan.lines.flatMap(({ lineId, quantity }) => {
    const { variantId, sku, tracking, serialAt } = findLine(order, lineId);
    if (tracking !== 'serial' || variantId === null) return [];
    const codes = stated.filter((one) => one.lineId === lineId).flatMap((one) => one.codes);
    return [{ lineId, variantId, sku, serialAt: serialAt ?? 'receipt', quantity, codes }];
  });
}

function unitCost(line: LoadedLine): number | null {
  if (line.costMinor === null) return null;
  return scaleMinor(line.costMinor, { numerator: MICROS, denominator: line.quantity });
}
