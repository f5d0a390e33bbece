/** How many whole bundles the units of its components make, and which component runs out first. Pure. */
export function countBundles(
  components: readonly { variantId: string; quantity: number }[],
  available: ReadonlyMap<string, number>,
): { bundles: number; limitedBy: string | null } {
  let bundles = Number.POSITIVE_INFINITY;
  let limitedBy: string | null = null;
  for (const { variantId, quantity } of components) {
    const makes = Math.floor(Math.max(0, available.get(variantId) ?? 0) / quantity);
    if (makes < bundles) [bundles, limitedBy] = [makes, variantId];
  }
  return limitedBy === null ? { bundles: 0, limitedBy } : { bundles, limitedBy };
}
