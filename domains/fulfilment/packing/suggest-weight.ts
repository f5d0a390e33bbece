const PACKAGING_GRAMS = 150;
const PACKAGING_PERCENT = 5;

/**
 * What a parcel should weigh, in grams: its goods, five percent for paper, and a box. Null while the weight of one of
 * them is unknown: nobody should trust half a sum. Pure.
 */
export function suggestWeight(
  goods: readonly { quantity: number; weightGrams: number | null }[],
): number | null {
  let grams = 0;
  for (const { quantity, weightGrams } of goods) {
    if (quantity > 0 && weightGrams === null) return null;
    grams += quantity * (weightGrams ?? 0);
  }
  return grams === 0 ? null : grams + Math.round((grams * PACKAGING_PERCENT) / 100) + PACKAGING_GRAMS;
}
