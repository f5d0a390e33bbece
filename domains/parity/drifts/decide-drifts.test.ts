import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import type { Ctx } from '#domains/context.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { checkParity } from '../check/check-parity.ts';
import { recordListings } from '../listings/record-listings.ts';
import { acceptDrifts, reopenDrifts } from './accept-drifts.ts';
import { correctDrifts } from './correct-drifts.ts';
import { countDrifts, countOpenDrifts } from './count-drifts.ts';
import { findLastChange } from './find-last-change.ts';
import { listChannelViews } from './list-channel-views.ts';
import { listDrifts } from './list-drifts.ts';

const HOUR_MS = 3_600_000;

let shop: TestShop;
let web: string;
let clock: Date;
let made = 0;
let sku: string;
let variantId: string;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
  web = shop.channels.web;
  clock = shop.now;
});
afterAll(() => shop.close());
beforeEach(async () => {
  sku = `CUP-${made++}`;
  variantId = (await shop.addVariant({ sku, units: 5 })).id;
});

const at = (): Ctx => shop.ctx('manager', { now: clock });
const check = () => checkParity(shop.ctx({ kind: 'job', id: 'j', name: 'j' }, { now: clock }));
const later = (hours = 1) => {
  clock = new Date(clock.getTime() + hours * HOUR_MS);
};
type Stated = Parameters<typeof recordListings>[1]['listings'][number];
const show = async (listing: Stated) => {
  later();
  await recordListings(at(), { channelId: web, source: 'api', listings: [{ sku, ...listing }] });
  await check();
};
const priced = (priceMinor: number) => ({ currency: 'EUR', priceMinor });
const find = async (state: 'open' | 'accepted' | 'corrected' | 'gone') =>
  (await listDrifts(at(), { state, search: sku })).rows;
const onlyOpen = async () => (await find('open'))[0]!;

