import { z } from 'zod';
import { id, instant, list, optionalId, optionalInstant, optionalQuantity, text } from '../read/fields.ts';
import type { ChannelFulfilment } from '../shapes.ts';

/** A fulfilment as Shopify writes it. */
export const fulfilmentSchema = z.object({
  id,
  order_id: optionalId,
  status: text,
  created_at: instant,
  updated_at: optionalInstant,
  location_id: optionalId,
  tracking_company: text,
  tracking_number: text,
  tracking_numbers: list(z.string()),
  tracking_url: text,
  tracking_urls: list(z.string()),
  line_items: list(z.object({ id, quantity: optionalQuantity })),
});

const STATES: ReadonlyMap<string, ChannelFulfilment['status']> = new Map<string, ChannelFulfilment['status']>(
  [
    ['success', 'done'],
    ['cancelled', 'cancelled'],
    ['error', 'failed'],
    ['failure', 'failed'],
  ],
);

/** The neutral fulfilment; a state that we do not know counts as still open. */
export function readFulfilment(fulfilment: z.output<typeof fulfilmentSchema>): ChannelFulfilment {
  return {
    externalId: fulfilment.id,
    orderExternalId: fulfilment.order_id,
    status: STATES.get(fulfilment.status ?? '') ?? 'open',
    sourceStatus: fulfilment.status,
    externalLocationId: fulfilment.location_id,
    carrier: fulfilment.tracking_company,
    trackingNumbers: together(fulfilment.tracking_number, fulfilment.tracking_numbers),
    trackingUrls: together(fulfilment.tracking_url, fulfilment.tracking_urls),
    lines: fulfilment.line_items.map((line) => ({ lineExternalId: line.id, quantity: line.quantity ?? 0 })),
    at: fulfilment.created_at,
    modifiedAt: fulfilment.updated_at,
  };
}

function together(one: string | null, many: readonly string[]): string[] {
  return [...new Set([...many, ...(one === null ? [] : [one])])];
}
