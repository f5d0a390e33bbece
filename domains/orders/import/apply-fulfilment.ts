import { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import type { ChannelFulfilment } from '../../channels/message.ts';
import { wakeDeliveries } from '../../channels/wake-deliveries.ts';
import { command } from '../../command.ts';
import { linesOfStated } from '../bundles/stated-parts.ts';
import { loadOrder } from '../steps/load-order.ts';
import { type LoadedOrder, missingOf } from '../steps/loaded-order.ts';
import { saveOrder } from '../steps/save-order.ts';
import { type ChangedOrder, changed, tellOrder } from '../steps/tell-order.ts';
import { awaitOrder } from './await-order.ts';
import { holdAttention, liftAttention, sayHeld } from './hold-attention.ts';
import { shipParcels, type Unshippable } from './ship-parcels.ts';

const ApplyFulfilmentInput = z.strictObject({
  channelId: z.uuid(),
  /** As a connector translated it, with status `done`; the connector has checked its shape. */
  fulfilment: z.custom<ChannelFulfilment>((value) => typeof value === 'object' && value !== null),
});

/** What became of a parcel that left at the channel. */
export type AppliedFulfilment = ChangedOrder & { parcels: number; missing: Unshippable[] };

/**
 * Sends from our shelves what left at a channel, once. What no shelf has keeps the order in attention.
 * @throws NOT_FOUND with `awaitsOrder` when the order has not come yet, with `awaitsNews` when it lacks lines of the parcel;
 * INVALID_INPUT for a cancelled order.
 */
export const applyFulfilment = command('order.import', {
  input: ApplyFulfilmentInput,
  run: async (tx, { channelId, fulfilment }, ctx) => {
    const what = `Fulfilment ${fulfilment.externalId}`;
    const { orderExternalId } = fulfilment;
    const found = await awaitOrder(tx, { channelId, orderExternalId, what });
    const before = await loadOrder(tx, found.id);
    if (before.status === 'cancelled') {
      throw new AppError(
        'INVALID_INPUT',
        `${what} left for order ${before.number}, which is cancelled here.`,
      );
    }
    requireLines(before, fulfilment);
    const parcel = {
      externalId: fulfilment.externalId,
      carrier: fulfilment.carrier,
      trackingNumber: fulfilment.trackingNumbers[0] ?? null,
      lines: fulfilment.lines.map((line) => ({ externalId: line.lineExternalId, quantity: line.quantity })),
    };
    const sent = await shipParcels(tx, liftAttention(before), { parcels: [parcel], ctx });
    const missing = [...stillMissing(before, sent.order), ...sent.missing];
    const after = holdAttention(sent.order, { heldFor: before.attentionReason, missing });
    await saveOrder(tx, after, ctx.now);
    const result: AppliedFulfilment = {
      ...changed(after),
      parcels: sent.events.length,
      missing: sent.missing,
    };
    return {
      ...tellOrder(before, after, {
        result,
        events: sayHeld(sent.events, { before, after }),
        summary: { fulfilment: parcel.externalId },
      }),
      jobs: await wakeDeliveries(tx, { channelId, externalId: orderExternalId ?? '' }),
    };
  },
});

/** A line that the order does not have, or not so many of, was added at the channel since: its next message tells of it. */
function requireLines(order: LoadedOrder, fulfilment: ChannelFulfilment): void {
  const isKnown = fulfilment.lines.every((stated) => hasUnits(order, stated.lineExternalId, stated.quantity));
  if (isKnown) return;
  throw new AppError(
    'NOT_FOUND',
    `Fulfilment ${fulfilment.externalId} has units that order ${order.number} does not have yet; it waits for the order's next message.`,
    {
      details: { reason: 'awaitsNews', number: String(order.number), awaitsNews: fulfilment.orderExternalId },
    },
  );
}

function hasUnits(order: LoadedOrder, externalId: string, quantity: number): boolean {
  const own = linesOfStated(order.lines, externalId);
  return own.length > 0 && own.every(({ line, each }) => quantity * each <= line.quantity);
}

/** An earlier parcel's missing units keep their attention until they are found. */
function stillMissing(before: LoadedOrder, after: LoadedOrder): Unshippable[] {
  if (!before.attentionReason?.includes('stock_missing')) return [];
  return after.lines
    .map((line) => ({ sku: line.sku, quantity: missingOf(line) }))
    .filter((line) => line.quantity > 0);
}