describe('deciding about a drift', () => {
  it('takes the channel’s word into the book for that channel, and tells who did', async () => {
    await show({ ...priced(900), includesTax: true, title: 'Mug with a lid', promiseDays: 4 });
    const drifts = await find('open');
    expect(drifts.map(({ kind }) => kind).toSorted()).toEqual(['price', 'promise', 'title']);
    expect(await correctDrifts(at(), { driftIds: drifts.map(({ id }) => id), side: 'book' })).toEqual({
      done: 3,
      passed: 0,
    });
    await check();
    expect(await find('open')).toEqual([]);
    const [price] = (await find('gone')).filter(({ kind }) => kind === 'price');
    expect(price).toMatchObject({ state: 'corrected', correctedIn: 'book', decidedBy: 'The manager' });
    expect((await findLastChange(at(), price!)).ours).toMatchObject({ by: 'The manager' });
    await updateVariant(at(), { variantId, priceMinor: 5000 });
    await check();
    expect(await find('open')).toEqual([]);
  });

  it('never takes stock over, nor a price that has moved since', async () => {
    await show({ ...priced(900), stockUnits: 3 });
    const drift = await onlyOpen();
    await recordListings(at(), { channelId: web, source: 'api', listings: [{ sku, ...priced(901) }] });
    await expect(correctDrifts(at(), { driftIds: [drift.id], side: 'book' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'driftMoved' },
    });
    const none = (await shop.addVariant({ sku: `${sku}-NONE` })).id;
    await recordListings(at(), {
      channelId: web,
      source: 'api',
      listings: [{ sku: `${sku}-NONE`, inStock: true }],
    });
    await check();
    const [stock] = (await listDrifts(at(), { kind: 'stock' })).rows;
    expect(stock).toMatchObject({ variantId: none, suggestion: { right: 'book', because: 'ledger' } });
    await expect(correctDrifts(at(), { driftIds: [stock!.id], side: 'book' })).rejects.toMatchObject({
      details: { reason: 'stockIsLedger' },
    });
  });

  it('asks the channel by an event, waits a day for it, and opens again when it still differs', async () => {
    await show(priced(900));
    const drift = await onlyOpen();
    await correctDrifts(at(), { driftIds: [drift.id], side: 'channel' });
    const events = await shop.db.$client.query(
      `select payload from events where kind = 'listing.correct' and subject_id = $1`,
      [drift.id],
    );
    expect(events.rows).toMatchObject([{ payload: { sku, wanted: { minor: 1000 }, shown: { minor: 900 } } }]);
    expect(await find('corrected')).toHaveLength(1);
    await show({ ...priced(900), title: `Variant ${sku}` });
    expect(await find('open')).toEqual([]);
    later(30);
    await show({ ...priced(900), title: `Product ${sku}` });
    expect(await find('open')).toHaveLength(1);
    await correctDrifts(at(), { driftIds: [drift.id], side: 'channel' });
    await show(priced(1000));
    expect((await find('gone'))[0]).toMatchObject({ state: 'corrected', correctedIn: 'channel' });
  });

  it('lets a difference be until its day is over, or until it changes', async () => {
    await show(priced(900));
    const { id } = await onlyOpen();
    const until = new Date(clock.getTime() + 24 * HOUR_MS).toISOString().slice(0, 10);
    await acceptDrifts(at(), { driftIds: [id], reason: 'Agreed with the marketplace', until });
    await check();
    expect(await find('accepted')).toMatchObject([{ reason: 'Agreed with the marketplace' }]);
    later(72);
    await check();
    expect(await find('open')).toMatchObject([{ reason: null }]);
    await acceptDrifts(at(), { driftIds: [id], reason: 'For good' });
    later(1_000);
    await check();
    expect(await find('accepted')).toHaveLength(1);
    await show(priced(901));
    expect(await find('open')).toHaveLength(1);
    await acceptDrifts(at(), { driftIds: [id], reason: 'Well' });
    await reopenDrifts(at(), { driftIds: [id] });
    expect(await find('open')).toHaveLength(1);
  });

  it('lets one of two corrections at once through, whichever side they choose', async () => {
    for (let round = 0; round < 5; round++) {
      await show(priced(900 + round));
      const { id } = await onlyOpen();
      const both = await Promise.all([
        correctDrifts(at(), { driftIds: [id], side: 'book' }),
        correctDrifts(at(), { driftIds: [id], side: 'book' }),
        check(),
      ]);
      expect(both[0].done + both[1].done).toBe(1);
      expect(both[0].passed + both[1].passed).toBe(1);
      await check();
      expect(await find('open')).toEqual([]);
    }
    const { rows } = await shop.db.$client.query<{ n: number }>(
      `select count(*) as n from parity_drifts where variant_id = $1 and ended_at is null`,
      [variantId],
    );
    expect(rows[0]!.n).toBe(0);
  });

  it('counts what is open by channel and kind, and says how old the knowledge is', async () => {
    await show(priced(900));
    const counts = await countDrifts(at());
    const all = await countOpenDrifts(at());
    expect(counts.reduce((sum, { drifts }) => sum + drifts, 0)).toBe(all.drifts);
    expect(all.prices).toBeGreaterThan(0);
    const views = await listChannelViews(at());
    expect(views.find(({ channelId }) => channelId === web)).toMatchObject({
      readAt: clock,
      open: all.drifts,
    });
    expect(views.find(({ channelId }) => channelId === shop.channels.till)).toMatchObject({
      neverListed: null,
    });
  });

  it('pages through drifts without losing or doubling any', async () => {
    const whole = (await listDrifts(at(), { limit: 1_000 })).rows.map(({ id }) => id);
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listDrifts(at(), { limit: 1, ...(after && { after }) });
      paged.push(...page.rows.map(({ id }) => id));
      if (!page.next) break;
      after = page.next;
    }
    expect(paged).toEqual(whole);
  });

  it('is for those who may decide', async () => {
    const deciding = (role: 'viewer' | 'warehouse') =>
      acceptDrifts(shop.ctx(role), { driftIds: [variantId], reason: 'x' });
    await expect(deciding('viewer')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(deciding('warehouse')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      correctDrifts(shop.ctx('floor'), { driftIds: [variantId], side: 'book' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
