'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { cancelTransfer } from '#domains/inventory/transfers/cancel-transfer.ts';
import { closeTransfer } from '#domains/inventory/transfers/close-transfer.ts';
import { createTransfer } from '#domains/inventory/transfers/create-transfer.ts';
import { editTransfer } from '#domains/inventory/transfers/edit-transfer.ts';
import { listMovable } from '#domains/inventory/transfers/list-movable.ts';
import { receiveTransfer } from '#domains/inventory/transfers/receive-transfer.ts';
import { sendTransfer } from '#domains/inventory/transfers/send-transfer.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Begins a transfer. */
export const beginTransfer = action(async (ctx, input: Input<typeof createTransfer>) =>
  createTransfer(ctx, input),
);

/** Keeps what was changed of a draft. */
export const keepDraft = action(async (ctx, input: Input<typeof editTransfer>) => {
  await editTransfer(ctx, input);
  refresh();
});

/** Keeps the last changes of a draft and sends it off. */
export const keepAndSend = action(async (ctx, input: Input<typeof editTransfer>) => {
  // Each command has its own id: keeping the same lines twice is harmless, sending twice is refused.
  await editTransfer({ ...ctx, commandId: undefined }, input);
  const sent = await sendTransfer(ctx, { transferId: input.transferId });
  refresh();
  return sent;
});

/** Gives a draft up. */
export const giveUp = action(async (ctx, input: Input<typeof cancelTransfer>) => {
  await cancelTransfer(ctx, input);
  refresh();
});

/** Takes in what came. */
export const takeIn = action(async (ctx, input: Input<typeof receiveTransfer>) =>
  receiveTransfer(ctx, input),
);

/** Ends a transfer of which units are missing. */
export const endTransfer = action(async (ctx, input: Input<typeof closeTransfer>) => {
  await closeTransfer(ctx, input);
  refresh();
});

/** Goods that could leave a place. */
export const findMovable = action((ctx, input: Input<typeof listMovable>) => listMovable(ctx, input));
