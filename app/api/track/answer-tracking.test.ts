import { gzipSync } from 'node:zlib';
import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRejects } from '#domains/marketing/tracking/list-rejects.ts';
import { createSource } from '#domains/marketing/tracking/sources/create-source.ts';
import { listSources, readIntake } from '#domains/marketing/tracking/sources/list-sources.ts';
import { rotateKey } from '#domains/marketing/tracking/sources/rotate-key.ts';
import { updateSource } from '#domains/marketing/tracking/sources/update-source.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { foldTouches } from '#jobs/fold-touches.ts';
import { newId } from '#lib/ids.ts';
import { serveTracking, type TrackingServer } from './serve-tracking.fixture.ts';

const SITE = 'https://shop.example';

let shop: TestShop;
let server: TrackingServer;
let key: string;
let sourceId: string;
let now = new Date('2026-03-10T10:00:00Z');

beforeAll(async () => {
  shop = await openShop();
  server = await serveTracking(shop.db, () => now);
  const made = await addSource('Website');
  key = made.key;
  sourceId = made.id;
});
afterAll(async () => {
  await server.close();
  await shop.close();
});

function addSource(name: string) {
  return createSource(shop.ctx('owner'), {
    channelId: shop.channels.web,
    name,
    party: 'first',
    origins: [SITE],
  });
}

type Sent = { key?: string; headers?: Record<string, string>; body: unknown };

