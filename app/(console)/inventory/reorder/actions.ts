'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { draftOrders } from '#domains/planning/advice/draft-orders.ts';
import { setReorderSettings } from '#domains/planning/advice/set-reorder-settings.ts';
import { setReplenishment } from '#domains/planning/replenish/set-replenishment.ts';
import { cancelForecast } from '#domains/planning/runs/cancel-forecast.ts';
import { startForecast } from '#domains/planning/runs/start-forecast.ts';

/** Has the worker forecast all demand. */
export const updateForecasts = action(async (ctx, _input: null) => {
  const started = await startForecast(ctx, {});
  refresh();
  return started;
});

/** Stops the forecast that is at work. */
export const stopForecast = action(async (ctx, input: Parameters<typeof cancelForecast>[1]) => {
  const stopped = await cancelForecast(ctx, input);
  refresh();
  return stopped;
});

/** Makes drafts of purchase orders and transfers from rows of the list. */
export const makeDrafts = action(async (ctx, input: Parameters<typeof draftOrders>[1]) => {
  const made = await draftOrders(ctx, input);
  refresh();
  return made;
});

/** Says how stock is kept. */
export const keepRule = action(async (ctx, input: Parameters<typeof setReorderSettings>[1]) => {
  const kept = await setReorderSettings(ctx, input);
  refresh();
  return kept;
});

/** Says where a place gets its goods. */
export const keepFilling = action(async (ctx, input: Parameters<typeof setReplenishment>[1]) => {
  const kept = await setReplenishment(ctx, input);
  refresh();
  return kept;
});
