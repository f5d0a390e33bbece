'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { setExchangeRate } from '#domains/channels/set-exchange-rate.ts';
import { createWebhook } from '#domains/events/create-webhook.ts';
import { replayWebhook } from '#domains/events/replay-webhook.ts';
import { rotateWebhookSecret } from '#domains/events/rotate-webhook-secret.ts';
import { updateWebhook } from '#domains/events/update-webhook.ts';
import { addLocation } from '#domains/fulfilment/add-location.ts';
import { updateLocation } from '#domains/fulfilment/update-location.ts';
import { retryJob } from '#domains/settings/retry-job.ts';
import { updateBusiness } from '#domains/settings/update-business.ts';

type Input<Verb extends (ctx: never, input: never) => unknown> = Parameters<Verb>[1];

/** Changes the facts of the business. */
export const changeBusiness = action(async (ctx, input: Input<typeof updateBusiness>) => {
  await updateBusiness(ctx, input);
  refresh();
});

/** Adds a location. */
export const openLocation = action(async (ctx, input: Input<typeof addLocation>) => {
  await addLocation(ctx, input);
  refresh();
});

/** Changes a location, or switches it on or off. */
export const changeLocation = action(async (ctx, input: Input<typeof updateLocation>) => {
  await updateLocation(ctx, input);
  refresh();
});

/** Sets a rate from a day on. */
export const keepRate = action(async (ctx, input: Input<typeof setExchangeRate>) => {
  await setExchangeRate(ctx, input);
  refresh();
});

/** Adds an address that events are sent to; its secret is answered this once. */
export const addWebhook = action(async (ctx, input: Input<typeof createWebhook>) => {
  const { secret } = await createWebhook(ctx, input);
  refresh();
  return { secret };
});

/** Switches an address on or off, or changes which events it hears of. */
export const changeWebhook = action(async (ctx, input: Input<typeof updateWebhook>) => {
  await updateWebhook(ctx, input);
  refresh();
});

/** A new secret for an address, answered this once. */
export const renewWebhookSecret = action(async (ctx, input: Input<typeof rotateWebhookSecret>) => {
  const { secret } = await rotateWebhookSecret(ctx, input);
  refresh();
  return { secret };
});

/** Sends a delivery again. */
export const resendDelivery = action(async (ctx, input: Input<typeof replayWebhook>) => {
  await replayWebhook(ctx, input);
  refresh();
});

/** Has a failed job tried once more. */
export const tryJobAgain = action(async (ctx, input: Input<typeof retryJob>) => {
  await retryJob(ctx, input);
  refresh();
});
