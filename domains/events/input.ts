import { z } from 'zod';
import { type EventKind, SUBSCRIPTIONS } from './subscriptions.ts';

/** The kinds of events that a program outside may hear of. */
export const WEBHOOK_KINDS = (Object.keys(SUBSCRIPTIONS) as EventKind[]).filter((kind) =>
  (SUBSCRIPTIONS[kind] as readonly string[]).includes('send-webhooks'),
);

const Url = z.url({ protocol: /^https?$/ }).max(2_000);
const Kinds = z.array(z.enum(WEBHOOK_KINDS)).min(1).max(50);

/** Where to send events, and which. */
export const CreateWebhookInput = z.strictObject({ url: Url, kinds: Kinds });

/** What changes of an endpoint; what is left out stays. Switching it on forgets its failures. */
export const UpdateWebhookInput = z.strictObject({
  endpointId: z.uuid(),
  url: Url.optional(),
  kinds: Kinds.optional(),
  isEnabled: z.boolean().optional(),
});

/** Names an endpoint. */
export const WebhookRef = z.strictObject({ endpointId: z.uuid() });

/** Which deliveries of an endpoint, page by page, newest first. */
export const WebhookDeliveryFilter = z.strictObject({
  endpointId: z.uuid().optional(),
  status: z.enum(['pending', 'done', 'failed']).optional(),
  /** The id of the last delivery of the page before. */
  before: z.uuid().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** A delivery to be sent again. */
export const ReplayWebhookInput = z.strictObject({ deliveryId: z.uuid() });
