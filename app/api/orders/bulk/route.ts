import { z } from 'zod';
import { route } from '#app/_server/route.ts';
import { readParams } from '#components/table/read-params.ts';
import type { Ctx } from '#domains/context.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { confirmOrder } from '#domains/orders/confirm-order.ts';
import { readOrderFilter } from '#domains/orders/list-filter.ts';
import { listOrders, type OrderRow } from '#domains/orders/list-orders.ts';
import { listOrderIds } from '#domains/orders/lists/list-order-ids.ts';
import { pickOrder } from '#domains/orders/pick-order.ts';
import { allow } from '#domains/team/can.ts';
import { AppError, type ErrorCode, type ErrorDetails, toAppError } from '#lib/errors.ts';
import { log } from '#lib/log.ts';
import { MOST_AT_ONCE } from '#lib/whole-list.ts';

const Body = z.strictObject({
  verb: z.enum(['confirm', 'pick', 'cancel']),
  reason: z.string().trim().max(500).default(''),
  ids: z.array(z.uuid()).max(MOST_AT_ONCE).optional(),
  /** Instead of ids: all that match this address of the list, and how many the person saw. */
  search: z.string().max(4_000).optional(),
  countSeen: z.number().int().min(0).optional(),
});
type Body = z.output<typeof Body>;

type Refused = { id: string; number: number; code: ErrorCode; message: string; details: ErrorDetails };

/** Does one thing with many orders, each on its own: what cannot be done is told, the others are done. */
export const POST = route(async (ctx, { request }) => {
  const parsed = Body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) throw new AppError('INVALID_INPUT', 'Say what to do with which orders.');
  const body = parsed.data;
  allow(ctx.actor, `order.${body.verb}`);
  const refused: Refused[] = [];
  let done = 0;
  for (const order of await wantedOrders(ctx, body)) {
    try {
      await VERBS[body.verb]({ ...ctx, now: new Date(), commandId: undefined }, order.id, body.reason);
      done += 1;
    } catch (error) {
      const refusal = toAppError(error);
      if (refusal.code === 'INTERNAL')
        log.error({ err: error, orderId: order.id }, 'one of many orders failed');
      const { code, message, details } = refusal;
      refused.push({ id: order.id, number: order.number, code, message, details });
    }
  }
  return { done, refused };
});

const VERBS: Record<Body['verb'], (ctx: Ctx, orderId: string, reason: string) => Promise<unknown>> = {
  confirm: (ctx, orderId) => confirmOrder(ctx, { orderId }),
  pick: (ctx, orderId) => pickOrder(ctx, { orderId }),
  cancel: (ctx, orderId, reason) => cancelOrder(ctx, { orderId, reason }),
};

async function wantedOrders(ctx: Ctx, body: Body): Promise<OrderRow[]> {
  const ids = body.ids ?? (await matching(ctx, body));
  if (ids.length === 0) return [];
  const { rows } = await listOrders(ctx, { ids, sort: 'placed', limit: ids.length });
  return rows;
}

function matching(ctx: Ctx, { search, countSeen }: Body): Promise<string[]> {
  if (search === undefined || countSeen === undefined) {
    throw new AppError('INVALID_INPUT', 'Name the orders, or the list and how many it showed.');
  }
  const filter = readOrderFilter(readParams(new URLSearchParams(search)));
  return listOrderIds(ctx, { ...filter, after: undefined, before: undefined }, countSeen);
}
