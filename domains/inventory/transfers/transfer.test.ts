import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLocation } from '#domains/fulfilment/add-location.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { cancelTransfer } from './cancel-transfer.ts';
import { closeTransfer } from './close-transfer.ts';
import { createTransfer } from './create-transfer.ts';
import { editTransfer } from './edit-transfer.ts';
import { getTransfer } from './get-transfer.ts';
import { listIncomingTransfers } from './list-incoming-transfers.ts';
import { listMovable } from './list-movable.ts';
import { listTransfers } from './list-transfers.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { sendTransfer } from './send-transfer.ts';
import { TRANSFER_STEPS } from './transfer-status.ts';

const CONNECTIONS = 8;

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: CONNECTIONS });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

type Line = { variantId: string; quantity: number };

async function begin(lines: Line[], more: { expectedOn?: string } = {}): Promise<string> {
  const transferId = newId();
  await createTransfer(shop.ctx('floor'), {
    transferId,
    fromLocationId: shop.places.north,
    toLocationId: shop.places.corner,
    lines,
    ...more,
  });
  return transferId;
}

async function sendOff(lines: Line[], more: { expectedOn?: string } = {}): Promise<string> {
  const transferId = await begin(lines, more);
  await sendTransfer(shop.ctx('warehouse'), { transferId });
  return transferId;
}

const receive = (transferId: string, lines: { variantId: string; good?: number; damaged?: number }[]) =>
  receiveTransfer(shop.ctx('floor'), { transferId, lines });

async function placeOf(kind: string): Promise<string> {
  const { rows } = await shop.db.$client.query<{ id: string }>('select id from locations where kind = $1', [
    kind,
  ]);
  return rows[0]!.id;
}

const statusOf = async (transferId: string) => (await getTransfer(shop.ctx('viewer'), transferId))!.status;
const onHand = async (variantId: string, locationId: string) =>
  (await shop.onHand(variantId, locationId)).onHand;

