import { useState } from 'react';
import { readJson } from '#components/shell/read-json.ts';
import { useLiveData } from '#components/shell/use-live-data.ts';
import type { LevelExplanation, LevelMovement } from '#domains/inventory/explain-level.ts';

type Sent<Row> = Omit<Row, 'at'> & { at: string };

/** A movement as it comes to the browser: instants are ISO texts. */
export type SentMovement = Sent<LevelMovement>;

type Page = Omit<LevelExplanation, 'movements' | 'next'> & {
  movements: SentMovement[];
  next: Sent<{ at: Date; id: number }> | null;
};

type Question = { variantId: string; locationId: string; at: Date | null };

/**
 * Why a level is what it is; `at` null is now, and then follows the stock. All pages that are shown are read together,
 * so that they tell of one moment. `readEarlier` is missing where there is nothing earlier.
 */
export function useWhy({ variantId, locationId, at }: Question) {
  const asked = new URLSearchParams({ location: locationId, ...(at && { at: at.toISOString() }) }).toString();
  const [depth, setDepth] = useState({ asked, pages: 1 });
  const count = depth.asked === asked ? depth.pages : 1;
  const { data, ...rest } = useLiveData({
    key: `${variantId} ${asked} ${count}`,
    read: async (signal) => ({ asked, pages: await readPages({ variantId, asked, count, signal }) }),
    topics: at ? undefined : 'stock order product',
  });
  const pages = data?.asked === asked ? data.pages : undefined;
  const readEarlier = pages?.at(-1)?.next ? () => setDepth({ asked, pages: count + 1 }) : undefined;
  return { ...rest, pages, readEarlier };
}

type Wanted = { variantId: string; asked: string; count: number; signal: AbortSignal };

async function readPages({ variantId, asked, count, signal }: Wanted): Promise<Page[]> {
  const pages: Page[] = [];
  while (pages.length < count) {
    const next = pages.at(-1)?.next;
    if (next === null) break;
    const search = new URLSearchParams(asked);
    if (next) {
      search.set('beforeAt', next.at);
      search.set('beforeId', String(next.id));
    }
    pages.push(await readJson<Page>(`/api/stock/${variantId}/why?${search}`, { signal }));
  }
  return pages;
}
