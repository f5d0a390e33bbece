'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { expireLots } from '#domains/inventory/lots/expire-lots.ts';
import { setLotSettings } from '#domains/inventory/lots/lot-settings.ts';
import { setTracking } from '#domains/inventory/lots/set-tracking.ts';

/** Says what is written down of a variant's units. */
export const chooseTracking = action(async (ctx, input: Parameters<typeof setTracking>[1]) => {
  const chosen = await setTracking(ctx, input);
  refresh();
  return chosen;
});

/** Sets expired units of a variant at a location aside. */
export const setAside = action(async (ctx, input: Parameters<typeof expireLots>[1]) => {
  const { units } = await expireLots(ctx, input);
  refresh();
  return { units };
});

/** Says what the shop does about expiry. */
export const keepLotSettings = action(async (ctx, input: Parameters<typeof setLotSettings>[1]) => {
  const kept = await setLotSettings(ctx, input);
  refresh();
  return kept;
});