describe('a transfer', () => {
  it('counts its units in transit until they come', async () => {
    const cup = await shop.addVariant({ sku: 'CUP', units: 10 });
    const transferId = await begin([{ variantId: cup.id, quantity: 6 }], { expectedOn: '2026-03-12' });
    expect(await onHand(cup.id, shop.places.north)).toBe(10);
    await sendTransfer(shop.ctx('warehouse'), { transferId });
    const transit = await placeOf('transit');
    expect(await onHand(cup.id, shop.places.north)).toBe(4);
    expect(await onHand(cup.id, transit)).toBe(6);
    expect(await listIncomingTransfers(shop.ctx('viewer'), { variantIds: [cup.id] })).toMatchObject([
      { locationId: shop.places.corner, quantity: 6, expectedOn: '2026-03-12', fromName: 'North warehouse' },
    ]);
    expect(await receive(transferId, [{ variantId: cup.id, good: 2 }])).toMatchObject({
      status: 'part_received',
      underWay: 4,
    });
    expect(await receive(transferId, [{ variantId: cup.id, good: 4 }])).toMatchObject({ status: 'received' });
    expect(await onHand(cup.id, transit)).toBe(0);
    expect(await onHand(cup.id, shop.places.corner)).toBe(6);
    expect(await listIncomingTransfers(shop.ctx('viewer'), { variantIds: [cup.id] })).toEqual([]);
    const { rows: events } = await shop.db.$client.query(
      'select kind from events where subject_id = $1 order by id',
      [cup.id],
    );
    expect(events).toEqual([{ kind: 'stock.changed' }, { kind: 'stock.changed' }, { kind: 'stock.changed' }]);
    const { rows: audit } = await shop.db.$client.query(
      `select verb, actor_name as by from audit_log where subject_id = $1 order by id`,
      [transferId],
    );
    expect(audit.map((row) => row.by)).toEqual(['The floor', 'The warehouse', 'The floor', 'The floor']);
  });

  it('sets damaged units aside, and says so where there is no place for them', async () => {
    const mug = await shop.addVariant({ sku: 'MUG', units: 5 });
    const transferId = await sendOff([{ variantId: mug.id, quantity: 5 }]);
    const lines = [{ variantId: mug.id, good: 3, damaged: 2 }];
    await expect(receive(transferId, lines)).rejects.toMatchObject({ details: { reason: 'noQuarantine' } });
    await addLocation(shop.ctx('owner'), {
      code: 'ASIDE',
      name: 'Set aside',
      kind: 'quarantine',
      services: { ships: false, pickup: false, returns: false },
    });
    expect(await receive(transferId, lines)).toMatchObject({ status: 'received' });
    expect(await onHand(mug.id, shop.places.corner)).toBe(3);
    expect(await onHand(mug.id, await placeOf('quarantine'))).toBe(2);
  });

  it.each([
    ['lost', 'scrap'],
    ['damaged', 'scrap'],
    ['found', 'north'],
    ['miscount', 'north'],
  ] as const)('that misses units which are %s ends with them in %s', async (reason, place) => {
    const pot = await shop.addVariant({ sku: `POT-${reason}`, units: 9 });
    const transferId = await sendOff([{ variantId: pot.id, quantity: 9 }]);
    await receive(transferId, [{ variantId: pot.id, good: 7 }]);
    await expect(
      closeTransfer(shop.ctx('floor'), { transferId, lines: [{ variantId: newId(), reason }] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const closed = await closeTransfer(shop.ctx('floor'), {
      transferId,
      lines: [{ variantId: pot.id, reason }],
    });
    expect(closed).toMatchObject({ status: 'received', units: 2 });
    expect(await onHand(pot.id, shop.places.north)).toBe(place === 'north' ? 2 : 0);
    expect((await getTransfer(shop.ctx('viewer'), transferId))!.lines).toMatchObject([
      { sent: 9, received: 7, missing: 2, missingReason: reason },
    ]);
  });

  it('asks what became of every variant that is missing', async () => {
    const one = await shop.addVariant({ sku: 'ONE', units: 3 });
    const two = await shop.addVariant({ sku: 'TWO', units: 3 });
    const transferId = await sendOff([
      { variantId: one.id, quantity: 3 },
      { variantId: two.id, quantity: 3 },
    ]);
    await expect(
      closeTransfer(shop.ctx('floor'), { transferId, lines: [{ variantId: one.id, reason: 'lost' }] }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'sayWhatBecame', sku: 'TWO', quantity: 3 },
    });
  });

  it('takes in no more than was sent', async () => {
    const jug = await shop.addVariant({ sku: 'JUG', units: 5 });
    const transferId = await sendOff([{ variantId: jug.id, quantity: 4 }]);
    await expect(receive(transferId, [{ variantId: jug.id, good: 5 }])).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'moreThanSent', sku: 'JUG', quantity: 5, awaited: 4 },
    });
    expect(await statusOf(transferId)).toBe('sent');
  });

  it('leaves promised units where they are, and may send fewer than were wanted', async () => {
    const vase = await shop.addVariant({ sku: 'VASE', units: 3 });
    const transferId = await begin([{ variantId: vase.id, quantity: 5 }]);
    await expect(sendTransfer(shop.ctx('warehouse'), { transferId })).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { reason: 'notFree', sku: 'VASE', quantity: 5, free: 3 },
    });
    const lines = [{ variantId: vase.id, sent: 2 }];
    expect(await sendTransfer(shop.ctx('warehouse'), { transferId, lines })).toMatchObject({ units: 2 });
    expect(await onHand(vase.id, shop.places.north)).toBe(1);
  });

  it('changes and is given up only while it has not left', async () => {
    const bowl = await shop.addVariant({ sku: 'BOWL', units: 5 });
    const transferId = await begin([]);
    await expect(sendTransfer(shop.ctx('warehouse'), { transferId })).rejects.toMatchObject({
      details: { reason: 'noLines' },
    });
    await editTransfer(shop.ctx('floor'), {
      transferId,
      lines: [{ variantId: bowl.id, quantity: 1 }],
      note: 'top shelf',
    });
    await sendTransfer(shop.ctx('warehouse'), { transferId });
    for (const change of [
      () => editTransfer(shop.ctx('floor'), { transferId, note: 'late' }),
      () => cancelTransfer(shop.ctx('floor'), { transferId }),
      () => sendTransfer(shop.ctx('floor'), { transferId }),
    ]) {
      await expect(change()).rejects.toMatchObject({ details: { reason: 'transferStatus', status: 'sent' } });
    }
    const other = await begin([{ variantId: bowl.id, quantity: 1 }]);
    await cancelTransfer(shop.ctx('floor'), { transferId: other });
    expect(await statusOf(other)).toBe('cancelled');
  });

  it('is refused to those who handle no goods', async () => {
    const tray = await shop.addVariant({ sku: 'TRAY', units: 5 });
    const transferId = await sendOff([{ variantId: tray.id, quantity: 4 }]);
    for (const role of ['viewer', 'support', 'marketing'] as const) {
      await expect(
        receiveTransfer(shop.ctx(role), { transferId, lines: [{ variantId: tray.id, good: 1 }] }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await statusOf(transferId)).toBe('sent');
  });

  it('is carried out once, however often it is sent', async () => {
    const dish = await shop.addVariant({ sku: 'DISH', units: 4 });
    const transferId = await begin([{ variantId: dish.id, quantity: 4 }]);
    const ctx = shop.ctx('warehouse', { commandId: newId() });
    const first = await sendTransfer(ctx, { transferId });
    expect(await sendTransfer(ctx, { transferId })).toEqual(first);
    expect(await onHand(dish.id, shop.places.north)).toBe(0);
  });

  it('received by two at once takes every unit once', async () => {
    const lamp = await shop.addVariant({ sku: 'LAMP', units: 10 });
    const transferId = await sendOff([{ variantId: lamp.id, quantity: 10 }]);
    const ends = await Promise.allSettled(
      Array.from({ length: CONNECTIONS }, () => receive(transferId, [{ variantId: lamp.id, good: 4 }])),
    );
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(2);
    expect(await onHand(lamp.id, shop.places.corner)).toBe(8);
    expect(await statusOf(transferId)).toBe('part_received');
  });
});

