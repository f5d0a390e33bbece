import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adjustStock } from '#domains/inventory/adjust-stock.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { previewPush } from '#domains/parity/corrections/preview-push.ts';
import { pushDrifts } from '#domains/parity/corrections/push-drifts.ts';
import { listChannelViews } from '#domains/parity/drifts/list-channel-views.ts';
import { listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { recordListings } from '#domains/parity/listings/record-listings.ts';
import { readParitySettings } from '#domains/parity/settings/read-settings.ts';
import { type ListedShops, openListedShops } from '../testing/listed-shops.ts';
import { answering, type LocalShop } from '../testing/local-shop.ts';

const DAY_MINUTES = 1_440;

let shops: ListedShops;

beforeAll(async () => {
  shops = await openListedShops();
});
afterAll(() => shops.close());
beforeEach(() => shops.forget());

describe('what a channel answers', () => {
  it('tells its refusal in its own words, and opens the drift again', async () => {
    const { drifts } = await shops.listWrongly({ price: '9.00' }, { at: shops.shopify });
    await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
    const userErrors = [
      { field: ['variants', '0'], message: 'Price is locked by a market', code: 'INVALID' },
    ];
    shops.shopify.instead.push(
      ...usual(2),
      answering(200, { data: { productVariantsBulkUpdate: { userErrors } } }),
    );
    await shops.work();
    expect(await shops.last(drifts.price)).toMatchObject({
      state: 'refused',
      reason: 'invalid',
      words: 'Price is locked by a market',
    });
    expect(await shops.drift(drifts.price)).toMatchObject({ state: 'open', decidedBy: null });
  });

  it('waits as long as a throttled shop asks, and goes on', async () => {
    const { drifts } = await shops.listWrongly({ price: '9.00' }, { at: shops.shopify });
    await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
    const cost = {
      requestedQueryCost: 1000,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 50 },
    };
    const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }];
    shops.shopify.instead.push(answering(200, { errors, extensions: { cost } }));
    await shops.work();
    const waiting = await shops.last(drifts.price);
    expect(waiting).toMatchObject({ state: 'waiting', reason: 'later', words: 'Throttled', attempts: 1 });
    expect((waiting.tryAt.getTime() - shops.now().getTime()) / 1000).toBeCloseTo(20, 0);
    expect(shops.shopify.writes).toEqual([]);
    await shops.work();
    expect(await shops.last(drifts.price)).toMatchObject({ state: 'written', attempts: 2 });
  });

  it('stops at a refused key, says so beside the channel, and goes on with a new one', async () => {
    const [one, two] = [
      await shops.listWrongly({ price: '9.00' }),
      await shops.listWrongly({ price: '9.00' }),
    ];
    await shops.connect({ token: 'ck_read:cs_only' });
    await pushDrifts(shops.at(), { driftIds: [one.drifts.price!] });
    shops.later();
    await pushDrifts(shops.at(), { driftIds: [two.drifts.price!] });
    await shops.work();
    expect(shops.woo.writes).toEqual([]);
    const source = (await readParitySettings(shops.at('owner'), shops.shop.channels.web))?.source;
    expect(source).toMatchObject({ pausedBecause: 'Consumer key is invalid.' });
    expect(await shops.last(one.drifts.price)).toMatchObject({
      state: 'waiting',
      reason: 'keyRefused',
      isPaused: true,
    });
    expect(await shops.last(two.drifts.price)).toMatchObject({ state: 'waiting', attempts: 0 });
    const views = await listChannelViews(shops.at());
    expect(views.filter((view) => view.source?.isPaused).map((view) => view.channelId)).toEqual([
      shops.shop.channels.web,
    ]);
    const third = await shops.listWrongly({ price: '9.00' });
    await expect(pushDrifts(shops.at(), { driftIds: [third.drifts.price!] })).rejects.toMatchObject({
      details: { reason: 'pushPaused' },
    });
    shops.later(DAY_MINUTES + 1);
    const again = {
      externalId: String(one.id),
      sku: one.sku,
      currency: 'EUR',
      priceMinor: 900,
      title: 'Mug',
    };
    await recordListings(shops.at(), {
      channelId: shops.shop.channels.web,
      source: 'api',
      listings: [again],
    });
    await checkParity(shops.job());
    expect(await shops.drift(one.drifts.price)).toMatchObject({ state: 'corrected', readAt: shops.now() });
    await shops.connect({});
    await shops.work();
    expect(shops.woo.writes).toHaveLength(2);
    expect(
      (await readParitySettings(shops.at('owner'), shops.shop.channels.web))?.source?.pausedAt,
    ).toBeNull();
  });

  it('gives up on a shop that has no such product, and on one that stays silent', async () => {
    const [gone, silent] = [
      await shops.listWrongly({ price: '9.00' }),
      await shops.listWrongly({ price: '9.00' }),
    ];
    shops.woo.products.delete(gone.id);
    await pushDrifts(shops.at(), { driftIds: [gone.drifts.price!] });
    await shops.work();
    expect(await shops.last(gone.drifts.price)).toMatchObject({
      state: 'refused',
      reason: 'gone',
      words: 'Invalid ID.',
    });
    await pushDrifts(shops.at(), { driftIds: [silent.drifts.price!] });
    for (let attempt = 0; attempt < 10; attempt++) {
      shops.woo.instead.push(answering(503, '', { 'retry-after': '60' }));
      await shops.work();
      shops.later(30);
    }
    expect(await shops.last(silent.drifts.price)).toMatchObject({
      state: 'refused',
      reason: 'silent',
      attempts: 10,
    });
    expect((await shops.drift(silent.drifts.price)).state).toBe('open');
  });

  it('does not believe a shop that says yes and shows another price', async () => {
    const { id, drifts } = await shops.listWrongly({ price: '9.00' });
    await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
    shops.woo.afterWrite = () => {
      shops.woo.products.get(id)!.price = '9.99';
    };
    await shops.work();
    shops.woo.afterWrite = null;
    expect(await shops.last(drifts.price)).toMatchObject({ state: 'refused', reason: 'notShown' });
    expect(await shops.drift(drifts.price)).toMatchObject({ state: 'open', theirs: { minor: 999 } });
  });
});

