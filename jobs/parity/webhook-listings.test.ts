import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopify } from '#connectors/shopify/connector.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { MESSAGE_HANDLERS } from '../apply-message.ts';

const HOUR_MS = 3_600_000;

let shop: TestShop;
let clock: Date;

beforeAll(async () => {
  shop = await openShop();
  clock = shop.now;
});
afterAll(() => shop.close());

/** What a Shopify shop tells when somebody changed a product there. */
async function told(channel: 'web' | 'till', variant: Record<string, unknown>): Promise<void> {
  clock = new Date(clock.getTime() + HOUR_MS);
  const channelId = shop.channels[channel];
  const settings = { timeZone: 'UTC', currency: 'EUR' };
  const product = {
    id: 71,
    title: 'Tea cup',
    updated_at: clock.toISOString(),
    variants: [{ id: 72, sku: 'CUP', ...variant }],
  };
  const body = new TextEncoder().encode(JSON.stringify(product));
  const [item] = shopify.parseResource({ resource: 'product', body }, settings);
  if (!item?.isOk || item.message.kind !== 'product') throw new Error('The product cannot be read.');
  const ctx = shop.ctx({ kind: 'channel', id: channelId, name: channel }, { now: clock });
  await MESSAGE_HANDLERS.product(ctx, item.message, { channelId, slug: channel, settings });
  await checkParity(shop.ctx({ kind: 'job', id: 'j', name: 'j' }, { now: clock }));
}

const drifts = async () =>
  (await listDrifts(shop.ctx('owner'), {})).rows.map(({ channelId, kind, theirs }) => ({
    channelId,
    kind,
    theirs,
  }));

describe('a product’s message of a channel', () => {
  it('tells what the channel shows as well: a second channel’s other price is a drift at once', async () => {
    await told('web', { price: '10.00' });
    expect(await drifts()).toEqual([]);
    await told('till', { price: '10.00' });
    expect(await drifts()).toEqual([]);
    await told('till', { price: '8.00' });
    expect(await drifts()).toMatchObject([
      { channelId: shop.channels.till, kind: 'price', theirs: { minor: 800, currency: 'EUR' } },
    ]);
    await told('till', { price: '10.00', inventory_management: 'shopify', inventory_quantity: 4 });
    expect(await drifts()).toMatchObject([{ kind: 'stock', theirs: { units: 4, fault: 'claims' } }]);
  });

  it('with an endless name is kept, its name cut and told as a drift', async () => {
    await told('till', { price: '10.00', title: 'x'.repeat(900) });
    expect((await drifts()).map(({ kind }) => kind)).toContain('title');
    const { rows } = await shop.db.$client.query<{ length: number }>(
      `select max(length(title)) as length from listing_facts`,
    );
    expect(rows[0]!.length).toBe(500);
  });
});
