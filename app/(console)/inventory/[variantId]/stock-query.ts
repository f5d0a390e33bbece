import { queryOptions } from '@tanstack/react-query';
import type { VariantStock } from '#domains/inventory/get-variant-stock.ts';

/** The levels of one variant as the browser reads them again, whenever something says `stock`. */
export function variantStockQuery(variantId: string) {
  return queryOptions({
    queryKey: ['stock', 'variant', variantId],
    queryFn: async ({ signal }): Promise<VariantStock> => {
      const response = await fetch(`/api/stock/${variantId}`, { signal });
      if (!response.ok) throw new Error(`The levels of the variant answered ${response.status}.`);
      return response.json();
    },
  });
}
