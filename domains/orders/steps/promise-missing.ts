import type { Tx } from '#db/client.ts';
import { readSupply } from '#domains/fulfilment/read-supply.ts';
import { reserveUnits } from '#domains/inventory/reserve-units.ts';
import { planMissing } from '../routing/plan-missing.ts';
import { type LoadedOrder, missingOf } from './loaded-order.ts';

/** Units that are still missing of a line, after everything that could be promised. */
export type Shortage = { lineId: string; sku: string; missing: number };

/**
 * Promises what the order's lines still miss, as far as its channel's locations have it: from the order's own location if
 * that has all of it, otherwise by the rules that are live. The channel's buffer may be used: the order is taken already.
 */
export async function promiseMissing(
  tx: Tx,
  order: LoadedOrder,
  now: Date,
): Promise<{ order: LoadedOrder; short: Shortage[] }> {
  const wants = order.lines.flatMap((line) => {
    const quantity = missingOf(line);
    return quantity > 0 && line.variantId ? [{ key: line.id, variantId: line.variantId, quantity }] : [];
  });
  if (wants.length === 0) return { order, short: [] };
  const variantIds = [...new Set(wants.map((want) => want.variantId))];
  const supply = await readSupply(tx, { channelId: order.channelId, variantIds, orderId: order.id });
  const plan = await planMissing(tx, order, { supply, wants, now });
  const promises = await reserveUnits(
    tx,
    plan.parts.map((part) => ({
      variantId: part.variantId,
      locationId: part.locationId,
      quantity: part.quantity,
      orderId: order.id,
      orderLineId: part.key,
      locationName: supply.find((place) => place.locationId === part.locationId)!.name,
    })),
    now,
  );
  const lines = order.lines.map((line) => ({
    ...line,
    reservations: [...line.reservations, ...promises.filter((one) => one.orderLineId === line.id)],
  }));
  const short = plan.short.map(({ key, quantity }) => {
    const line = order.lines.find((one) => one.id === key)!;
    return { lineId: key, sku: line.sku, missing: quantity };
  });
  const locationId = order.locationId ?? plan.parts[0]?.locationId ?? null;
  return { order: { ...order, lines, locationId }, short };
}
