import { readJson } from '#components/shell/read-json.ts';
import { useLiveData } from '#components/shell/use-live-data.ts';
import type { Quote } from '#domains/orders/counter/get-quote.ts';

/** The lines of an order that is being written, and whose it is, as the server wants them. */
export type Draft = {
  channelId: string;
  lines: { variantId: string; quantity: number }[];
  shippingMinor: number;
  customerId?: string | undefined;
  points: number;
};

/** What the server reckons for the lines; the last sum stands while the next one is reckoned. */
export function useQuote(draft: Draft) {
  const body = JSON.stringify(draft);
  const headers = { 'content-type': 'application/json' };
  return useLiveData({
    key: draft.lines.length > 0 || draft.customerId ? body : null,
    topics: draft.customerId ? 'customer' : '',
    read: (signal) => readJson<Quote>('/api/orders/quote', { method: 'POST', headers, body, signal }),
  });
}
