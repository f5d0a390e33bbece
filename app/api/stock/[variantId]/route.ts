import { route } from '#app/_server/route.ts';
import { getVariantStock } from '#domains/inventory/get-variant-stock.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';

/** The levels of one variant, for pages that refresh themselves. */
export const GET = route<{ variantId: string }>((ctx, { params }) => {
  if (!isId(params.variantId)) throw new AppError('NOT_FOUND', 'There is no such variant.');
  return getVariantStock(ctx, params.variantId);
});
