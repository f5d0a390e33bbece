import type { NewEvent } from '#domains/events/subscriptions.ts';
import type { CommandContext } from '../../context.ts';
import type { NewMovement } from '../move-stock.ts';
import type { LoadedTransfer } from './load-transfer.ts';

/** Units of one variant that go a part of the way. */
export type Leg = {
  variantId: string;
  quantity: number;
  fromLocationId: string;
  toLocationId: string;
  reason: 'transfer' | 'write_off';
  note?: string;
};

/** The ledger rows of a part of the way; a transfer's movements name it as their cause. */
export function legMovements(
  transfer: LoadedTransfer,
  legs: readonly Leg[],
  ctx: CommandContext,
): NewMovement[] {
  return legs.map(({ note, ...leg }) => ({
    ...leg,
    at: ctx.now,
    causeKind: 'stock_transfer',
    causeId: transfer.id,
    actorName: ctx.actor.name,
    note: note ?? null,
  }));
}

/** One event for each variant that moved: those who wait for the goods, and the open screens, hear of it. */
export function legEvents(transfer: LoadedTransfer, legs: readonly Leg[]): NewEvent[] {
  const variantIds = [...new Set(legs.map((leg) => leg.variantId))];
  return variantIds.map((variantId) => ({
    kind: 'stock.changed',
    subjectKind: 'variant',
    subjectId: variantId,
    payload: {
      reason: 'transfer',
      transfer: transfer.number,
      fromLocationId: transfer.fromLocationId,
      toLocationId: transfer.toLocationId,
    },
  }));
}
