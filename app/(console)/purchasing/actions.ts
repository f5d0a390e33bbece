'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { addLandedCost } from '#domains/purchasing/costs/add-landed-cost.ts';
import { listOrderable } from '#domains/purchasing/lists/list-orderable.ts';
import { createPurchaseOrder } from '#domains/purchasing/orders/create-purchase-order.ts';
import { editPurchaseOrder } from '#domains/purchasing/orders/edit-purchase-order.ts';
import { cancelPurchaseOrder, closePurchaseOrder } from '#domains/purchasing/orders/end-purchase-order.ts';
import { reopenPurchaseOrder } from '#domains/purchasing/orders/reopen-purchase-order.ts';
import { sendPurchaseOrder } from '#domains/purchasing/orders/send-purchase-order.ts';
import { receiveGoods } from '#domains/purchasing/receiving/receive-goods.ts';
import { undoReceiptLine } from '#domains/purchasing/receiving/undo-receipt-line.ts';
import { addSupplier } from '#domains/purchasing/suppliers/add-supplier.ts';
import { removeSupplierItem } from '#domains/purchasing/suppliers/remove-supplier-item.ts';
import { setSupplierItems } from '#domains/purchasing/suppliers/set-supplier-items.ts';
import { updateSupplier } from '#domains/purchasing/suppliers/update-supplier.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Begins a purchase order. */
export const beginOrder = action(async (ctx, input: Input<typeof createPurchaseOrder>) =>
  createPurchaseOrder(ctx, input),
);

/** Changes a purchase order. */
export const changeOrder = action(async (ctx, input: Input<typeof editPurchaseOrder>) => {
  await editPurchaseOrder(ctx, input);
  refresh();
});

/** Keeps the last changes of a draft and sends it. */
export const saveAndSend = action(
  async (ctx, input: { draft: Input<typeof editPurchaseOrder>; way: 'email' | 'other' }) => {
    const { purchaseOrderId } = input.draft;
    // Each command has its own id: keeping the same lines twice is harmless, sending twice is refused.
    await editPurchaseOrder({ ...ctx, commandId: undefined }, input.draft);
    const sent = await sendPurchaseOrder(ctx, { purchaseOrderId, way: input.way });
    refresh();
    return sent;
  },
);

/** Calls an order off of which nothing came. */
export const callOff = action(async (ctx, input: Input<typeof cancelPurchaseOrder>) => {
  await cancelPurchaseOrder(ctx, input);
  refresh();
});

/** Ends an order without what is missing. */
export const endShort = action(async (ctx, input: Input<typeof closePurchaseOrder>) => {
  await closePurchaseOrder(ctx, input);
  refresh();
});

/** Awaits again what was missing of a closed order. */
export const openAgain = action(async (ctx, input: Input<typeof reopenPurchaseOrder>) => {
  await reopenPurchaseOrder(ctx, input);
  refresh();
});

/** Takes a delivery in. */
export const takeDelivery = action(async (ctx, input: Input<typeof receiveGoods>) =>
  receiveGoods(ctx, input),
);

/** Takes a line of a receipt back. */
export const undoLine = action(async (ctx, input: Input<typeof undoReceiptLine>) => {
  await undoReceiptLine(ctx, input);
  refresh();
});

/** Books freight, duty and the like. */
export const bookLandedCost = action(async (ctx, input: Input<typeof addLandedCost>) => {
  const booked = await addLandedCost(ctx, input);
  refresh();
  return booked;
});

/** Adds somebody to buy from. */
export const addNewSupplier = action(async (ctx, input: Input<typeof addSupplier>) =>
  addSupplier(ctx, input),
);

/** Changes a supplier. */
export const changeSupplier = action(async (ctx, input: Input<typeof updateSupplier>) => {
  await updateSupplier(ctx, input);
  refresh();
});

/** Sets what a supplier asks for goods. */
export const keepItems = action(async (ctx, input: Input<typeof setSupplierItems>) => {
  await setSupplierItems(ctx, input);
  refresh();
});

/** Forgets that a supplier sells something. */
export const removeItem = action(async (ctx, input: Input<typeof removeSupplierItem>) => {
  await removeSupplierItem(ctx, input);
  refresh();
});

/** Goods that could be ordered. */
export const findOrderable = action((ctx, input: Input<typeof listOrderable>) => listOrderable(ctx, input));
