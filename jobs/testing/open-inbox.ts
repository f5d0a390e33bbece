import { eq } from 'drizzle-orm';
import { channels } from '#db/schema/index.ts';
import { addChannel } from '#domains/channels/add-channel.ts';
import { processDelivery } from '#domains/channels/process-delivery.ts';
import { type Received, receiveWebhook } from '#domains/channels/receive-webhook.ts';
import { setChannelSecret } from '#domains/channels/set-channel-secret.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { signHmacSha256 } from '#lib/hmac.ts';
import { newId } from '#lib/ids.ts';
import { MESSAGE_HANDLERS } from '../apply-message.ts';

export const SECRET = 'a secret of the test shop';

/** One vendor's way of signing and naming what it sends. */
const HEADERS = {
  pishkhan: { topic: 'x-pishkhan-topic', id: 'x-pishkhan-delivery-id', signature: 'x-pishkhan-signature' },
  shopify: { topic: 'x-shopify-topic', id: 'x-shopify-webhook-id', signature: 'x-shopify-hmac-sha256' },
  woocommerce: {
    topic: 'x-wc-webhook-topic',
    id: 'x-wc-webhook-delivery-id',
    signature: 'x-wc-webhook-signature',
  },
};

export type Vendor = keyof typeof HEADERS;

/** A test shop with a channel per vendor, whose deliveries can be sent signed and worked off. */
export type TestInbox = {
  shop: TestShop;
  channels: Record<Vendor, string>;
  /** The request as the vendor would send it. */
  request: (
    vendor: Vendor,
    message: { topic: string; body: unknown; id?: string },
  ) => { headers: Record<string, string>; body: Uint8Array };
  send: (vendor: Vendor, message: { topic: string; body: unknown; id?: string }) => Promise<Received>;
  /** Works off all that is pending, as the worker would; `isLastAttempt` as on its last try. */
  work: (options?: { isLastAttempt?: boolean }) => Promise<void>;
  query: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
};

/** Opens the shop; `currency` is that of its channels. */
export async function openInbox(options: { poolSize?: number; currency?: string } = {}): Promise<TestInbox> {
  const shop = await openShop(options);
  const { currency = 'EUR' } = options;
  const ids = {} as Record<Vendor, string>;
  for (const vendor of Object.keys(HEADERS) as Vendor[]) {
    const added = await addChannel(shop.ctx('owner'), {
      slug: vendor,
      name: `The ${vendor} shop`,
      kind: 'web',
      connector: vendor,
      currency,
    });
    ids[vendor] = added.id;
    await setChannelSecret(shop.ctx('owner'), { channelId: added.id, secret: SECRET });
    await shop.db.update(channels).set({ timeZone: 'Europe/Sofia' }).where(eq(channels.id, added.id));
  }
  const query: TestInbox['query'] = (text, values = []) =>
    shop.db.$client.query(text, values).then((result) => result.rows);
  const request: TestInbox['request'] = (vendor, { topic, body, id = newId() }) => {
    const names = HEADERS[vendor];
    const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
    return {
      headers: {
        [names.topic]: topic,
        [names.id]: id,
        [names.signature]: signHmacSha256(bytes, SECRET, 'base64'),
      },
      body: bytes,
    };
  };
  return {
    shop,
    channels: ids,
    request,
    send: (vendor, message) =>
      receiveWebhook(shop.db, { slug: vendor, request: request(vendor, message), now: shop.now }),
    work: async ({ isLastAttempt = false } = {}) => {
      for (let round = 0; round < 20; round++) {
        const pending = await query<{ id: number }>(
          `select id from inbox where status = 'pending' order by id`,
        );
        if (pending.length === 0) return;
        for (const { id } of pending) {
          const ctx = shop.ctx({ kind: 'job', id: 'process-delivery', name: 'process-delivery' });
          await processDelivery(ctx, { inboxId: id, isLastAttempt }, MESSAGE_HANDLERS);
        }
      }
      throw new Error('The inbox does not come to rest.');
    },
    query,
    close: shop.close,
  };
}
