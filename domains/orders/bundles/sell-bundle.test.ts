import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getBundle } from '#domains/catalog/get-bundle.ts';
import { setBundle } from '#domains/catalog/set-bundle.ts';
import { availableForChannel } from '#domains/inventory/available-for-channel.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { openInbox, type TestInbox } from '#jobs/testing/open-inbox.ts';
import { newId } from '#lib/ids.ts';
import { editOrder } from '../edit-order.ts';
import { getOrder } from '../get-order.ts';
import { placeOrder } from '../place-order.ts';
import { recordPayment } from '../record-payment.ts';
import { resolveAttention } from '../resolve-attention.ts';
import { returnOrder } from '../return-order.ts';
import { exchangeOrder } from '../returns/exchange/exchange-order.ts';
import { shipOrder } from '../ship-order.ts';

let inbox: TestInbox;
let web: string;

beforeAll(async () => {
  inbox = await openInbox();
  web = inbox.shop.channels.web;
});
afterAll(async () => {
  await expectSoundBooks(inbox.shop.db);
  await inbox.close();
});

/** A tea set of a pot (30.00), four cups (5.00 each) and a tray (10.00) for 48.00, with units of each at north. */
async function addTeaSet(name: string, units: { pot: number; cups: number; tray: number }) {
  const { shop } = inbox;
  const pot = await shop.addVariant({ sku: `${name}-POT`, units: units.pot, priceMinor: 3000 });
  const cup = await shop.addVariant({ sku: `${name}-CUP`, units: units.cups, priceMinor: 500 });
  const tray = await shop.addVariant({ sku: `${name}-TRAY`, units: units.tray, priceMinor: 1000 });
  const set = await shop.addVariant({ sku: name, priceMinor: 4800 });
  const components = [
    { sku: pot.sku, quantity: 1 },
    { sku: cup.sku, quantity: 4 },
    { sku: tray.sku, quantity: 1 },
  ];
  await setBundle(shop.ctx('manager'), { variantId: set.id, components });
  return { set, pot, cup, tray };
}

const place = (sku: string, quantity: number, more: object = {}) =>
  placeOrder(inbox.shop.ctx('floor'), { channelId: web, lines: [{ sku, quantity }], ...more });

const north = (id: string) => inbox.shop.onHand(id, inbox.shop.places.north);

