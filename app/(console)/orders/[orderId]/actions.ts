'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import { allocateOrder } from '#domains/orders/allocate-order.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { confirmOrder } from '#domains/orders/confirm-order.ts';
import { editOrder } from '#domains/orders/edit-order.ts';
import { noteOrder } from '#domains/orders/note-order.ts';
import { pickOrder } from '#domains/orders/pick-order.ts';
import { arrangePickup } from '#domains/orders/pickup/arrange-pickup.ts';
import { setShipBy } from '#domains/orders/promise/set-ship-by.ts';
import { recordPayment } from '#domains/orders/record-payment.ts';
import { refundOrder } from '#domains/orders/refund-order.ts';
import { resolveAttention } from '#domains/orders/resolve-attention.ts';
import { shipOrder } from '#domains/orders/ship-order.ts';
import { allow } from '#domains/team/can.ts';

/** A command as an action of the order page: done, then the page is read again. */
function onOrder<Input, Data>(run: (ctx: Ctx, input: Input) => Promise<Data>) {
  return action(async (ctx, input: Input) => {
    const data = await run(ctx, input);
    refresh();
    return data;
  });
}

export const confirm = onOrder(confirmOrder);
export const allocate = onOrder(allocateOrder);
export const pick = onOrder(pickOrder);
export const ship = onOrder(shipOrder);
export const collect = onOrder(arrangePickup);
export const edit = onOrder(editOrder);
export const refund = onOrder(refundOrder);
export const pay = onOrder(recordPayment);
export const promise = onOrder(setShipBy);
export const note = onOrder(noteOrder);
export const resolve = onOrder(resolveAttention);

/** Money goes back with a cancellation only by who may give money back. */
export const cancel = onOrder((ctx, input: Parameters<typeof cancelOrder>[1]) => {
  if (input.refund) allow(ctx.actor, 'order.refund');
  return cancelOrder(ctx, input);
});
