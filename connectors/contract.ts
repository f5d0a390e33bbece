import type { AppError } from '#lib/errors.ts';
import type { ChannelOrder } from './order-shape.ts';
import type {
  ChannelCustomer,
  ChannelFulfilment,
  ChannelProduct,
  ChannelRefund,
  Consent,
  StockLevel,
} from './shapes.ts';

/**
 * What a connector must do for one vendor: prove who wrote, say what arrived, translate it. It reads no table, no clock
 * and no network, and decides nothing; the importer does.
 */
export interface ChannelConnector {
  readonly key: ConnectorKey;
  /** Whether one of the secrets signed the raw body. Constant time; false when the signature is missing. */
  verify(request: WebhookRequest, secrets: readonly string[]): boolean;
  /** Whether this is the vendor's unsigned greeting on connection: answer 2xx and store nothing. */
  isUnsignedPing(request: WebhookRequest): boolean;
  /** What arrived, for the inbox. Survives a body that cannot be read; INVALID_INPUT only when the topic is missing. */
  readDelivery(request: WebhookRequest): Delivery;
  /** The neutral message. INVALID_INPUT names the field and the value; topics of no use give `ignored` with the reason. */
  parse(delivery: Delivery, body: Uint8Array, settings: ChannelSettings): ChannelMessage;
  /** The answer of a list or single request, for backfill and reconciliation: each item alone, a bad one spoils no other. */
  parseResource(
    answer: { resource: ResourceKind; body: Uint8Array },
    settings: ChannelSettings,
  ): ParsedResource[];
}

/** The keys under which connectors are registered. */
export type ConnectorKey = 'shopify' | 'woocommerce' | 'pishkhan';

/** A webhook as it came in: header names in any case, the body as raw bytes. */
export interface WebhookRequest {
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

/** What the payload does not say: the shop's time zone (IANA) and its currency, null when unknown. */
export interface ChannelSettings {
  timeZone: string;
  currency: string | null;
}

/** What a delivery or a list is about. */
export type ResourceKind =
  | 'order'
  | 'refund'
  | 'fulfilment'
  | 'product'
  | 'variant'
  | 'customer'
  | 'stock_level'
  | 'privacy'
  | 'shop'
  | 'other';

/** One webhook, as the inbox keeps it. */
export interface Delivery {
  /** The same on retries: unique per channel. Derived from topic and body when the vendor sent none. */
  deliveryId: string;
  /** The same for all deliveries of one action at the vendor; null when not sent. */
  eventId: string | null;
  topic: string;
  resourceKind: ResourceKind;
  resourceId: string | null;
  /** The shop that sent it, as it names itself (domain or URL). */
  source: string | null;
  apiVersion: string | null;
  /** The resource's own time of change, else the time of sending; null when neither is stated. */
  sourceAt: Date | null;
  isPing: boolean;
}

/** What a payload says in neutral words. */
export type ChannelMessage =
  | { kind: 'order'; order: ChannelOrder }
  /** The order is cancelled at the source (`order.cancelledAt` is set), whichever topic told it. */
  | { kind: 'order_cancelled'; order: ChannelOrder }
  | { kind: 'refund'; refund: ChannelRefund }
  | { kind: 'fulfilment'; fulfilment: ChannelFulfilment }
  | { kind: 'product'; product: ChannelProduct }
  | { kind: 'customer'; customer: ChannelCustomer }
  /** Only the consent of a customer changed; nothing else is stated. */
  | {
      kind: 'consent';
      customerExternalId: string;
      email: string | null;
      phone: string | null;
      consents: Consent[];
    }
  | { kind: 'stock_level'; level: StockLevel }
  /** The source no longer has it. What that means here is for the importer to decide. */
  | { kind: 'deleted'; resource: 'order' | 'product' | 'customer'; externalId: string }
  | { kind: 'privacy_request'; request: PrivacyRequest }
  | { kind: 'uninstalled'; source: string | null }
  | { kind: 'ping' }
  | { kind: 'ignored'; topic: string; reason: string };

/** A demand about personal data that the vendor passes on; the law sets the time limits. */
export interface PrivacyRequest {
  action: 'data_request' | 'customer_redact' | 'shop_redact';
  externalId: string | null;
  customer: { externalId: string | null; email: string | null; phone: string | null } | null;
  orderExternalIds: string[];
}

/** One item of a list: its message, or why it could not be read. */
export type ParsedResource =
  | { isOk: true; resourceId: string | null; message: ChannelMessage }
  | { isOk: false; resourceId: string | null; error: AppError };