describe('a bundle', () => {
  it('is as many as its scarcest component makes, which is named', async () => {
    const { set, cup } = await addTeaSet('SCARCE', { pot: 9, cups: 10, tray: 5 });
    const seen = await getBundle(inbox.shop.ctx('floor'), set.id);
    expect([seen.bundles, seen.limitedBy?.sku]).toEqual([2, cup.sku]);
    expect(seen.places).toMatchObject([{ name: 'North warehouse', bundles: 2, limitedBy: cup.sku }]);
    const filter = { channelId: web, variantIds: [set.id, cup.id] };
    expect([...(await availableForChannel(inbox.shop.ctx(), filter)).values()]).toEqual([2, 10]);
  });

  it('is sold as its components, which share price and tax to the last cent', async () => {
    const { pot, cup, tray } = await addTeaSet('SOLD', { pot: 5, cups: 20, tray: 5 });
    const { id, totalMinor } = await place('SOLD', 2);
    expect(totalMinor).toBe(11520);
    const order = (await getOrder(inbox.shop.ctx('owner'), id))!;
    expect(order.lines.map((line) => [line.sku, line.quantity, line.grossMinor, line.taxMinor])).toEqual([
      [cup.sku, 8, 3200, 640],
      [pot.sku, 2, 4800, 960],
      [tray.sku, 2, 1600, 320],
    ]);
    expect(new Set(order.lines.map((line) => line.bundle?.key)).size).toBe(1);
    expect(order.lines.map((line) => line.bundle?.quantity)).toEqual([4, 1, 1]);
    expect(order.lines[0]!.bundle).toMatchObject({ sku: 'SOLD', title: 'Variant SOLD' });
    expect(await north(cup.id)).toEqual({ onHand: 20, reserved: 8 });
    const [audit] = await inbox.query<{ verb: string }>('select verb from audit_log where subject_id = $1', [
      id,
    ]);
    expect(audit?.verb).toBe('order.place');
  });

  it('is refused when a component is short, and takes nothing of the others', async () => {
    const { pot, cup } = await addTeaSet('SHORT', { pot: 5, cups: 7, tray: 5 });
    await expect(place('SHORT', 2)).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { short: [{ sku: cup.sku, wanted: 8, missing: 1, available: 7, bundle: 'SHORT' }] },
    });
    expect(await north(pot.id)).toEqual({ onHand: 5, reserved: 0 });
  });

  it('shares components with other bundles and with single sales', async () => {
    const { cup } = await addTeaSet('SHARE', { pot: 9, cups: 9, tray: 9 });
    await place('SHARE', 1);
    await place(cup.sku, 2);
    await expect(place('SHARE', 1)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(await north(cup.id)).toEqual({ onHand: 9, reserved: 6 });
  });

  it('leaves in parts, and a part of it comes back at its share of the price', async () => {
    const { cup, pot } = await addTeaSet('PARTS', { pot: 2, cups: 8, tray: 2 });
    const { id } = await place('PARTS', 1);
    const lines = (await readOrder(inbox.shop.db, id)).lines;
    const lineOf = (sku: string) => lines.find((line) => line.sku === sku)!.id;
    const ctx = inbox.shop.ctx('owner');
    const shipment = { orderId: id, shipmentId: newId(), locationId: inbox.shop.places.north };
    await shipOrder(ctx, { ...shipment, lines: [{ lineId: lineOf(cup.sku), quantity: 3 }] });
    expect((await readOrder(inbox.shop.db, id)).status).toBe('part_shipped');
    const back = { lineId: lineOf(cup.sku), quantity: 1, condition: 'new', disposition: 'shelf' } as const;
    const returned = { orderId: id, returnId: newId(), locationId: inbox.shop.places.north, lines: [back] };
    await returnOrder(ctx, returned);
    expect(await north(cup.id)).toEqual({ onHand: 6, reserved: 1 });
    expect(await north(pot.id)).toEqual({ onHand: 2, reserved: 1 });
    const { postings } = await readOrder(inbox.shop.db, id);
    expect(postings.map((posting) => posting.returns).filter(Boolean)).toEqual([400]);
  });

  it('can be added to an order, and changes there as a whole', async () => {
    const { cup } = await addTeaSet('EDIT', { pot: 5, cups: 20, tray: 5 });
    await inbox.shop.addVariant({ sku: 'EDIT-TEA', units: 5 });
    const { id } = await place('EDIT-TEA', 1);
    const ctx = inbox.shop.ctx('owner');
    await editOrder(ctx, { orderId: id, reason: 'wanted too', addLines: [{ sku: 'EDIT', quantity: 1 }] });
    const order = (await getOrder(ctx, id))!;
    expect(order.lines).toHaveLength(4);
    const bundleKey = order.lines.find((line) => line.bundle)!.bundle!.key;
    await editOrder(ctx, { orderId: id, reason: 'three', bundles: [{ bundleKey, quantity: 3 }] });
    expect(await north(cup.id)).toEqual({ onHand: 20, reserved: 12 });
    const tripled = (await getOrder(ctx, id))!;
    expect(tripled.grossMinor).toBe(1000 + 3 * 4800);
    await editOrder(ctx, { orderId: id, reason: 'none', bundles: [{ bundleKey, quantity: 0 }] });
    expect(await north(cup.id)).toEqual({ onHand: 20, reserved: 0 });
    await expect(
      editOrder(ctx, { orderId: id, reason: 'no such', bundles: [{ bundleKey: newId(), quantity: 1 }] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a bundle given for goods that come back', () => {
  it('is written and promised as its components', async () => {
    const { set, cup } = await addTeaSet('SWAP', { pot: 3, cups: 8, tray: 3 });
    await inbox.shop.addVariant({ sku: 'OLD', units: 3 });
    const { id, totalMinor } = await place('OLD', 1);
    const ctx = inbox.shop.ctx('owner');
    await recordPayment(ctx, { orderId: id, method: 'card', amountMinor: totalMinor });
    await shipOrder(ctx, { orderId: id, shipmentId: newId() });
    const lineId = (await readOrder(inbox.shop.db, id)).lines[0]!.id;
    const newOrderId = newId();
    const state = { condition: 'new' as const, disposition: 'shelf' as const, isTagIntact: true };
    const wish = {
      orderId: id,
      returnId: newId(),
      newOrderId,
      locationId: inbox.shop.places.corner,
      reasonCode: 'size' as const,
      lines: [{ lineId, quantity: 1, ...state }],
      giveBack: { as: 'original' as const },
      newLines: [{ variantId: set.id, quantity: 1 }],
      from: 'anywhere' as const,
    };
    await exchangeOrder(ctx, wish, '127.0.0.1');
    const { lines } = await readOrder(inbox.shop.db, newOrderId);
    expect(lines.map((line) => [line.sku, line.reserved])).toContainEqual([cup.sku, 4]);
    expect(lines).toHaveLength(3);
  });
});

const stated = (externalId: string, sku: string, more: object = {}) => ({
  externalId,
  externalNumber: `#${externalId}`,
  placedAt: '2026-03-09T21:30:00Z',
  modifiedAt: '2026-03-09T21:30:00Z',
  currency: 'EUR',
  lines: [{ externalId: 'L1', sku, title: 'Tea set', quantity: 2, unitPriceMinor: 4801, taxMinor: 1921 }],
  shippingMinor: 0,
  totalMinor: 11523,
  ...more,
});

async function send(body: object) {
  const { inboxId } = await inbox.send('pishkhan', { topic: 'order', body: { ...body } });
  await inbox.work({ isLastAttempt: true });
  const [row] = await inbox.query<{ status: string; reason: string | null }>(
    'select status, reason from inbox where id = $1',
    [inboxId],
  );
  expect(row).toEqual({ status: 'done', reason: null });
  const [found] = await inbox.query<{ id: string }>('select id from orders where external_id = $1', [
    (body as { externalId: string }).externalId,
  ]);
  return readOrder(inbox.shop.db, found!.id);
}

describe('a bundle that a channel sold', () => {
  it('is served, sent, given back and repeated as its components', async () => {
    const { cup, pot, tray } = await addTeaSet('IMPORT', { pot: 5, cups: 20, tray: 5 });
    const first = await send(stated('B-1', 'IMPORT'));
    expect(first).toMatchObject({ status: 'reserved', totalMinor: 11523 });
    expect(first.lines.map((line) => [line.sku, line.quantity])).toEqual([
      [cup.sku, 8],
      [pot.sku, 2],
      [tray.sku, 2],
    ]);
    const dearer = { variantId: pot.id, priceMinor: 9000 };
    await inbox.shop.db.$client.query('update variants set price_minor = $2 where id = $1', [
      dearer.variantId,
      dearer.priceMinor,
    ]);
    const again = await send(stated('B-1', 'IMPORT', { modifiedAt: '2026-03-09T21:40:00Z' }));
    expect(again.version).toBe(1);
    const at = '2026-03-09T21:45:00Z';
    const parcel = { externalId: 'P1', at, status: 'done', lines: [{ lineExternalId: 'L1', quantity: 1 }] };
    const sent = await send(
      stated('B-1', 'IMPORT', { modifiedAt: '2026-03-09T21:50:00Z', fulfilments: [parcel] }),
    );
    expect(sent.status).toBe('part_shipped');
    expect(sent.lines.map((line) => line.shipped)).toEqual([4, 1, 1]);
    const refund = {
      externalId: 'R1',
      at,
      currency: 'EUR',
      amountMinor: 5761,
      lines: [{ lineExternalId: 'L1', quantity: 1, restock: 'restocked' }],
    };
    const whole = { ...parcel, lines: [{ lineExternalId: 'L1', quantity: 2 }] };
    const back = await send(
      stated('B-1', 'IMPORT', {
        modifiedAt: '2026-03-09T22:00:00Z',
        financialStatus: 'paid',
        fulfilments: [parcel, { ...whole, externalId: 'P2', lines: parcel.lines }],
        refunds: [refund],
      }),
    );
    expect(back.lines.map((line) => [line.shipped, line.returned])).toEqual([
      [8, 4],
      [2, 1],
      [2, 1],
    ]);
    expect(await north(cup.id)).toEqual({ onHand: 16, reserved: 0 });
  });

  it('keeps what was in it when it was sold, whatever it is made of later', async () => {
    const { set, cup, pot } = await addTeaSet('CHANGED', { pot: 5, cups: 20, tray: 5 });
    await send(stated('B-2', 'CHANGED'));
    await setBundle(inbox.shop.ctx('manager'), {
      variantId: set.id,
      components: [{ sku: pot.sku, quantity: 2 }],
    });
    const more = { modifiedAt: '2026-03-09T21:40:00Z', totalMinor: 5762 };
    const line = { externalId: 'L1', sku: 'CHANGED', title: 'Tea set', quantity: 1, unitPriceMinor: 4801 };
    const lessened = await send(stated('B-2', 'CHANGED', { ...more, lines: [{ ...line, taxMinor: 961 }] }));
    expect(lessened.lines.map((one) => one.quantity)).toEqual([4, 1, 1]);
    expect(await north(cup.id)).toEqual({ onHand: 20, reserved: 4 });
  });

  it('is taken apart when somebody says that an unknown line was one', async () => {
    const { set, cup } = await addTeaSet('KNOWN', { pot: 5, cups: 20, tray: 5 });
    const unknown = await send(stated('B-3', 'WHO-KNOWS'));
    expect(unknown.status).toBe('attention');
    const [found] = await inbox.query<{ id: string }>(`select id from orders where external_id = 'B-3'`);
    const lines = [{ lineId: unknown.lines[0]!.id, variantId: set.id }];
    await resolveAttention(inbox.shop.ctx('owner'), { orderId: found!.id, lines });
    const known = await readOrder(inbox.shop.db, found!.id);
    expect([known.status, known.lines.length]).toEqual(['reserved', 3]);
    expect(await north(cup.id)).toEqual({ onHand: 20, reserved: 8 });
    const said = await send(stated('B-3', 'WHO-KNOWS', { modifiedAt: '2026-03-09T21:40:00Z' }));
    expect(said.lines.map((line) => line.quantity)).toEqual([8, 2, 2]);
  });
});

describe('saying what a bundle is made of', () => {
  it('is kept with who said it, and makes goods of it again when nothing is left', async () => {
    const { set } = await addTeaSet('AUDITED', { pot: 1, cups: 4, tray: 1 });
    await setBundle(inbox.shop.ctx('manager'), { variantId: set.id, components: [] });
    const rows = await inbox.query<{ after: { kind: string } }>(
      'select after from audit_log where subject_id = $1 order by id',
      [set.id],
    );
    expect(rows.map((row) => row.after.kind)).toEqual(['bundle', 'goods']);
  });

  it('refuses a bundle in a bundle, goods with stock, unknown goods and the wrong person', async () => {
    const { set, pot, cup } = await addTeaSet('REFUSED', { pot: 1, cups: 4, tray: 1 });
    const ctx = inbox.shop.ctx('manager');
    const outer = await inbox.shop.addVariant({ sku: 'OUTER' });
    const say = (variantId: string, sku: string, actor = ctx) =>
      setBundle(actor, { variantId, components: [{ sku, quantity: 1 }] });
    await expect(say(outer.id, set.sku)).rejects.toMatchObject({ details: { reason: 'notBundled' } });
    await expect(say(pot.id, cup.sku)).rejects.toMatchObject({ details: { reason: 'bundleStock' } });
    await expect(say(set.id, 'NOBODY')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(say(set.id, pot.sku, inbox.shop.ctx('floor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      inbox.query(`update variants set kind = 'bundle' where id = $1`, [pot.id]),
    ).rejects.toThrow();
  });
});
