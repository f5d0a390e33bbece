import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSource } from '#domains/marketing/tracking/sources/create-source.ts';
import { listSources, readIntake } from '#domains/marketing/tracking/sources/list-sources.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { foldTouches } from '#jobs/fold-touches.ts';
import { newId } from '#lib/ids.ts';
import { answerTracking } from './answer-tracking.ts';

let shop: TestShop;
let key: string;

beforeAll(async () => {
  shop = await openShop();
  const source = { channelId: shop.channels.web, name: 'Website', party: 'first' as const };
  key = (await createSource(shop.ctx('owner'), source)).key;
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

async function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const request = new Request(`http://localhost/v1/${path}?writeKey=${key}`, {
    method: 'POST',
    headers,
    body,
  });
  const answer = await answerTracking(shop.db, { request, path: [path], now: shop.now });
  return { status: answer.status, json: await answer.json() };
}

const sums = async () => (await listSources(shop.ctx('owner')))[0]!;
const sound = () => ({ type: 'track', anonymousId: 'sound', event: 'Product Viewed', messageId: newId() });

/** After whatever came before it, an ordinary event still comes in and is folded. */
async function expectAlive(): Promise<void> {
  const anonymousId = newId();
  expect((await post('track', JSON.stringify({ ...sound(), anonymousId }))).status).toBe(200);
  await expect
    .poll(
      async () => {
        await foldTouches(shop.ctx());
        return (await readIntake(shop.ctx())).waiting;
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(0);
  const { rows } = await shop.db.$client.query('select kind from touches where anonymous_id = $1', [
    anonymousId,
  ]);
  expect(rows).toEqual([{ kind: 'view' }]);
}

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('hostile sendings', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, number, Record<string, string>?]>([
    ['nothing', '', 400],
    ['no JSON', 'Robert"); drop table touches;--', 400],
    ['a text', '"track"', 400],
    ['a JSON nested 80,000 levels deep', deep(80_000), 400],
    ['a list nested 200,000 levels deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 400],
    [
      'an event nested 60 levels deep',
      `{"type":"track","anonymousId":"x","event":"y","properties":${deep(60)}}`,
      400,
    ],
    ['random bytes', new Uint8Array(randomBytes(5_000)), 400],
    ['random bytes that say gzip', new Uint8Array(randomBytes(5_000)), 400, { 'content-encoding': 'gzip' }],
    [
      'half a gzip',
      new Uint8Array(gzipSync(JSON.stringify(sound())).subarray(0, 40)),
      400,
      { 'content-encoding': 'gzip' },
    ],
    [
      'zeros that unpack to 100 MB',
      new Uint8Array(gzipSync(Buffer.alloc(100_000_000))),
      413,
      { 'content-encoding': 'gzip' },
    ],
    ['a megabyte', `"${'x'.repeat(1_048_576)}"`, 413],
    ['a length that is a lie', '{}', 413, { 'content-length': '99999999' }],
    ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
  ])('%s is refused and harms nobody', async (_, body, status, headers) => {
    expect((await post('track', body, headers)).status).toBe(status);
    await expectAlive();
  });

  it.each([
    [
      'zero characters and halves of characters',
      { event: 'a\u0000b\ud800', properties: { '\u0000': '\udfff\u0000' } },
    ],
    [
      'names of the language’s own',
      {
        event: '__proto__',
        properties: JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1}}'),
      },
    ],
    [
      'numbers beyond all measure',
      { event: 'Product Added', properties: { sku: 'X', price: 1e308, quantity: 1e300 } },
    ],
    ['a zero character as the id of the message', { event: 'x', messageId: '\u0000' }],
    ['half a character as the id of the message', { event: 'x', messageId: 'a\ud800' }],
    ['a type with a zero character', { type: 'tra\u0000ck', event: 'x' }],
    ['an id that a cut would halve', { event: 'x', properties: { order_id: `${'x'.repeat(254)}🍵` } }],
    [
      'a name that a cut would halve',
      { event: `${'x'.repeat(199)}🍵`, properties: { name: `${'x'.repeat(499)}🍵` } },
    ],
    ['a clock of the year 200,000', { event: 'x', timestamp: '+200000-01-01T00:00:00.000Z' }],
    ['a formula for a spreadsheet', { event: '=cmd|calc', properties: { name: '=HYPERLINK("x")' } }],
    ['a script', { event: '<script>alert(1)</script>', properties: { sku: `'; drop table carts;--` } }],
    [
      '10,000 goods',
      {
        event: 'Cart Viewed',
        properties: { products: Array.from({ length: 900 }, (__, n) => ({ sku: `S${n}` })) },
      },
    ],
  ])('%s are taken in as text or refused', async (_, event) => {
    const answer = await post('track', JSON.stringify({ type: 'track', anonymousId: 'h', ...event }));
    expect([200, 400]).toContain(answer.status);
    await expectAlive();
  });

  it('what is refused is kept for repair, wherever a cut falls and whatever its type holds', async () => {
    const long = { type: 'track', event: 'x', properties: { text: '🍵'.repeat(20_000) } };
    const batch = [{ ...long, note: 'x' }, long, { type: '\u0000' }, { type: 'group\ud800' }];
    expect((await post('batch', JSON.stringify({ batch }))).status).toBe(200);
    await expectAlive();
  });

  it('whatever a batch holds, its sound members come in', async () => {
    const member = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.record(
        {
          type: fc.constantFrom('track', 'identify', 'alias', 'page', 'group', 'screen'),
          anonymousId: fc.string({ unit: 'binary', maxLength: 20 }),
          userId: fc.option(fc.string({ unit: 'binary', maxLength: 20 })),
          previousId: fc.string({ unit: 'binary', maxLength: 5 }),
          event: fc.constantFrom(
            'Product Added',
            'Product Removed',
            'Cart Viewed',
            'Order Completed',
            'Other',
          ),
          timestamp: fc.option(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
          messageId: fc.string({ unit: 'binary', maxLength: 4 }),
          properties: fc.dictionary(
            fc.constantFrom(
              'sku',
              'price',
              'quantity',
              'products',
              'order_id',
              'currency',
              'cart_id',
              'value',
            ),
            fc.oneof(fc.double(), fc.string({ unit: 'binary' }), fc.integer(), fc.jsonValue({ maxDepth: 2 })),
          ),
          traits: fc.dictionary(fc.constantFrom('email', 'phone', 'name'), fc.string({ unit: 'binary' })),
        },
        { requiredKeys: ['type'] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 12 }), async (members) => {
        const before = await sums();
        const answer = await post('batch', JSON.stringify({ batch: [sound(), ...members, sound()] }));
        expect(answer.status).toBe(200);
        const after = await sums();
        const told = (one: typeof after) => one.accepted + one.duplicate + one.rejected;
        expect(told(after) - told(before)).toBe(members.length + 2);
        expect(after.accepted - before.accepted).toBeGreaterThanOrEqual(2);
        await foldTouches(shop.ctx());
      }),
      { numRuns: 15 },
    );
    await expectAlive();
    const { rows } = await shop.db.$client.query(
      'select count(*) as n from customers where merged_into is not null',
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('a source that sends nothing but rubbish fills no disk', async () => {
    const rubbish = JSON.stringify({ batch: Array.from({ length: 3_000 }, () => ({})) });
    const before = (await shop.db.$client.query('select count(*) as n from touch_rejects')).rows[0].n;
    const rejected = (await sums()).rejected;
    expect((await post('batch', rubbish)).status).toBe(200);
    const after = (await shop.db.$client.query('select count(*) as n from touch_rejects')).rows[0].n;
    expect([after - before, (await sums()).rejected - rejected]).toEqual([100, 3_000]);
    const many = JSON.stringify({ batch: Array.from({ length: 5_001 }, () => 1) });
    expect((await post('batch', many)).status).toBe(413);
  });

  it('a flood of forged keys is turned away without being written down', async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 310; count++) {
      const request = new Request('http://localhost/v1/t?writeKey=wk_forged', { method: 'POST', body: '{}' });
      statuses.add((await answerTracking(shop.db, { request, path: ['t'], now: shop.now })).status);
    }
    expect(statuses).toEqual(new Set([401, 429]));
    expect((await readIntake(shop.ctx())).forged).toBe(300);
    await expectAlive();
  });
});
