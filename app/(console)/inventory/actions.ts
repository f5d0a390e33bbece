'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { createProduct } from '#domains/catalog/create-product.ts';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { updateProduct } from '#domains/catalog/update-product.ts';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { setBuffer } from '#domains/inventory/buffers/set-buffer.ts';
import { setTargets } from '#domains/inventory/levels/set-targets.ts';
import { setSafety } from '#domains/inventory/set-safety.ts';
import { transferStock } from '#domains/inventory/transfer-stock.ts';
import { setUnits } from '#domains/inventory/units/set-units.ts';
import { allow } from '#domains/team/can.ts';

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

/** Sets reorder point, order-up-to and safety of many rows. */
export const aimMany = action(async (ctx, input: Parameters<typeof setTargets>[1]) => {
  const told = await setTargets(ctx, input);
  refresh();
  return told;
});

/** Says in what goods are counted beside single pieces. */
export const countIn = action(async (ctx, input: Parameters<typeof setUnits>[1]) => {
  const kept = await setUnits(ctx, input);
  refresh();
  return kept;
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
