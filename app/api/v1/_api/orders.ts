import { z } from 'zod';
import { getOrderPoints } from '#domains/loyalty/get-order-points.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { confirmOrder } from '#domains/orders/confirm-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { getOrder } from '#domains/orders/get-order.ts';
import {
  CancelOrderInput,
  EditOrderInput,
  OrderRef,
  PlaceOrderInput,
  RecordPaymentInput,
  RefundOrderInput,
  ReturnOrderInput,
  ShipOrderInput,
} from '#domains/orders/input.ts';
import { listOrders } from '#domains/orders/list-orders.ts';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '#domains/orders/lists/filter-values.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { refundOrder } from '#domains/orders/refund-order.ts';
import { returnOrder } from '#domains/orders/return-order.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { isDay } from '#lib/time.ts';
import { openCursor, packCursor } from '../_http/cursor.ts';
import { type ApiCtx, type Operation, operation } from '../_http/operation.ts';
import { ChangedOrder, OrderSummary, OrderWhole, Paging, PlacedOrder, pageOf } from './shapes.ts';

const Day = z.string().refine(isDay, 'a day, such as 2026-03-21').optional();

/** The order book. A key that speaks for one channel sees and changes that channel's orders only. */
export const ORDER_OPERATIONS: Operation[] = [
  operation({
    method: 'GET',
    path: '/orders',
    verb: 'order.read',
    summary: 'List orders, newest first',
    input: z.strictObject({
      ...Paging,
      search: z.string().max(200).default(''),
      status: z.enum(ORDER_STATUSES).optional(),
      payment: z.enum(PAYMENT_STATUSES).optional(),
      channelId: z.uuid().optional(),
      from: Day,
      to: Day,
    }),
    output: pageOf(OrderSummary),
    run: async (ctx, { cursor, limit, search, status, payment, channelId, from, to }) => {
      const own = ownChannel(ctx, channelId);
      const page = await listOrders(ctx, {
        search,
        statuses: status ? [status] : [],
        payments: payment ? [payment] : [],
        channelIds: own ? [own] : [],
        after: openCursor(cursor),
        from,
        to,
        limit,
      });
      return { data: page.rows, next: packCursor(page.after) };
    },
  }),
  operation({
    method: 'GET',
    path: '/orders/{orderId}',
    verb: 'order.read',
    summary: 'Get an order whole',
    input: OrderRef,
    output: OrderWhole,
    run: (ctx, { orderId }) => readOwnOrder(ctx, orderId),
  }),
  operation({
    method: 'POST',
    path: '/orders',
    verb: 'order.place',
    summary: 'Place an order: priced by the catalogue, stock reserved',
    status: 201,
    input: PlaceOrderInput.partial({ channelId: true }),
    output: PlacedOrder,
    run: (ctx, { channelId, ...order }) => {
      const own = ownChannel(ctx, channelId);
      if (!own) throw new AppError('INVALID_INPUT', 'channelId: say which channel sold it.');
      return placeOrder(ctx, { ...order, channelId: own });
    },
  }),
  change('/orders/{orderId}/confirm', 'order.confirm', 'Confirm an order: the warehouse may begin', {
    input: OrderRef,
    run: confirmOrder,
  }),
  change('/orders/{orderId}/cancel', 'order.cancel', 'Cancel an order, or what has not left of it', {
    input: CancelOrderInput,
    run: cancelOrder,
  }),
  change('/orders/{orderId}/ship', 'order.ship', 'Send a parcel: all that is reserved, or the stated units', {
    input: ShipOrderInput.partial({ shipmentId: true }),
    run: (ctx, parcel) => shipOrder(ctx, { ...parcel, shipmentId: parcel.shipmentId ?? newId() }),
  }),
  change('/orders/{orderId}/edit', 'order.edit', 'Change lines, shipping or address: a new version', {
    input: EditOrderInput,
    run: editOrder,
  }),
  change('/orders/{orderId}/returns', 'order.return', 'Take goods back', {
    input: ReturnOrderInput.partial({ returnId: true }),
    run: (ctx, back) => returnOrder(ctx, { ...back, returnId: back.returnId ?? newId() }),
  }),
  change('/orders/{orderId}/refunds', 'order.refund', 'Record money that was given back', {
    input: RefundOrderInput,
    run: refundOrder,
  }),
  change('/orders/{orderId}/payments', 'order.pay', 'Record money that came in', {
    input: RecordPaymentInput,
    run: recordPayment,
  }),
];

/** A POST that changes one order and answers where it stands then. */
function change<Input extends z.ZodType<{ orderId: string }>>(
  path: string,
  verb: Operation['verb'],
  summary: string,
  spec: { input: Input; run: (ctx: ApiCtx, input: z.output<Input>) => Promise<unknown> },
): Operation {
  return operation({
    method: 'POST',
    path,
    verb,
    summary,
    input: spec.input,
    output: ChangedOrder,
    run: async (ctx, input) => {
      await requireOwnOrder(ctx, input.orderId);
      return spec.run(ctx, input);
    },
  });
}

/** The channel that the call is about: the key's own, or the one asked for. @throws FORBIDDEN for another than the key's. */
function ownChannel(ctx: ApiCtx, asked: string | undefined): string | undefined {
  const own = ctx.actor.channelId;
  if (own === null || asked === undefined || asked === own) return own ?? asked;
  throw new AppError('FORBIDDEN', 'This key speaks for another channel.');
}

async function readOwnOrder(ctx: ApiCtx, orderId: string) {
  const [order, points] = await Promise.all([getOrder(ctx, orderId), getOrderPoints(ctx, orderId)]);
  const own = ctx.actor.channelId;
  if (order && (own === null || order.channelId === own)) return { ...order, points };
  throw new AppError('NOT_FOUND', `There is no order ${orderId}.`);
}

async function requireOwnOrder(ctx: ApiCtx, orderId: string): Promise<void> {
  if (ctx.actor.channelId === null) return;
  const { rowCount } = await ctx.db.$client.query('select from orders where id = $1 and channel_id = $2', [
    orderId,
    ctx.actor.channelId,
  ]);
  if (rowCount === 0) throw new AppError('NOT_FOUND', `There is no order ${orderId}.`);
}