describe('correcting other things', () => {
  it('sets the units that a shop claims, and only from those that it had', async () => {
    const none = await shops.listWrongly({ units: 4 }, { at: shops.shopify });
    expect(none.drifts.stock).toBeUndefined();
    await adjustStock(shops.at('owner'), {
      variantId: none.variantId,
      locationId: shops.shop.places.north,
      change: -5,
      reason: 'write_off',
    });
    // Levels are found by the instant of their change, and what is younger than a second is left to the next look.
    await shops.shop.db.$client.query(`insert into parity_marks (variant_id) values ($1)`, [none.variantId]);
    await checkParity(shops.job());
    const { rows } = await listDrifts(shops.at(), { search: none.sku, kind: 'stock' });
    expect(rows).toHaveLength(1);
    await pushDrifts(shops.at(), { driftIds: [rows[0]!.id] });
    await shops.work();
    expect(shops.shopify.products.get(none.id)?.units).toBe(0);
    expect(shops.shopify.writes[0]?.body).toMatchObject({
      input: { quantities: [{ quantity: 0, changeFromQuantity: 4 }] },
    });
  });

  it('shows more units only after the channel’s own sales are read, and then those of that moment', async () => {
    await shops.shop.db.$client.query(
      `insert into parity_rules (channel_id, is_watched, shows_tax, price_tolerance_minor, price_tolerance_basis_points, price_ending,
         stock_rule, stock_tolerance_units, title_likeness, description_likeness, updated_at)
       values ($1, true, false, 0, 0, '', 'count', 0, 0, 0, now())`,
      [shops.shop.channels.till],
    );
    const few = await shops.listWrongly({ units: 1 }, { at: shops.shopify });
    await pushDrifts(shops.at(), { driftIds: [few.drifts.stock!] });
    const [message] = (
      await shops.shop.db.$client.query<{ id: string }>(
        `insert into inbox (channel_id, delivery_id, topic, headers, body, received_at) values ($1, 'd', 't', '{}', '', now())
         returning id`,
        [shops.shop.channels.till],
      )
    ).rows;
    await shops.work();
    expect(await shops.last(few.drifts.stock)).toMatchObject({
      state: 'waiting',
      reason: 'behind',
      attempts: 0,
    });
    await shops.shop.db.$client.query(`update inbox set status = 'done' where id = $1`, [message!.id]);
    await adjustStock(shops.at('owner'), {
      variantId: few.variantId,
      locationId: shops.shop.places.north,
      change: -2,
      reason: 'write_off',
    });
    await shops.shop.db.$client.query(`insert into parity_marks (variant_id) values ($1)`, [few.variantId]);
    await shops.work();
    expect(shops.shopify.products.get(few.id)?.units).toBe(3);
    expect(await shops.last(few.drifts.stock)).toMatchObject({ state: 'written', isUndoable: false });
  });

  it('writes a name, and a description as a shop keeps it', async () => {
    const { id, sku, drifts } = await shops.listWrongly({ title: 'Something else entirely' });
    await pushDrifts(shops.at(), { driftIds: [drifts.title!] });
    await shops.work();
    expect(shops.woo.products.get(id)?.title).toBe(`Variant ${sku}`);
    expect((await shops.drift(drifts.title)).endedAt).not.toBeNull();
  });

  it('leaves a name alone that belongs to a whole product, and a channel that may not be written to', async () => {
    const variation = await shops.listWrongly({ title: 'Something else entirely' }, { parentId: 7 });
    await pushDrifts(shops.at(), { driftIds: [variation.drifts.title!] });
    await shops.work();
    expect(await shops.last(variation.drifts.title)).toMatchObject({
      state: 'refused',
      reason: 'severalVariants',
    });
    const { drifts } = await shops.listWrongly({ price: '9.00' });
    await shops.connect({ mayWrite: false });
    await expect(pushDrifts(shops.at(), { driftIds: [drifts.price!] })).rejects.toMatchObject({
      details: { reason: 'pushClosed' },
    });
    await shops.connect({});
  });

  it('is done by those only who may set prices, and needs a token to be switched on', async () => {
    const { drifts } = await shops.listWrongly({ price: '9.00' });
    const input = { driftIds: [drifts.price!] };
    await expect(pushDrifts(shops.at('viewer'), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(previewPush(shops.at('viewer'), input.driftIds)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(shops.connect({ url: 'https://other.example/', token: null })).rejects.toMatchObject({
      details: { reason: 'writeNeedsToken' },
    });
  });
});

/** So many answers as usual before the one that is put in after them. */
function usual(count: number): LocalShop['instead'] {
  return Array.from({ length: count }, () => undefined);
}
