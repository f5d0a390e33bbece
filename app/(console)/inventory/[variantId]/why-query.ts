import { infiniteQueryOptions } from '@tanstack/react-query';
import type { LevelExplanation, LevelMovement } from '#domains/inventory/explain-level.ts';

type Sent<Row> = Omit<Row, 'at'> & { at: string };

/** A movement as it comes to the browser: instants are ISO texts. */
export type SentMovement = Sent<LevelMovement>;

type Page = Omit<LevelExplanation, 'movements' | 'next'> & {
  movements: SentMovement[];
  next: Sent<{ at: Date; id: number }> | null;
};

type Question = { variantId: string; locationId: string; at: Date | null };

/** Why a level is what it is, page by page; `at` null is now, and then follows the stock. */
export function whyQuery({ variantId, locationId, at }: Question) {
  return infiniteQueryOptions({
    queryKey: ['stock', 'why', variantId, locationId, at?.toISOString() ?? 'now'],
    initialPageParam: null as Page['next'],
    getNextPageParam: (page: Page) => page.next,
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const asked = new URLSearchParams({ location: locationId });
      if (at) asked.set('at', at.toISOString());
      if (pageParam) {
        asked.set('beforeAt', pageParam.at);
        asked.set('beforeId', String(pageParam.id));
      }
      const response = await fetch(`/api/stock/${variantId}/why?${asked}`, { signal });
      if (!response.ok) throw new Error(`The explanation answered ${response.status}.`);
      return response.json();
    },
  });
}
