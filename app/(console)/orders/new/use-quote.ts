import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Quote } from '#domains/orders/counter/get-quote.ts';

/** The lines of an order that is being written, as the server wants them. */
export type Draft = {
  channelId: string;
  lines: { variantId: string; quantity: number }[];
  shippingMinor: number;
};

/** What the server reckons for the lines; the last sum stands while the next one is reckoned. */
export function useQuote(draft: Draft) {
  return useQuery({
    queryKey: ['quote', draft],
    enabled: draft.lines.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async ({ signal }): Promise<Quote> => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/api/orders/quote', {
        method: 'POST',
        headers,
        body: JSON.stringify(draft),
        signal,
      });
      if (!response.ok) throw new Error(await refusalOf(response));
      return response.json();
    },
  });
}

async function refusalOf(response: Response): Promise<string> {
  const body: { error?: { message?: string } } = await response.json().catch(() => ({}));
  return body.error?.message ?? '';
}
