import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readParitySettings } from '#domains/parity/settings/read-settings.ts';
import { saveSource } from '#domains/parity/settings/save-source.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { readListingsJob } from './read-listings.ts';

const HOUR_MS = 3_600_000;
const HUGE = 65 * 1024 * 1024;

let shop: TestShop;
let server: http.Server;
let base: string;
let clock: Date;
const asked: { path: string; authorization: string | undefined }[] = [];

beforeAll(async () => {
  shop = await openShop();
  clock = shop.now;
  await shop.addVariant({ sku: 'CUP', units: 3 });
  server = http.createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    answer(request.url ?? '', response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
  vi.stubEnv('WEBHOOK_ALLOWED_HOSTS', host);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((done) => server.close(done));
  await shop.close();
});

function answer(path: string, response: http.ServerResponse): void {
  if (path === '/feed') response.end('sku,price,title\nCUP,9.50,Variant CUP\n');
  else if (path === '/away') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
  else if (path === '/huge') response.end(Buffer.alloc(HUGE, 65));
  else response.writeHead(500).end('no');
}

const web = () => shop.channels.web;
const point = (url: string, token?: string) =>
  saveSource(shop.ctx('owner', { now: clock }), {
    channelId: web(),
    kind: 'feed',
    url,
    everyMinutes: 5,
    isActive: true,
    ...(token && { token }),
  });
async function readOnce(): Promise<string | null> {
  clock = new Date(clock.getTime() + HOUR_MS);
  await readListingsJob(
    shop.ctx({ kind: 'job', id: 'read-listings', name: 'read-listings' }, { now: clock }),
  );
  return (await readParitySettings(shop.ctx('owner'), web()))?.source?.fault ?? null;
}
const prices = async () =>
  (await shop.db.$client.query<{ price: number }>('select price_minor as price from listing_facts')).rows;

describe('reading a channel by the clock', () => {
  it('keeps what stands there, with the token that it was given, no sooner than asked for', async () => {
    await point(`${base}/feed`, 'secret-1');
    expect(await readOnce()).toBeNull();
    expect(asked).toEqual([{ path: '/feed', authorization: 'Bearer secret-1' }]);
    expect(await prices()).toEqual([{ price: 950 }]);
    await readListingsJob(shop.ctx({ kind: 'job', id: 'r', name: 'r' }, { now: clock }));
    expect(asked).toHaveLength(1);
    const stored = await shop.db.$client.query<{ token: string }>(
      'select sealed_token as token from listing_sources',
    );
    expect(stored.rows[0]!.token).not.toContain('secret-1');
  });

  it('is read by one worker only when two look at once', async () => {
    const before = asked.length;
    clock = new Date(clock.getTime() + HOUR_MS);
    const ctx = shop.ctx({ kind: 'job', id: 'r', name: 'r' }, { now: clock });
    await Promise.all([readListingsJob(ctx), readListingsJob(ctx)]);
    expect(asked.length - before).toBe(1);
  });

  it('says beside the channel what went wrong, and keeps what was known', async () => {
    await point(`${base}/broken`);
    expect(await readOnce()).toMatch(/answered 500/);
    await point(`${base}/huge`);
    expect(await readOnce()).toMatch(/more than 64 MB/);
    expect(await prices()).toEqual([{ price: 950 }]);
  });

  it('follows no redirect, and dials no address inside', async () => {
    await point(`${base}/away`);
    expect(await readOnce()).toMatch(/answered 302/);
    for (const url of [
      'https://127.0.0.1/feed',
      'https://10.0.0.5/feed',
      'https://[::1]/feed',
      'http://shop.example/',
    ]) {
      await expect(point(url)).rejects.toMatchObject({
        code: expect.stringMatching(/FORBIDDEN|INVALID_INPUT/),
      });
    }
  });

  it('forgets the token when the address leads elsewhere', async () => {
    await point(`${base}/feed`, 'secret-2');
    await point('https://other.example/feed');
    expect((await readParitySettings(shop.ctx('owner'), web()))?.source?.hasToken).toBe(false);
  });

  it('is set by leaders only', async () => {
    const set = (role: 'marketing' | 'viewer') =>
      saveSource(shop.ctx(role), {
        channelId: web(),
        kind: 'feed',
        url: 'https://shop.example/',
        everyMinutes: 5,
        isActive: true,
      });
    await expect(set('marketing')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(set('viewer')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
