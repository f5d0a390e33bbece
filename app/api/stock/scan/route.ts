import { route } from '#app/_server/route.ts';
import { getVariantByCode } from '#domains/catalog/get-variant-by-code.ts';

const LONGEST_CODE = 200;

/** The variant with a barcode or SKU, `?code=…`; null when it is unknown. */
export const GET = route((ctx, { request }) => {
  const code = new URL(request.url).searchParams.get('code') ?? '';
  return getVariantByCode(ctx, code.slice(0, LONGEST_CODE));
});
