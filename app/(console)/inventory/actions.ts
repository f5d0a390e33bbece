'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { action } from '#app/_server/action.ts';
import { createProduct } from '#domains/catalog/create-product.ts';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { updateProduct } from '#domains/catalog/update-product.ts';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { setBuffer } from '#domains/inventory/buffers/set-buffer.ts';
import { SetSafetyInput } from '#domains/inventory/input.ts';
import { setSafety } from '#domains/inventory/set-safety.ts';
import { transferStock } from '#domains/inventory/transfer-stock.ts';
import { allow } from '#domains/team/can.ts';
import { AppError } from '#lib/errors.ts';

const MOST_AT_ONCE = 200;

/** Puts stock right by hand. */
export const correctStock = action(async (ctx, input: Parameters<typeof adjustStock>[1]) => {
  const adjusted = await adjustStock(ctx, input);
  refresh();
  return adjusted;
});

/** Moves units from one location to another. */
export const moveUnits = action(async (ctx, input: Parameters<typeof transferStock>[1]) => {
  const moved = await transferStock(ctx, input);
  refresh();
  return moved;
});

/** Keeps units of a variant back at one location. */
export const keepBack = action(async (ctx, input: Parameters<typeof setSafety>[1]) => {
  const kept = await setSafety(ctx, input);
  refresh();
  return kept;
});

/** Sets the safety of many rows, each on its own: what cannot be done is told, the others are done. */
export const keepBackMany = action(async (ctx, input: Parameters<typeof setSafety>[1][]) => {
  allow(ctx.actor, 'stock.set-safety');
  const rows = z.array(SetSafetyInput).max(MOST_AT_ONCE).safeParse(input);
  if (!rows.success) throw new AppError('INVALID_INPUT', 'Choose a location and a number of units.');
  const refused: string[] = [];
  for (const row of rows.data) {
    try {
      await setSafety({ ...ctx, commandId: undefined }, row);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push(error.message);
    }
  }
  refresh();
  return { done: rows.data.length - refused.length, refused };
});

/** Says how many units a channel leaves to others. */
export const leaveToOthers = action(async (ctx, input: Parameters<typeof setBuffer>[1]) => {
  const kept = await setBuffer(ctx, input);
  refresh();
  return kept;
});

/** Says what a bundle is made of. */
export const composeBundle = action(async (ctx, input: Parameters<typeof setBundle>[1]) => {
  const made = await setBundle(ctx, input);
  refresh();
  return made;
});

/** Adds a product with its variants; costs only from who may see them. */
export const addProduct = action(async (ctx, input: Parameters<typeof createProduct>[1]) => {
  if (input.variants.some((variant) => variant.costMicros !== undefined)) allow(ctx.actor, 'cost.read');
  return createProduct(ctx, input);
});

type Changes = { variant: Parameters<typeof updateVariant>[1]; product: Parameters<typeof updateProduct>[1] };

/** Changes a variant and what is said of its product; the cost only from who may see it. */
export const changeVariant = action(async (ctx, { variant, product }: Changes) => {
  if (variant.costMicros !== undefined) allow(ctx.actor, 'cost.read');
  // The variant first: its SKU and barcodes may be refused, and then nothing is changed.
  const changed = await updateVariant(ctx, variant);
  await updateProduct({ ...ctx, commandId: undefined }, product);
  refresh();
  return changed;
});
