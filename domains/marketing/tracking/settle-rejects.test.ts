import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/index.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { listRejects } from './list-rejects.ts';
import { receiveEvents } from './receive-events.ts';
import { discardRejects, takeReject } from './settle-rejects.ts';
import { createSource } from './sources/create-source.ts';
import { findSource, type TouchSource } from './sources/find-source.ts';
import { listSources, readIntake } from './sources/list-sources.ts';
import { rotateKey } from './sources/rotate-key.ts';
import { updateSource } from './sources/update-source.ts';

let shop: TestShop;
let source: TouchSource;
let key: string;

beforeAll(async () => {
  shop = await openShop();
  ({ key } = await createSource(shop.ctx('manager'), {
    channelId: shop.channels.web,
    name: 'Website',
    party: 'first',
    origins: ['https://shop.example/with/path?and=query', '*'],
  }));
  source = (await findSource(shop.db, { key, now: shop.now }))!;
});
afterAll(() => shop.close());

async function refuseOne(event: object): Promise<number> {
  await receiveEvents(shop.db, {
    source,
    type: 'batch',
    body: { batch: [event], sentAt: '2026-03-10T12:00:00Z' },
    bodyBytes: 0,
    now: shop.now,
  });
  return (await listRejects(shop.ctx('manager'))).rows[0]!.id;
}

describe('what was refused', () => {
  it('is taken in as somebody puts it right, at its own time by our clock', async () => {
    const rejectId = await refuseOne({ type: 'track', anonymousId: 'a', timestamp: '2026-03-10T11:30:00Z' });
    const body = JSON.stringify({
      type: 'track',
      anonymousId: 'a',
      event: 'Product Viewed',
      timestamp: '2026-03-10T11:30:00Z',
    });
    expect(await takeReject(shop.ctx('manager'), { rejectId, body })).toEqual({ accepted: 1 });
    const { rows } = await shop.db.$client.query('select name, at, received_at from touch_events');
    expect(rows).toEqual([
      { name: 'Product Viewed', at: new Date('2026-03-10T09:30:00Z'), received_at: shop.now },
    ]);
    await expect(takeReject(shop.ctx('manager'), { rejectId, body })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is refused again with the reason while it is still wrong, and goes on waiting', async () => {
    const rejectId = await refuseOne({ type: 'track', anonymousId: 'a' });
    for (const [body, why] of [
      ['{', 'json'],
      ['{"type":"track","event":"x"}', 'nobody'],
    ] as const) {
      await expect(takeReject(shop.ctx('manager'), { rejectId, body })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { reason: 'touchNotUnderstood', why },
      });
    }
    expect((await listRejects(shop.ctx('manager'))).rows.map((row) => row.id)).toContain(rejectId);
  });

  it('is put aside for good', async () => {
    const rejectId = await refuseOne({ type: 'nonsense' });
    const waiting = (await readIntake(shop.ctx('manager'))).toRepair;
    expect(await discardRejects(shop.ctx('manager'), { rejectIds: [rejectId] })).toEqual({ discarded: 1 });
    expect(await discardRejects(shop.ctx('manager'), { rejectIds: [rejectId] })).toEqual({ discarded: 0 });
    expect((await readIntake(shop.ctx('manager'))).toRepair).toBe(waiting - 1);
  });

  it('keeps no card number', async () => {
    await refuseOne({ type: 'track', anonymousId: 'a', properties: { note: 'my card ۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱' } });
    const { rows } = await shop.db.$client.query<{ body: string }>('select body from touch_rejects');
    expect(rows.map((row) => row.body).join()).not.toContain('۴۱۱۱۱۱۱۱۱۱۱۱');
  });
});

describe('sources', () => {
  it('show their key once and keep only its hash, with websites as browsers name them', async () => {
    const { rows } = await shop.db.$client.query('select * from touch_sources');
    const audit = await shop.db.select().from(auditLog);
    expect(JSON.stringify([rows, audit])).not.toContain(key);
    const [row] = await listSources(shop.ctx('marketing'));
    expect(row).toMatchObject({ origins: ['https://shop.example', '*'], keyPrefix: key.slice(0, 9) });
  });

  it('are made and changed by owners and managers, and seen by marketing too', async () => {
    const wanted = { channelId: shop.channels.web, name: 'Mine', party: 'third' as const };
    const ref = { sourceId: source.id };
    for (const role of ['marketing', 'support', 'viewer', 'warehouse', 'floor'] as const) {
      const refused = { code: 'FORBIDDEN' };
      await expect(createSource(shop.ctx(role), wanted)).rejects.toMatchObject(refused);
      await expect(rotateKey(shop.ctx(role), ref)).rejects.toMatchObject(refused);
      await expect(updateSource(shop.ctx(role), { ...ref, isEnabled: false })).rejects.toMatchObject(refused);
      await expect(takeReject(shop.ctx(role), { rejectId: 1, body: '{}' })).rejects.toMatchObject(refused);
      await expect(discardRejects(shop.ctx(role), { rejectIds: [1] })).rejects.toMatchObject(refused);
    }
    await expect(listSources(shop.ctx('support'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listRejects(shop.ctx('floor'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await listSources(shop.ctx('marketing'))).toHaveLength(1);
  });

  it('are refused for a channel or a website that is none', async () => {
    const wanted = { channelId: newId(), name: 'Mine', party: 'first' as const };
    await expect(createSource(shop.ctx('owner'), wanted)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const origin of ['javascript:alert(1)', 'shop', 'ftp://x.example']) {
      await expect(
        createSource(shop.ctx('owner'), { ...wanted, channelId: shop.channels.web, origins: [origin] }),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
  });
});
