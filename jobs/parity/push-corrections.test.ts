import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import { checkParity } from '#domains/parity/check/check-parity.ts';
import { previewPush } from '#domains/parity/corrections/preview-push.ts';
import { pushDrifts } from '#domains/parity/corrections/push-drifts.ts';
import { noteSending, takeCorrection } from '#domains/parity/corrections/take-correction.ts';
import { undoCorrection } from '#domains/parity/corrections/undo-correction.ts';
import { acceptDrifts, reopenDrifts } from '#domains/parity/drifts/accept-drifts.ts';
import { listDrifts } from '#domains/parity/drifts/list-drifts.ts';
import { type ListedShops, openListedShops } from '../testing/listed-shops.ts';
import { pushCorrectionsJob } from './push-corrections.ts';

let shops: ListedShops;

beforeAll(async () => {
  shops = await openListedShops();
});
afterAll(() => shops.close());
beforeEach(() => shops.forget());

describe('correcting a price on the channel', () => {
  it('writes it there, reads it back, and ends the drift when both agree', async () => {
    const { id, drifts } = await shops.listWrongly({ price: '9.00' });
    expect(await pushDrifts(shops.at(), { driftIds: [drifts.price!] })).toEqual({
      done: 1,
      passed: 0,
      held: 0,
      untaken: 0,
    });
    expect(await shops.drift(drifts.price)).toMatchObject({ state: 'corrected', endedAt: null });
    expect(await shops.last(drifts.price)).toMatchObject({ state: 'waiting', askedBy: 'The manager' });
    await shops.work();
    expect(shops.woo.writes).toEqual([
      { path: `/wp-json/wc/v3/products/${id}`, body: { regular_price: '10.00', sale_price: '' } },
    ]);
    expect(await shops.last(drifts.price)).toMatchObject({
      state: 'written',
      before: { minor: 900, compareAtMinor: null },
      after: { minor: 1000, compareAtMinor: null },
      isUndoable: true,
    });
    const ended = await shops.drift(drifts.price);
    expect(ended).toMatchObject({ state: 'corrected', correctedIn: 'channel' });
    expect(ended.endedAt).not.toBeNull();
  });

  it('writes to the variation’s own address, and at Shopify in its own language', async () => {
    const variation = await shops.listWrongly({ price: '9.00' }, { parentId: 7 });
    const other = await shops.listWrongly({ price: '9.00', compareAt: '12.00' }, { at: shops.shopify });
    await pushDrifts(shops.at(), { driftIds: [variation.drifts.price!, other.drifts.price!] });
    await shops.work();
    expect(shops.woo.writes[0]?.path).toBe(`/wp-json/wc/v3/products/7/variations/${variation.id}`);
    expect(shops.shopify.writes[0]?.body).toMatchObject({
      variants: [{ id: `gid://shopify/ProductVariant/${other.id}`, price: '10.00', compareAtPrice: '12.00' }],
    });
    expect((await shops.drift(variation.drifts.price)).endedAt).not.toBeNull();
    expect((await shops.drift(other.drifts.price)).endedAt).not.toBeNull();
  });

  it('asks about a price that would move far, and takes it only as it was seen', async () => {
    const far = await shops.listWrongly({ price: '100.00' });
    const near = await shops.listWrongly({ price: '9.00' });
    const driftIds = [far.drifts.price!, near.drifts.price!];
    expect((await previewPush(shops.at(), driftIds)).map(({ verdict }) => verdict).toSorted()).toEqual([
      'ready',
      'wide',
    ]);
    expect(await pushDrifts(shops.at(), { driftIds })).toMatchObject({ done: 1, held: 1 });
    const alone = { driftIds: [far.drifts.price!] };
    await expect(pushDrifts(shops.at(), alone)).rejects.toMatchObject({ details: { reason: 'wideStep' } });
    await expect(pushDrifts(shops.at(), { ...alone, seenMinor: 999 })).rejects.toMatchObject({
      details: { reason: 'driftMoved' },
    });
    expect(await pushDrifts(shops.at(), { ...alone, seenMinor: 1000 })).toMatchObject({ done: 1 });
    await shops.work();
    expect(shops.woo.products.get(far.id)?.price).toBe('10.00');
  });

  it('makes one write of two people who press at once, however often', async () => {
    for (let round = 0; round < 5; round++) {
      shops.woo.writes.length = 0;
      const { drifts } = await shops.listWrongly({ price: '9.00' });
      const press = () => pushDrifts(shops.at(), { driftIds: [drifts.price!] });
      const pressed = await Promise.all([press(), press(), press()]);
      expect(pressed.reduce((sum, { done }) => sum + done, 0)).toBe(1);
      shops.later();
      await Promise.all([pushCorrectionsJob(shops.job()), pushCorrectionsJob(shops.job())]);
      expect(shops.woo.writes).toHaveLength(1);
      await checkParity(shops.job());
      expect((await shops.drift(drifts.price)).endedAt).not.toBeNull();
    }
  });

  it('sends nothing again that a job sent before it died, and still knows what was there', async () => {
    const { id, drifts } = await shops.listWrongly({ price: '9.00' });
    await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
    shops.later();
    const { id: correctionId } = await shops.last(drifts.price);
    expect(await takeCorrection(shops.job(), { correctionId })).toMatchObject({ isMine: true });
    const before = { kind: 'price', minor: 900, currency: 'EUR', compareAtMinor: null };
    await noteSending(shops.job(), { correctionId, before, after: { ...before, minor: 1000 } });
    shops.woo.products.get(id)!.price = '10.00';
    await shops.work();
    expect(await shops.last(drifts.price)).toMatchObject({ state: 'sending' });
    shops.later(3);
    await shops.work();
    expect(shops.woo.writes).toEqual([]);
    expect(await shops.last(drifts.price)).toMatchObject({
      state: 'written',
      before: { minor: 900 },
      isUndoable: true,
    });
    expect((await shops.drift(drifts.price)).endedAt).not.toBeNull();
  });

  it('writes nothing over a price that the shop has changed meanwhile, and opens the drift with the new one', async () => {
    const { id, drifts } = await shops.listWrongly({ price: '9.00' });
    await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
    shops.woo.products.get(id)!.price = '9.50';
    await shops.work();
    expect(shops.woo.writes).toEqual([]);
    expect(await shops.last(drifts.price)).toMatchObject({ state: 'refused', reason: 'stale' });
    expect(await shops.drift(drifts.price)).toMatchObject({ state: 'open', theirs: { minor: 950 } });
  });

  it.each(['woo', 'shopify'] as const)(
    'writes nothing over what is changed at the shop between look and write (%s)',
    async (which) => {
      const there = shops[which];
      const { id, drifts } = await shops.listWrongly({ price: '9.00' }, { at: there });
      await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
      there.afterLook = (looks) => {
        if (looks === 1) there.products.get(id)!.price = '9.50';
      };
      await shops.work();
      expect([there.writes, there.products.get(id)?.price]).toEqual([[], '9.50']);
      expect(await shops.last(drifts.price)).toMatchObject({
        state: 'refused',
        reason: 'stale',
        isUndoable: false,
      });
      expect(await shops.drift(drifts.price)).toMatchObject({ state: 'open', theirs: { minor: 950 } });
      there.afterLook = null;
      await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
      await shops.work();
      expect(there.products.get(id)?.price).toBe('10.00');
      expect(await shops.last(drifts.price)).toMatchObject({ state: 'written', before: { minor: 950 } });
    },
  );

  it('notices a sale that the shop begins between look and write, and goods that it takes away', async () => {
    const [begun, gone] = [
      await shops.listWrongly({ price: '9.00' }),
      await shops.listWrongly({ price: '9.00' }),
    ];
    await pushDrifts(shops.at(), { driftIds: [begun.drifts.price!] });
    shops.woo.afterLook = () => {
      shops.woo.products.get(begun.id)!.compareAt = '12.00';
    };
    await shops.work();
    expect(await shops.last(begun.drifts.price)).toMatchObject({ state: 'refused', reason: 'stale' });
    await pushDrifts(shops.at(), { driftIds: [gone.drifts.price!] });
    shops.woo.afterLook = () => shops.woo.products.delete(gone.id);
    await shops.work();
    expect(await shops.last(gone.drifts.price)).toMatchObject({ state: 'refused', reason: 'gone' });
    expect(shops.woo.writes).toEqual([]);
  });

  it('calls off what no longer holds: the book moved, somebody accepted it or opened it again', async () => {
    const [moved, accepted, opened] = [
      await shops.listWrongly({ price: '9.00' }),
      await shops.listWrongly({ price: '9.00' }),
      await shops.listWrongly({ price: '9.00' }),
    ];
    const driftIds = [moved, accepted, opened].map(({ drifts }) => drifts.price!);
    await pushDrifts(shops.at(), { driftIds });
    await updateVariant(shops.at(), { variantId: moved.variantId, priceMinor: 1100 });
    await checkParity(shops.job());
    await acceptDrifts(shops.at(), { driftIds: [driftIds[1]!], reason: 'Agreed' });
    await reopenDrifts(shops.at(), { driftIds: [driftIds[2]!] });
    await shops.work();
    expect(shops.woo.writes).toEqual([]);
    for (const id of driftIds) expect(await shops.last(id)).toMatchObject({ state: 'withdrawn' });
    expect((await shops.drift(driftIds[1])).state).toBe('accepted');
  });

  it('writes the former value back, where the shop still shows what was written', async () => {
    const { id, drifts } = await shops.listWrongly({ price: '9.00', compareAt: '9.50' });
    await pushDrifts(shops.at(), { driftIds: [drifts.price!] });
    await shops.work();
    expect(shops.woo.products.get(id)).toMatchObject({ price: '10.00', compareAt: null });
    const written = await shops.last(drifts.price);
    await undoCorrection(shops.at(), { correctionId: written.id });
    await expect(undoCorrection(shops.at(), { correctionId: written.id })).rejects.toMatchObject({
      details: { reason: 'nothingToWriteBack' },
    });
    await shops.work();
    expect(shops.woo.products.get(id)).toMatchObject({ price: '9.00', compareAt: '9.50' });
    expect(await shops.last(drifts.price)).toMatchObject({
      state: 'written',
      isUndo: true,
      isUndoable: false,
    });
    const { rows } = await listDrifts(shops.at(), { search: `CUP-${id}`, kind: 'price' });
    expect(rows).toMatchObject([{ state: 'open', theirs: { minor: 900 } }]);
  });
});
