import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';
import { isDay } from '#lib/time.ts';

const timeZones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

const Day = z.string().refine(isDay, 'a day, such as 2026-03-21');
const Currency = z.string().refine(isCurrency, 'not a currency that we know');
const Rate = z.string().regex(/^\d{1,12}(?:\.\d{1,12})?$/, 'a decimal such as 1.0845');

/** The kinds of channels. */
export const CHANNEL_KINDS = ['store', 'web', 'app', 'marketplace', 'social', 'phone'] as const;

/** How a vendor speaks to us; `manual` and `demo` speak our own JSON. */
export const CONNECTOR_KEYS = ['manual', 'pishkhan', 'shopify', 'woocommerce', 'demo'] as const;

const ChannelFields = {
  name: z.string().trim().min(1).max(200),
  kind: z.enum(CHANNEL_KINDS),
  connector: z.enum(CONNECTOR_KEYS),
  currency: Currency,
  timeZone: z
    .string()
    .refine((zone) => timeZones.has(zone), 'not a time zone that we know')
    .nullable(),
  /** Units kept back of each variant. */
  buffer: z.number().int().min(0).max(1_000_000),
  /** Working days until an order has to leave; 0 promises nothing, null is two, and none for a till. */
  shipWithinDays: z.number().int().min(0).max(365).nullable(),
  /** The locations that serve it, first choice first; empty means all. */
  locationIds: z.array(z.uuid()).max(200),
};

/** A new channel. The slug is part of its webhook address and never changes. */
export const AddChannelInput = z.strictObject({
  id: z.uuid().optional(),
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'small letters, digits and hyphens'),
  ...ChannelFields,
  connector: ChannelFields.connector.default('manual'),
  timeZone: ChannelFields.timeZone.default(null),
  buffer: ChannelFields.buffer.default(0),
  shipWithinDays: ChannelFields.shipWithinDays.default(null),
  locationIds: ChannelFields.locationIds.default([]),
});

/** What changes of a channel; what is left out stays. */
export const UpdateChannelInput = z
  .strictObject({ channelId: z.uuid(), isActive: z.boolean() })
  .extend(ChannelFields)
  .partial()
  .required({ channelId: true });

/** The secret that signs a channel's webhooks. While it is being changed, the old one still counts. */
export const SetChannelSecretInput = z.strictObject({
  channelId: z.uuid(),
  secret: z.string().min(8).max(500),
  keepsOld: z.boolean().default(false),
});

/** Reporting-currency value of one unit of a currency on a day. */
export const SetExchangeRateInput = z.strictObject({
  currency: Currency,
  day: Day,
  rate: Rate.refine((rate) => /[1-9]/.test(rate), 'above 0'),
});

/** Which deliveries: by state and channel, page by page, newest first. */
export const InboxFilter = z.strictObject({
  status: z.enum(['pending', 'done', 'ignored', 'attention']).optional(),
  channelId: z.uuid().optional(),
  /** The id of the last delivery of the page before. */
  before: z.number().int().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** Deliveries that are laid aside. */
export const IgnoreDeliveryInput = z.strictObject({ inboxIds: z.array(z.number().int()).min(1).max(200) });

/** Deliveries to be worked off again. */
export const ReplayInput = z.strictObject({ inboxIds: z.array(z.number().int()).min(1).max(200) });
