import { z } from 'zod';
import { holdStock } from '#domains/orders/holds/hold-stock.ts';
import { HoldRef, HoldStockInput } from '#domains/orders/holds/input.ts';
import { releaseHold } from '#domains/orders/holds/release-hold.ts';
import { AppError } from '#lib/errors.ts';
import { type ApiCtx, type Operation, operation } from '../_http/operation.ts';

const Held = z.object({
  id: z.uuid(),
  key: z.string(),
  expiresAt: z.iso.datetime(),
  lines: z.array(z.object({ sku: z.string(), locationId: z.uuid(), quantity: z.number().int() })),
});

/** Units kept for carts and tills before there is an order. A key that speaks for one channel holds for that one only. */
export const HOLD_OPERATIONS: Operation[] = [
  operation({
    method: 'POST',
    path: '/holds',
    verb: 'stock.hold',
    summary:
      'Keep units for a cart or till for some minutes; the same key renews or replaces them, an order with holdKey takes them over',
    status: 201,
    input: HoldStockInput.partial({ channelId: true }),
    output: Held,
    run: (ctx, { channelId, ...hold }) => holdStock(ctx, { ...hold, channelId: ownChannel(ctx, channelId) }),
  }),
  operation({
    method: 'DELETE',
    path: '/holds',
    verb: 'stock.hold',
    summary: 'Give up what a cart or till keeps',
    input: HoldRef.partial({ channelId: true }),
    output: z.object({ id: z.uuid(), key: z.string(), released: z.number().int() }),
    run: (ctx, { channelId, key }) => releaseHold(ctx, { key, channelId: ownChannel(ctx, channelId) }),
  }),
];

function ownChannel(ctx: ApiCtx, asked: string | undefined): string {
  const own = ctx.actor.channelId;
  if (own !== null && asked !== undefined && asked !== own) {
    throw new AppError('FORBIDDEN', 'This key speaks for another channel.');
  }
  const channelId = own ?? asked;
  if (channelId) return channelId;
  throw new AppError('INVALID_INPUT', 'channelId: say which channel holds it.');
}
