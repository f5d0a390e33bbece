import type { Tx } from '#db/client.ts';
import { onShelves, takeFromShelves } from '#domains/fulfilment/picking/picked-units.ts';
import { momentIn } from '#domains/fulfilment/routing/judge-hours.ts';
import { readCandidates } from '#domains/fulfilment/routing/read-candidates.ts';
import { readNetwork } from '#domains/fulfilment/routing/read-network.ts';
import { type RouteDecision, routeOrder } from '#domains/fulfilment/routing/route-order.ts';
import { toStored } from '#domains/fulfilment/routing/stored-decision.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { reserveUnits } from '#domains/inventory/reserve-units.ts';
import { leftAfter, type Take, unitsOf } from '#domains/inventory/take-reservations.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { findLine, loadOrder } from '../steps/load-order.ts';
import type { LoadedLine, LoadedOrder } from '../steps/loaded-order.ts';
import { requireStatus } from '../steps/require-status.ts';
import { saveOrder } from '../steps/save-order.ts';
import { settled } from '../steps/settle-order.ts';
import { changed, orderEvent, tellOrder } from '../steps/tell-order.ts';
import { RerouteOrderInput } from './input.ts';
import { keepDecision, readDecision } from './keep-decision.ts';
import { readRouteFacts } from './read-route-facts.ts';

const OPEN = ['backorder', 'reserved', 'confirmed', 'picked', 'part_shipped'] as const;
const SHORT_PICK = /^short_pick\b/;

/**
 * Serves an order, or lines of it, from elsewhere: what is reserved at a place and not picked is given back, and all
 * that is missing is routed anew without that place, or taken from the place that a person names. Ends the attention
 * that a short pick asked for. What nobody else has makes the order a backorder.
 * @throws CONFLICT when nothing of it is left to serve, or when the named place does not have all of it.
 */
export const rerouteOrder = command('order.reroute', {
  input: RerouteOrderInput,
  run: async (tx, input, ctx) => {
    const order = await loadOrder(tx, input.orderId);
    requireStatus(order, SHORT_PICK.test(order.attentionReason ?? '') ? ['attention'] : OPEN);
    const wished = new Map((input.lines ?? []).map((one) => [findLine(order, one.lineId).id, one.quantity]));
    const takes = order.lines.flatMap((line) =>
      releaseAt(line, {
        locationId: input.fromLocationId,
        most: input.lines ? (wished.get(line.id) ?? 0) : null,
      }),
    );
    await closeReservations(tx, takes, {
      status: 'released',
      reason: `rerouted: ${input.reason}`,
      at: ctx.now,
    });
    const freed = {
      ...order,
      attentionReason: null,
      lines: order.lines.map((line) => ({ ...line, reservations: leftAfter(line.reservations, takes) })),
    };
    const { decision, after, names } = await promise(tx, freed, { input, ctx });
    await saveOrder(tx, after, ctx.now);
    const to = [...new Set(decision.parts.map((part) => part.locationId))];
    return tellOrder(order, after, {
      result: {
        ...changed(after),
        to,
        short: decision.short.map(({ key, quantity }) => ({ lineId: key, missing: quantity })),
      },
      events: [
        orderEvent(after, 'order.rerouted', {
          why: input.reason,
          from: [input.fromLocationId],
          to,
          places: names,
        }),
      ],
      summary: { why: input.reason },
    });
  },
});

/** The reservations of a line at a place that nobody has picked, up to so many units. */
function releaseAt(
  line: LoadedLine,
  { locationId, most }: { locationId: string; most: number | null },
): Take[] {
  const shelves = onShelves(line, locationId);
  return takeFromShelves(line, shelves, most ?? unitsOf(shelves));
}

async function promise(
  tx: Tx,
  order: LoadedOrder,
  {
    input,
    ctx,
  }: {
    input: { fromLocationId: string; toLocationId?: string | undefined; reason: string };
    ctx: CommandContext;
  },
): Promise<{ decision: RouteDecision; after: LoadedOrder; names: string[] }> {
  const [network, before] = await Promise.all([readNetwork(tx), readDecision(tx, order.id)]);
  const at = momentIn(network.timeZone, ctx.now);
  const avoid = [...new Set([...(before?.avoid ?? []), input.fromLocationId])].filter(
    (id) => id !== input.toLocationId,
  );
  const wanted = { ...(await readRouteFacts(tx, order, network)), at, avoid };
  if (wanted.wants.length === 0) {
    throw new AppError('CONFLICT', `Nothing of order ${order.number} is left to be served from elsewhere.`, {
      details: { reason: 'nothingElsewhere' },
    });
  }
  const variantIds = [...new Set(wanted.wants.map((want) => want.variantId))];
  const candidates = await readCandidates(tx, {
    channelId: order.channelId,
    variantIds,
    network,
    now: ctx.now,
  });
  const asked = input.toLocationId
    ? candidates.filter((one) => one.locationId === input.toLocationId)
    : candidates;
  const nameOf = (id: string) =>
    network.places.find((place) => place.locationId === id)?.name ?? 'That place';
  // A person's word goes before hours, capacity and services, not before stock.
  const decision = routeOrder(
    { ...wanted, service: input.toLocationId ? null : wanted.service },
    asked,
    network.book,
  );
  if (input.toLocationId && decision.short.length > 0)
    refuseShort(order, decision, nameOf(input.toLocationId));
  const after = await reserve(tx, order, { decision, now: ctx.now, nameOf });
  const by = input.toLocationId ? 'person' : 'rules';
  await keepDecision(tx, order.id, toStored(decision, { by, avoid, why: input.reason }));
  return { decision, after, names: [...new Set(decision.parts.map((part) => nameOf(part.locationId)))] };
}

async function reserve(
  tx: Tx,
  order: LoadedOrder,
  { decision, now, nameOf }: { decision: RouteDecision; now: Date; nameOf: (id: string) => string },
): Promise<LoadedOrder> {
  const promises = await reserveUnits(
    tx,
    decision.parts.map(({ key, variantId, locationId, quantity }) => ({
      variantId,
      locationId,
      quantity,
      orderId: order.id,
      orderLineId: key,
      locationName: nameOf(locationId),
    })),
    now,
  );
  const lines = order.lines.map((line) => ({
    ...line,
    reservations: [...line.reservations, ...promises.filter((one) => one.orderLineId === line.id)],
  }));
  const held = lines.flatMap((line) => line.reservations.map((one) => one.locationId));
  const isStill = order.locationId !== null && held.includes(order.locationId);
  const locationId = isStill
    ? order.locationId
    : (decision.parts[0]?.locationId ?? held[0] ?? order.locationId);
  return settled({ ...order, lines, locationId });
}

function refuseShort(order: LoadedOrder, decision: RouteDecision, place: string): never {
  const [first] = decision.short;
  const line = order.lines.find((one) => one.id === first?.key);
  throw new AppError(
    'OUT_OF_STOCK',
    `${place} does not have all of it: ${first?.quantity} of ${line?.sku} are missing. Choose another place, or let the rules choose.`,
    { details: { reason: 'placeIsShort', sku: line?.sku ?? '', missing: first?.quantity ?? 0 } },
  );
}
