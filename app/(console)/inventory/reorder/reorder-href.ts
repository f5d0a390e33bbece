/** The page that says why so much of a variant is to be ordered for a location. */
export function whyHref({ variantId, locationId }: { variantId: string; locationId: string }): string {
  return `/inventory/reorder/why?variant=${variantId}&location=${locationId}`;
}
