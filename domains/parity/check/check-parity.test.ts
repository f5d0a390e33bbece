import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { updateProduct } from '#domains/catalog/update-product.ts';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import { updateChannel } from '#domains/channels/update-channel.ts';
import type { Ctx } from '#domains/context.ts';
import { availableForChannel } from '#domains/inventory/available-for-channel.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { listDrifts } from '../drifts/list-drifts.ts';
import { recordListings } from '../listings/record-listings.ts';
import { USUAL_RULES } from '../rules/parity-rules.ts';
import { addPromotion } from '../settings/promotions.ts';
import { saveRules } from '../settings/save-rules.ts';
import { checkParity } from './check-parity.ts';
import { availabilityKey, readAvailability } from './read-availability.ts';
import { sweepParity } from './sweep-parity.ts';

const HOUR_MS = 3_600_000;
const LEVELS_SETTLE_MS = 1_100;

let shop: TestShop;
let web: string;
let clock: Date;
let cup: { id: string; sku: string };

beforeAll(async () => {
  shop = await openShop();
  web = shop.channels.web;
  clock = shop.now;
  cup = await shop.addVariant({ sku: 'CUP', units: 5 });
});
afterAll(() => shop.close());

const job = (): Ctx => shop.ctx({ kind: 'job', id: 'check-parity', name: 'check-parity' }, { now: clock });
const owner = (): Ctx => shop.ctx('owner', { now: clock });
const later = (hours = 1) => {
  clock = new Date(clock.getTime() + hours * HOUR_MS);
};
type Stated = Parameters<typeof recordListings>[1]['listings'][number];
const show = async (listing: Stated, channelId = web) => {
  later();
  await recordListings(owner(), { channelId, source: 'api', listings: [{ sku: 'CUP', ...listing }] });
  return checkParity(job());
};
const open = async (state: 'open' | 'accepted' | 'corrected' | 'gone' = 'open') =>
  (await listDrifts(owner(), { state })).rows.map(({ kind }) => kind).toSorted();
const priced = (priceMinor: number) => ({ currency: 'EUR', priceMinor });

