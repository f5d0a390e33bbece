import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { listWork } from '#domains/fulfilment/picking/list-work.ts';
import { makeWave } from '#domains/fulfilment/picking/make-wave.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readOrder } from '#domains/testing/read-order.ts';
import { newId } from '#lib/ids.ts';
import { cancelOrder } from '../cancel-order.ts';
import { placeOrder } from '../place-order.ts';
import { rerouteOrder } from '../routing/reroute-order.ts';
import { endWave } from './end-wave.ts';
import { scanItem } from './scan-item.ts';
import { shortPick } from './short-pick.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ poolSize: 12 });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const picker = (more = {}) => shop.ctx('warehouse', more);

async function place(lines: { sku: string; quantity: number }[]) {
  const { id } = await placeOrder(shop.ctx('floor'), { channelId: shop.channels.web, lines });
  return id;
}

async function begin(orderIds: string[]) {
  const wave = await makeWave(picker(), { id: newId(), locationId: shop.places.north, orderIds });
  const tasks = (await getWave(picker(), wave.id))!.tasks;
  return { wave, tasks };
}

describe('a walk through the shelves', () => {
  it('counts each scan, books the line with its last unit, and ends with the last line', async () => {
    await shop.addVariant({ sku: 'CUP-10', units: 9 });
    await shop.addVariant({ sku: 'CUP-9', units: 9 });
    const orderId = await place([
      { sku: 'CUP-10', quantity: 1 },
      { sku: 'CUP-9', quantity: 2 },
    ]);
    const { wave, tasks } = await begin([orderId]);
    expect(wave).toMatchObject({ orders: 1, units: 3 });
    expect(tasks.map((task) => task.sku)).toEqual(['CUP-9', 'CUP-10']);
    const scan = (code: string) => scanItem(picker(), { waveId: wave.id, code });
    expect(await scan('CUP-9')).toMatchObject({ outcome: 'counted', pickedQuantity: 1, quantity: 2, box: 1 });
    expect((await readOrder(shop.db, orderId)).lines.map((line) => line.picked)).toEqual([0, 0]);
    expect(await scan('CUP-9')).toMatchObject({ outcome: 'finished', isWaveDone: false });
    expect(await scan('CUP-10')).toMatchObject({ outcome: 'finished', isWaveDone: true });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      status: 'picked',
      events: ['order.placed', 'order.picked', 'order.picked'],
    });
    expect(await getWave(picker(), wave.id)).toMatchObject({ status: 'done' });
  });

  it('goes by zone and bin where somebody wrote down where things lie', async () => {
    const [first, second] = await Promise.all([
      shop.addVariant({ sku: 'AAA', units: 1 }),
      shop.addVariant({ sku: 'ZZZ', units: 1 }),
    ]);
    const lies = (variantId: string, bin: string) =>
      shop.db.$client.query(
        `insert into stock_places (variant_id, location_id, zone, bin, updated_at) values ($1, $2, 'A', $3, $4)`,
        [variantId, shop.places.north, bin, shop.now],
      );
    await lies(first.id, 'A-10');
    await lies(second.id, 'A-9');
    const orderId = await place([
      { sku: 'AAA', quantity: 1 },
      { sku: 'ZZZ', quantity: 1 },
    ]);
    const { tasks } = await begin([orderId]);
    expect(tasks.map(({ sku, zone, bin }) => [sku, zone, bin])).toEqual([
      ['ZZZ', 'A', 'A-9'],
      ['AAA', 'A', 'A-10'],
    ]);
  });

  it('refuses goods that it does not want, one too many, and codes that nobody knows; nothing is counted', async () => {
    await shop.addVariant({ sku: 'PAN', units: 5 });
    await shop.addVariant({ sku: 'LID', units: 5 });
    const orderId = await place([{ sku: 'PAN', quantity: 1 }]);
    const { wave } = await begin([orderId]);
    const scan = (code: string) => scanItem(picker(), { waveId: wave.id, code });
    await expect(scan('LID')).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'wrongItem', sku: 'LID' },
    });
    await expect(scan('4006381333931')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { reason: 'unknownCode' },
    });
    await scan('PAN');
    await expect(scan('PAN')).rejects.toMatchObject({ details: { reason: 'tooMany', sku: 'PAN' } });
    expect((await readOrder(shop.db, orderId)).lines).toMatchObject([{ picked: 1 }]);
  });

  it('counts a scan that is sent twice once, at the same moment too', async () => {
    await shop.addVariant({ sku: 'JAR', units: 5 });
    const orderId = await place([{ sku: 'JAR', quantity: 4 }]);
    const { wave } = await begin([orderId]);
    const commandId = newId();
    const scan = () => scanItem(picker({ commandId }), { waveId: wave.id, code: 'JAR' });
    const answers = await Promise.all([scan(), scan(), scan()]);
    for (const answer of answers) expect(answer).toMatchObject({ pickedQuantity: 1 });
    expect((await getWave(picker(), wave.id))!.tasks).toMatchObject([{ pickedQuantity: 1 }]);
  });

  it('lets two pickers walk for one order: each unit is counted once, never one more', async () => {
    await shop.addVariant({ sku: 'BOWL', units: 20 });
    const orderId = await place([{ sku: 'BOWL', quantity: 12 }]);
    const { wave } = await begin([orderId]);
    const scans = Array.from({ length: 16 }, () =>
      scanItem(picker(), { waveId: wave.id, code: 'BOWL' }).then(
        () => 'counted',
        (error: { details: { reason?: string } }) => error.details.reason ?? 'lost',
      ),
    );
    const answers = await Promise.all(scans);
    const counted = answers.filter((answer) => answer === 'counted').length;
    const again = [];
    for (let left = 12 - counted; left > 0; left--)
      again.push(await scanItem(picker(), { waveId: wave.id, code: 'BOWL' }));
    expect(counted + again.length).toBe(12);
    expect((await readOrder(shop.db, orderId)).lines).toMatchObject([{ picked: 12 }]);
  });

  it('gives the same units to one walk only, when two begin at the same moment', async () => {
    await shop.addVariant({ sku: 'TRAY', units: 20 });
    const orderIds = await Promise.all([1, 2, 3].map(() => place([{ sku: 'TRAY', quantity: 1 }])));
    const make = () =>
      makeWave(picker(), { id: newId(), locationId: shop.places.north, orderIds }).then(
        (wave) => wave.units,
        () => 0,
      );
    const units = await Promise.all([make(), make(), make()]);
    expect(units.reduce((sum, one) => sum + one, 0)).toBe(3);
  });

  it('records what is missing: found units are picked, the rest is served from elsewhere', async () => {
    const kettle = await shop.addVariant({ sku: 'KETTLE', units: { north: 3, south: 3 } });
    const orderId = await place([{ sku: 'KETTLE', quantity: 3 }]);
    const { wave, tasks } = await begin([orderId]);
    await scanItem(picker(), { waveId: wave.id, code: 'KETTLE' });
    const short = await shortPick(picker(), { taskId: tasks[0]!.id, reason: 'missing' });
    expect(short).toMatchObject({ orderId, missing: 2, isWaveDone: true });
    expect(await readOrder(shop.db, orderId)).toMatchObject({
      status: 'attention',
      attentionReason: 'short_pick: KETTLE 1 of 3',
      lines: [{ picked: 1 }],
    });
    const wish = {
      orderId,
      fromLocationId: short.locationId,
      lines: [{ lineId: short.lineId, quantity: 2 }],
    };
    await rerouteOrder(picker(), { ...wish, reason: 'short pick' });
    expect(await shop.onHand(kettle.id, shop.places.south)).toEqual({ onHand: 3, reserved: 2 });
    expect(await shop.onHand(kettle.id, shop.places.north)).toEqual({ onHand: 3, reserved: 1 });
    await expect(shortPick(picker(), { taskId: tasks[0]!.id, reason: 'missing' })).rejects.toMatchObject({
      code: 'ALREADY_DONE',
    });
  });

  it('tells the picker of goods that a cancelled order does not want any more', async () => {
    await shop.addVariant({ sku: 'VASE', units: 3 });
    const orderId = await place([{ sku: 'VASE', quantity: 2 }]);
    const { wave } = await begin([orderId]);
    await scanItem(picker(), { waveId: wave.id, code: 'VASE' });
    await cancelOrder(shop.ctx('owner'), { orderId, reason: 'changed her mind' });
    expect(await scanItem(picker(), { waveId: wave.id, code: 'VASE' })).toMatchObject({
      outcome: 'notWanted',
      isWaveDone: true,
    });
  });

  it('ends early: what is in the boxes is picked, the rest can be walked for again', async () => {
    await shop.addVariant({ sku: 'SPOON', units: 9 });
    const orderId = await place([{ sku: 'SPOON', quantity: 5 }]);
    const { wave } = await begin([orderId]);
    await scanItem(picker(), { waveId: wave.id, code: 'SPOON', quantity: 2 });
    await endWave(picker(), { waveId: wave.id });
    expect((await readOrder(shop.db, orderId)).lines).toMatchObject([{ picked: 2 }]);
    const { rows } = await listWork(picker(), { locationId: shop.places.north, stage: 'pick' });
    expect(rows.find((row) => row.id === orderId)).toMatchObject({ toPick: 3, toPack: 2, waveId: null });
    await expect(endWave(picker(), { waveId: wave.id })).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    expect((await begin([orderId])).wave).toMatchObject({ units: 3 });
  });

  it('is not for people who have nothing to do in a warehouse', async () => {
    const wish = { id: newId(), locationId: shop.places.north, next: 3 };
    await expect(makeWave(shop.ctx('marketing'), wish)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(scanItem(shop.ctx('viewer'), { waveId: newId(), code: 'CUP' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the work of a place', () => {
  it('shows late orders first and goes through them page by page without losing any', async () => {
    await shop.addVariant({ sku: 'MUG', units: 50 });
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => place([{ sku: 'MUG', quantity: 1 }])));
    const late = ids[3]!;
    await shop.db.$client.query(`update orders set ship_by = $2 where id = $1`, [
      late,
      new Date(shop.now.getTime() - 1000),
    ]);
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await listWork(picker(), {
        locationId: shop.places.north,
        stage: 'pick',
        limit: 2,
        ...(after ? { after } : {}),
      });
      seen.push(...page.rows.map((row) => row.id));
      after = page.after;
    } while (after);
    expect(seen[0]).toBe(late);
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of ids) expect(seen).toContain(id);
  });
});
