'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { addChannel } from '#domains/channels/add-channel.ts';
import { setAnswering } from '#domains/channels/answering/set-answering.ts';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { setFees } from '#domains/channels/costs/set-fees.ts';
import { ignoreDelivery } from '#domains/channels/ignore-delivery.ts';
import { replayDelivery } from '#domains/channels/replay-delivery.ts';
import { setChannelSecret } from '#domains/channels/set-channel-secret.ts';
import { updateChannel } from '#domains/channels/update-channel.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Opens a channel. */
export const openChannel = action(async (ctx, input: Input<typeof addChannel>) => addChannel(ctx, input));

/** Changes a channel, or switches it on or off. */
export const changeChannel = action(async (ctx, input: Input<typeof updateChannel>) => {
  await updateChannel(ctx, input);
  refresh();
});

/** Sets the secret that signs a channel's messages. */
export const keepSecret = action(async (ctx, input: Input<typeof setChannelSecret>) => {
  await setChannelSecret(ctx, input);
  refresh();
});

/** Sets what a channel takes of each order from a day on. */
export const keepFees = action(async (ctx, input: Input<typeof setFees>) => {
  await setFees(ctx, input);
  refresh();
});

/** Books money spent on a channel. */
export const bookCost = action(async (ctx, input: Input<typeof addCost>) => {
  const { countsOn } = await addCost(ctx, input);
  refresh();
  return { countsOn };
});

/** Has messages worked off again. */
export const replayMessages = action(async (ctx, input: Input<typeof replayDelivery>) => {
  const { replayed } = await replayDelivery(ctx, input);
  refresh();
  return replayed;
});

/** Lays messages aside. */
export const ignoreMessages = action(async (ctx, input: Input<typeof ignoreDelivery>) => {
  const { ignored } = await ignoreDelivery(ctx, input);
  refresh();
  return ignored;
});

/** Sets how soon people are to be answered in a channel, and in which hours. */
export const keepAnswering = action(async (ctx, input: Input<typeof setAnswering>) => {
  await setAnswering(ctx, input);
  refresh();
});