describe('watching what channels show', () => {
  it('opens a drift when a listing comes in, says so once, and ends it when the channel agrees', async () => {
    await show(priced(900));
    expect(await open()).toEqual(['price']);
    const events = await shop.db.$client.query(
      `select payload from events where kind = 'parity.drifted' and channel_id = $1`,
      [web],
    );
    expect(events.rows).toMatchObject([{ payload: { kind: 'price', opened: 1 } }]);
    expect(await show(priced(900))).toMatchObject({ opened: 0 });
    await show(priced(1000));
    expect(await open()).toEqual([]);
    expect(await open('gone')).toEqual(['price']);
  });

  it('finds what changed on our side: price, name, description, stock, promise', async () => {
    await show({
      ...priced(1000),
      title: 'Variant CUP',
      description: 'For tea',
      stockUnits: 5,
      promiseDays: 2,
    });
    expect(await open()).toEqual([]);
    await updateVariant(owner(), { variantId: cup.id, priceMinor: 1100 });
    await checkParity(job());
    expect(await open()).toEqual(['price']);
    await updateVariant(owner(), { variantId: cup.id, priceMinor: 1000 });
    const { rows } = await shop.db.$client.query<{ id: string }>(
      'select product_id as id from variants where id = $1',
      [cup.id],
    );
    await updateProduct(owner(), { productId: rows[0]!.id, description: 'A lamp for the garden' });
    await checkParity(job());
    expect(await open()).toEqual(['description']);
    await updateProduct(owner(), { productId: rows[0]!.id, description: 'for TEA' });
    await updateChannel(owner(), { channelId: web, shipWithinDays: 5 });
    await checkParity(job());
    expect(await open()).toEqual(['promise']);
    await updateChannel(owner(), { channelId: web, shipWithinDays: null });
    await placeOrder(owner(), { channelId: web, lines: [{ sku: 'CUP', quantity: 5 }] });
    await new Promise((done) => setTimeout(done, LEVELS_SETTLE_MS));
    await checkParity(job());
    expect(await open()).toEqual(['stock']);
    await show({ stockUnits: 0 });
    expect(await open()).toEqual([]);
  });

  it('leaves no trace while nothing has changed', async () => {
    await new Promise((done) => setTimeout(done, LEVELS_SETTLE_MS));
    await checkParity(job());
    const count = async () =>
      (
        await shop.db.$client.query<{ n: number }>(
          `select count(*) as n from audit_log where verb = 'parity.check'`,
        )
      ).rows[0]!.n;
    await new Promise((done) => setTimeout(done, LEVELS_SETTLE_MS));
    await checkParity(job());
    const before = await count();
    expect(await checkParity(job())).toEqual({ variants: 0, listings: 0, opened: 0, ended: 0, left: 0 });
    expect(await count()).toBe(before);
  });

  it('takes tolerances and running promotions at their word, and no longer than they run', async () => {
    await show(priced(990));
    expect(await open()).toEqual(['price']);
    await saveRules(owner(), { channelId: web, ...USUAL_RULES, priceToleranceBasisPoints: 100 });
    await checkParity(job());
    expect(await open()).toEqual([]);
    await saveRules(owner(), { channelId: web, ...USUAL_RULES });
    await show(priced(800));
    const day = (shift: number) =>
      new Date(clock.getTime() + shift * 24 * HOUR_MS).toISOString().slice(0, 10);
    await addPromotion(owner(), {
      channelId: web,
      name: 'Spring',
      sku: 'CUP',
      offBasisPoints: 2000,
      fromOn: day(1),
      untilOn: day(2),
    });
    await checkParity(job());
    expect(await open()).toEqual(['price']);
    later(24);
    await checkParity(job());
    expect(await open()).toEqual([]);
    later(48);
    await checkParity(job());
    expect(await open()).toEqual(['price']);
    await show(priced(1000));
  });

  it('keeps listings of unknown goods, and knows them once the goods are there', async () => {
    later();
    const listings = [{ externalId: 'ext-9', sku: 'LATE', ...priced(5) }];
    const recorded = await recordListings(owner(), { channelId: web, source: 'file', listings });
    expect(recorded).toMatchObject({ created: 1, unknown: 1 });
    await checkParity(job());
    expect(await open()).toEqual([]);
    await shop.addVariant({ sku: 'LATE' });
    await checkParity(job());
    expect(await open()).toEqual(['price']);
    await recordListings(owner(), {
      channelId: web,
      source: 'file',
      listings: [{ externalId: 'ext-9', ...priced(1000) }],
    });
    await checkParity(job());
    expect(await open()).toEqual([]);
  });

  it('lets an older statement change nothing, and counts a thing named twice once', async () => {
    const listings = [
      { sku: 'CUP', ...priced(1) },
      { sku: 'CUP', ...priced(2) },
    ];
    const at = new Date(clock.getTime() - 24 * HOUR_MS);
    expect(await recordListings(owner(), { channelId: web, source: 'api', at, listings })).toMatchObject({
      stale: 1,
      repeated: 1,
    });
    await checkParity(job());
    expect(await open()).toEqual([]);
  });

  it('ends drifts of goods that are put away, and of channels that are closed', async () => {
    await show(priced(7));
    await updateVariant(owner(), { variantId: cup.id, isArchived: true });
    await checkParity(job());
    expect(await open()).toEqual([]);
    await updateVariant(owner(), { variantId: cup.id, isArchived: false });
    await checkParity(job());
    expect(await open()).toEqual(['price']);
    await show(priced(1000));
  });

  it('finds the same by a sweep over everything as by its marks', async () => {
    await show(priced(900));
    await shop.db.$client.query('delete from parity_drifts');
    expect(await sweepParity(job())).toMatchObject({ opened: 1 });
    await shop.db.$client.query(`update listing_facts set price_minor = 1000`);
    await shop.db.$client.query('delete from parity_marks');
    expect(await sweepParity(job())).toMatchObject({ ended: 1 });
    expect(await open()).toEqual([]);
  });

  it('counts units for a channel as selling does, bundles and buffers included', async () => {
    const tea = await shop.addVariant({ sku: 'TEA', units: { north: 4, corner: 3 } });
    const ids = [cup.id, tea.id];
    await shop.db.$client.query('update channels set buffer = 2 where id = $1', [shop.channels.till]);
    const channelIds = [web, shop.channels.till];
    const found = await inTransaction(shop.db, (tx) =>
      readAvailability(tx, { channelIds, variantIds: ids, now: clock }),
    );
    for (const channelId of channelIds) {
      const sold = await availableForChannel(owner(), { channelId, variantIds: ids });
      for (const variantId of ids) {
        expect(found.get(availabilityKey({ channelId, variantId })) ?? 0).toBe(sold.get(variantId));
      }
    }
  });

  it('is for jobs, and listings are told by those who may', async () => {
    await expect(checkParity(owner())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(sweepParity(shop.ctx('manager'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const telling = (ctx: Ctx) =>
      recordListings(ctx, { channelId: web, source: 'api', listings: [{ sku: 'CUP' }] });
    await expect(telling(shop.ctx('warehouse'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const key = {
      kind: 'api_key',
      id: 'k',
      name: 'Till',
      scopes: ['products:write'],
      channelId: shop.channels.till,
    } as const;
    await expect(telling(shop.ctx(key))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listDrifts(shop.ctx('floor'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
