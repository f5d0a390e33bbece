import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { callCommandLine } from './testing/call-command-line.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-cli-'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
  fs.rmSync(folder, { recursive: true });
});

async function callForJson(...words: string[]) {
  const { code, out } = await callCommandLine(...words, '--json');
  return { code, json: JSON.parse(out) as Record<string, unknown> };
}

describe('the command line', () => {
  it('lists every verb, and explains each with an example', async () => {
    const overview = await callCommandLine('--help');
    expect(overview.code).toBe(0);
    for (const verb of ['seed', 'import', 'figures', 'channel add', 'api-key create', 'user add', 'audit']) {
      expect(overview.out).toContain(`\n  ${verb}`);
      const explained = await callCommandLine('help', ...verb.split(' '));
      expect(explained.out).toContain(`Examples:\n  npm run pishkhan -- ${verb}`);
      expect(await callCommandLine(...verb.split(' '), '--help')).toEqual(explained);
    }
  });

  it.each([
    [['sing'], 'There is no verb "sing"'],
    [['channel', 'sing'], 'There is: channel add, channel list'],
    [['audit', '--loud'], "Unknown option '--loud'"],
    [['audit', 'twice'], '"twice" is one word too many'],
    [['backup'], 'FILE is missing'],
    [['import', 'songs', 'songs.csv'], 'choose one of products'],
    [['import', 'orders', 'orders.csv'], '--channel is missing'],
    [['import', 'stock', 'stock.csv', '--preset', 'spring'], 'choose one of generic'],
    [['figures', '--by', 'mood'], 'choose one of channel'],
    [['figures', '--from', 'spring'], 'a day is wanted'],
    [['export', 'songs', 'songs.csv'], 'choose one of orders, stock'],
    [['export', 'orders', 'orders.txt'], 'choose one of csv, xlsx'],
    [['export', 'orders', 'orders.csv', '--from', 'spring'], 'a day is wanted'],
    [['api-key', 'create', '--scopes', 'everything'], 'choose one of orders:read'],
  ])('answers %j with a plain sentence and code 2', async (words, sentence) => {
    const answer = await callCommandLine(...words);
    expect(answer.code).toBe(2);
    expect(answer.told).toContain(sentence);
    expect(answer.out).toBe('');
  });
});

describe('a new installation', () => {
  it('is made ready from nothing: business, channel, key, member of staff', async () => {
    const added = await callCommandLine(
      'channel',
      'add',
      'web',
      '--connector',
      'shopify',
      '--secret',
      'a-long-secret',
      '--currency',
      'GBP',
    );
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('/api/webhooks/web') });
    expect(added.told).toContain('founded "My shop", reporting in GBP');
    const { json: channels } = await callForJson('channel', 'list');
    expect(channels).toMatchObject({
      channels: [{ slug: 'web', connector: 'shopify', currency: 'GBP', hasSecret: true }],
    });
    const { json: key } = await callForJson('api-key', 'create', '--scopes', 'orders:read,stock:read');
    expect(key.key).toMatch(/^psk_/);
    const { json: user } = await callForJson(
      'user',
      'add',
      '--email',
      'Owner@Shop.example',
      '--role',
      'owner',
    );
    expect(user).toMatchObject({ role: 'owner', password: expect.stringMatching(/^\S{20}$/) });
  });

  it('says what is wrong with code 1, for people and for machines', async () => {
    const again = await callCommandLine('channel', 'add', 'web');
    expect(again).toMatchObject({ code: 1, told: expect.stringContaining('exists already') });
    const { code, json } = await callForJson('channel', 'add', 'Not A Slug');
    expect(code).toBe(1);
    expect(json).toMatchObject({
      error: { code: 'INVALID_INPUT', message: expect.stringContaining('slug') },
    });
    expect((await callCommandLine('import', 'orders', 'nowhere.csv', '--channel', 'wep')).code).toBe(1);
  });

  it('takes a file in, says what became of every row, and adds it up', async () => {
    const file = path.join(folder, 'past.csv.gz');
    const lines = [
      'Order;Date;Code;Name;Qty;Price',
      'A1;2026-03-02;CUP;Cup;۲;4,50',
      'A2;2026-03-03;CUP;Cup;x;4,50',
    ];
    fs.writeFileSync(file, gzipSync(`${lines.join('\n')}\n`));
    const map = path.join(folder, 'map.json');
    const columns = {
      orderNumber: 'Order',
      placedAt: 'Date',
      sku: 'Code',
      quantity: 'Qty',
      unitPrice: 'Price',
    };
    fs.writeFileSync(map, JSON.stringify({ columns, reading: { decimalSign: ',' } }));
    const words = ['import', 'orders', file, '--channel', 'web', '--map', map];
    const outcome = [
      { name: 'error', rows: 1, amountMinor: 0, amount: '0.00' },
      { name: 'sale', rows: 1, amountMinor: 900, amount: '9.00' },
    ];
    const tried = await callForJson(...words, '--dry-run');
    expect(tried).toMatchObject({ code: 0, json: { status: 'ready', rows: 2, outcome } });
    expect((await callForJson('figures')).json).toEqual({ currency: 'GBP', figures: [] });
    const taken = await callForJson(...words);
    expect(taken).toMatchObject({
      code: 0,
      json: { status: 'done', currency: 'GBP', total: '9.00', outcome },
    });
    const { json: figures } = await callForJson('figures', '--by', 'month');
    expect(figures).toMatchObject({
      figures: [{ key: '2026-03', orders: 1, units: 2, gross: '9.00', net: '9.00' }],
    });
    expect((await callCommandLine('figures')).out).toContain('gross');
  });

  it('does not take a file that leaves a question open, and names it', async () => {
    const file = path.join(folder, 'ambiguous.csv');
    fs.writeFileSync(file, 'order number,date,sku,quantity,unit price\nB1,03/04/2026,CUP,1,2.00\n');
    const { code, json } = await callForJson('import', 'orders', file, '--channel', 'web');
    expect(code).toBe(1);
    expect(json).toMatchObject({ status: 'uploaded', questions: [{ key: 'dateOrder', about: 'date' }] });
  });

  it('has sound books', async () => {
    const { code, json } = await callForJson('audit');
    expect(code).toBe(0);
    expect(json.isSound).toBe(true);
  });

  it('exports each kind of rows, replays nothing, and is saved and restored', async () => {
    for (const kind of ['orders', 'stock', 'customers', 'products', 'postings']) {
      for (const ending of ['csv', 'xlsx']) {
        const file = path.join(folder, `${kind}.${ending}`);
        expect(await callForJson('export', kind, file)).toMatchObject({ code: 0, json: { file } });
        expect(fs.statSync(file).size).toBeGreaterThan(20);
      }
    }
    expect(await callForJson('webhook', 'replay')).toMatchObject({ code: 0, json: { replayed: 0 } });
    const file = path.join(folder, 'shop.backup');
    expect((await callCommandLine('backup', file)).code).toBe(0);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(await callCommandLine('restore', file)).toMatchObject({
      code: 1,
      told: expect.stringContaining('--replace'),
    });
    expect((await callCommandLine('restore', file, '--replace')).code).toBe(0);
  });
});