async function send(path: string, { key: own = key, headers = {}, body }: Sent) {
  const authorization = `Basic ${Buffer.from(`${own}:`).toString('base64')}`;
  const raw = body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${server.url}/v1/${path}`, {
    method: 'POST',
    headers: { ...(own ? { authorization } : {}), 'content-type': 'application/json', ...headers },
    body: raw as BodyInit,
  });
  return { status: answer.status, json: await answer.json(), headers: answer.headers };
}

const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;
/** Another test's transaction may still run on the same server: its end is waited for. */
async function fold(): Promise<void> {
  await expect
    .poll(
      async () => {
        await foldTouches({ ...shop.ctx(), now });
        return (await readIntake(shop.ctx())).waiting;
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(0);
}
const sums = async (id = sourceId) => (await listSources(shop.ctx('owner'))).find((one) => one.id === id)!;
const track = (more: object = {}) => ({
  type: 'track',
  anonymousId: 'device-1',
  event: 'Product Viewed',
  messageId: newId(),
  properties: { sku: 'CUP', name: 'Cup' },
  ...more,
});

describe('the library for servers, as it is published', () => {
  it('sends all six calls, and each comes in once', async () => {
    now = new Date();
    const made = await addSource('Server');
    const analytics = new Analytics({ writeKey: made.key, host: server.url, flushAt: 20 });
    const failures: unknown[] = [];
    analytics.on('error', (error) => failures.push(error));
    analytics.identify({
      userId: '17',
      traits: { email: 'Mira@Example.com', phone: '0888 123 456', name: 'Mira' },
    });
    analytics.track({
      userId: '17',
      event: 'Product Added',
      properties: { sku: 'CUP', price: 10, quantity: 2 },
    });
    analytics.page({ anonymousId: 'device-17', name: 'Home', properties: { url: `${SITE}/` } });
    analytics.screen({ userId: '17', name: 'Basket' });
    analytics.group({ userId: '17', groupId: 'club', traits: { name: 'Club' } });
    analytics.alias({ userId: '17', previousId: 'device-17' });
    await analytics.closeAndFlush();
    expect(failures).toEqual([]);
    expect(await sums(made.id)).toMatchObject({ accepted: 6, duplicate: 0, late: 0, rejected: 0 });
    await fold();
    const touches = await query(
      `select t.kind, c.name from touches t left join customers c on c.id = t.customer_id where t.source_id = $1
       order by t.kind, c.name`,
      [made.id],
    );
    expect(touches).toEqual([
      { kind: 'cart', name: 'Mira' },
      { kind: 'view', name: 'Mira' },
      { kind: 'view', name: null },
    ]);
    const known = await query(
      `select i.kind, i.value, i.is_verified, i.source from identities i join customers c on c.id = i.customer_id
       where c.name = 'Mira' order by i.kind`,
    );
    expect(known).toEqual([
      { kind: 'email', value: 'mira@example.com', is_verified: false, source: 'Server' },
      { kind: 'external', value: 'web:17', is_verified: false, source: 'Server' },
      { kind: 'phone', value: '+359888123456', is_verified: false, source: 'Server' },
    ]);
    expect(
      await query('select via, subject, kind, value from identity_claims where source_id = $1', [made.id]),
    ).toEqual([{ via: 'alias', subject: 'web:17', kind: 'external', value: 'web:device-17' }]);
  });
});

describe('the tracking protocol', () => {
  it('takes each call under its long and its short name', async () => {
    now = new Date('2026-03-10T10:00:00Z');
    for (const [path, body] of Object.entries({
      identify: { userId: 'u' },
      i: { userId: 'u' },
      track: track(),
      t: track(),
      page: { anonymousId: 'a' },
      p: { anonymousId: 'a' },
      screen: { anonymousId: 'a', name: 'Home' },
      s: { anonymousId: 'a' },
      group: { userId: 'u', groupId: 'g' },
      g: { userId: 'u', groupId: 'g' },
      alias: { userId: 'u', previousId: 'a' },
      a: { userId: 'u', previousId: 'a' },
      batch: { batch: [track()] },
      b: { batch: [track()] },
    })) {
      expect(await send(path, { body }), path).toMatchObject({ status: 200, json: { success: true } });
    }
    expect((await send('nothing', { body: {} })).status).toBe(404);
  });

  it('finds the key in the head, in the body, in the events and in the address', async () => {
    for (const sent of [
      { path: 't', body: track({ writeKey: key }) },
      { path: 'b', body: { writeKey: key, batch: [track()] } },
      { path: 'b', body: { batch: [track({ writeKey: key })] } },
      { path: `t?writeKey=${key}`, body: track() },
    ]) {
      const headers = { 'content-type': 'text/plain' };
      expect((await send(sent.path, { key: '', headers, body: sent.body })).status, sent.path).toBe(200);
    }
  });

  it('takes packed bodies and refuses what is too large when unpacked', async () => {
    const before = await sums();
    const packed = gzipSync(JSON.stringify({ batch: [track(), track()] }));
    const headers = { 'content-encoding': 'gzip' };
    expect((await send('batch', { headers, body: packed })).status).toBe(200);
    expect((await sums()).accepted).toBe(before.accepted + 2);
    const bomb = gzipSync(`{"batch":["${'x'.repeat(40_000_000)}"]}`);
    expect(bomb.byteLength).toBeLessThan(60_000);
    expect((await send('batch', { headers, body: bomb })).status).toBe(413);
    expect((await send('batch', { headers, body: 'no gzip' })).status).toBe(400);
    expect((await send('batch', { headers: { 'content-encoding': 'br' }, body: '{}' })).status).toBe(415);
    expect((await send('batch', { body: `{"batch":["${'x'.repeat(600_000)}"]}` })).status).toBe(413);
  });

  it('knows a message that comes twice, in one batch, later, and after it was folded', async () => {
    const before = await sums();
    const one = track();
    await send('batch', { body: { batch: [one, one] } });
    await send('batch', { body: { batch: [one] } });
    await fold();
    await query('delete from touch_events');
    await send('track', { body: one });
    const after = await sums();
    expect([after.accepted - before.accepted, after.duplicate - before.duplicate]).toEqual([1, 3]);
    const other = await addSource('Another website');
    await send('track', { key: other.key, body: one });
    expect((await sums(other.id)).accepted).toBe(1);
  });

  it('holds nobody up for wrong members of a batch, and keeps them for repair', async () => {
    const before = await sums();
    const batch = [track(), { type: 'track', anonymousId: 'a' }, 5, track({ properties: 'none' }), track()];
    const answer = await send('batch', { body: { batch } });
    expect(answer).toMatchObject({
      status: 200,
      json: {
        success: true,
        rejected: [
          { index: 1, reason: 'event', field: 'event' },
          { index: 2, reason: 'shape' },
          { index: 3, reason: 'field', field: 'properties' },
        ],
      },
    });
    const after = await sums();
    expect([after.accepted - before.accepted, after.rejected - before.rejected]).toEqual([2, 3]);
    const { rows } = await listRejects(shop.ctx('marketing'));
    expect(
      rows
        .slice(0, 3)
        .map((row) => row.reason)
        .sort(),
    ).toEqual(['event', 'field', 'shape']);
  });

  it('refuses single calls that are wrong, each with its reason, and counts them', async () => {
    const before = await sums();
    const wrong: [string, unknown, string][] = [
      ['track', '{"broken', 'JSON'],
      ['track', { anonymousId: 'a' }, 'event'],
      ['track', { event: 'Product Viewed' }, 'nobody'],
      ['track', track({ userId: { $ne: null } }), 'userId'],
      ['track', track({ timestamp: 'yesterday' }), 'timestamp'],
      ['track', track({ timestamp: '1970-01-01T00:00:00Z' }), 'timestamp'],
      ['identify', { userId: 'u', traits: [] }, 'traits'],
      ['alias', { userId: 'u' }, 'previousId'],
      ['batch', { batch: 'all' }, 'type'],
      ['track', track({ properties: { text: 'x'.repeat(40_000) } }), 'size'],
    ];
    for (const [path, body, word] of wrong) {
      const answer = await send(path, { body });
      expect([answer.status, answer.json.message], JSON.stringify(body).slice(0, 80)).toEqual([
        400,
        expect.stringContaining(word),
      ]);
    }
    expect((await sums()).rejected - before.rejected).toBe(wrong.length);
  });
});

describe('who may send', () => {
  it('nobody with a forged key: refused, counted, nothing kept', async () => {
    const [before] = await query<{ count: number }>('select count(*) from touch_events');
    for (const forged of ['wk_forged', '', 'x'.repeat(400), `${key} `]) {
      expect((await send('track', { key: forged, body: track() })).status, forged.slice(0, 20)).toBe(401);
    }
    expect((await readIntake(shop.ctx('owner'))).forged).toBe(4);
    expect(await query('select count(*) from touch_events')).toEqual([before]);
  });

  it('browsers from the source’s own websites only', async () => {
    const from = (origin: string) => send('track', { headers: { origin }, body: track() });
    const own = await from(SITE);
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, SITE]);
    const other = await from('https://evil.example');
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const ask = (origin: string) =>
      fetch(`${server.url}/v1/batch`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const preflight = await ask(SITE);
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      expect.stringContaining('authorization'),
    ]);
    expect((await ask('https://evil.example')).status).toBe(403);
  });

  it('the key before for a day after it was renewed, and nobody once the source is off', async () => {
    const { id, key: first } = await addSource('Renewed');
    const { key: second } = await rotateKey(shop.ctx('manager'), { sourceId: id });
    const status = async (own: string) => (await send('track', { key: own, body: track() })).status;
    expect([await status(first), await status(second)]).toEqual([200, 200]);
    now = new Date('2026-03-11T10:00:01Z');
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    await updateSource(shop.ctx('manager'), { sourceId: id, isEnabled: false });
    expect(await status(second)).toBe(401);
    now = new Date('2026-03-10T10:00:00Z');
  });

  it('tells the browser’s library to send here', async () => {
    const answer = await fetch(`${server.url}/v1/projects/${key}/settings`, { headers: { origin: SITE } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      integrations: {
        'Segment.io': { apiKey: key, apiHost: `${new URL(server.url).host}/v1`, protocol: 'http' },
      },
    });
    expect((await fetch(`${server.url}/v1/projects/wk_nobody/settings`)).status).toBe(401);
  });
});