describe('the transfers', () => {
  it('are listed the newest first, page by page, by place, state, number and SKU', async () => {
    const rows = (await listTransfers(shop.ctx('viewer'), {})).rows;
    expect(rows.map((row) => row.number)).toEqual(rows.map((row) => row.number).toSorted((a, b) => b - a));
    const page = await listTransfers(shop.ctx('viewer'), { limit: 2 });
    const next = await listTransfers(shop.ctx('viewer'), { limit: 2, after: page.after });
    expect([...page.rows, ...next.rows]).toEqual(rows.slice(0, 4));
    expect((await listTransfers(shop.ctx('viewer'), { limit: 2, before: next.before })).rows).toEqual(
      page.rows,
    );
    const found = await listTransfers(shop.ctx('viewer'), { search: 'LAMP' });
    expect(found.rows).toMatchObject([
      { status: 'part_received', wanted: 10, sent: 10, received: 8, underWay: 2 },
    ]);
    expect((await listTransfers(shop.ctx('viewer'), { search: `#${found.rows[0]!.number}` })).rows).toEqual(
      found.rows,
    );
    expect((await listTransfers(shop.ctx('viewer'), { statuses: ['cancelled'] })).rows).toHaveLength(1);
    expect((await listTransfers(shop.ctx('viewer'), { toIds: [shop.places.south] })).rows).toEqual([]);
  });

  it('find goods by words and codes, those that lie there first', async () => {
    const found = await listMovable(shop.ctx('floor'), { locationId: shop.places.corner, search: 'cup' });
    expect(found).toMatchObject([{ sku: 'CUP', onHand: 6, free: 6 }]);
  });

  it('walk the same graph in the database as in the program', async () => {
    const { rows } = await shop.db.$client.query<{ before: string; after: string }>(
      'select before, after from stock_transfer_status_steps() order by 1, 2',
    );
    const steps = Object.entries(TRANSFER_STEPS).flatMap(([before, all]) =>
      all.map((after) => ({ before, after })),
    );
    expect(rows).toEqual(steps.toSorted((a, b) => (a.before + a.after < b.before + b.after ? -1 : 1)));
  });
});
