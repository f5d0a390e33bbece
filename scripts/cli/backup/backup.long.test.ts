import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '#db/client.ts';
import { openConnection } from '#db/connection.ts';
import { createTestDatabase } from '#db/testing.ts';
import { createWebhook } from '#domains/events/create-webhook.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { sortByDependency } from './list-tables.ts';
import { restoreBackup } from './restore-backup.ts';
import { type BackupSummary, writeBackup } from './write-backup.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;

// Letters that COPY must escape, and two scripts.
const LAMP = 'لامپ"a"\\.';

const SETTLED_WITHIN = { timeout: 20_000, interval: 200 };

let shop: TestShop;
let folder: string;
let file: string;
let saved: BackupSummary;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-backup-'));
  file = path.join(folder, 'shop.backup');
  shop = await openShop();
  await shop.addVariant({ sku: LAMP, units: 12 });
  // Somebody who wants to be told: each order leaves a job.
  await createWebhook(shop.ctx('owner'), { url: 'https://shop.example/', kinds: ['order.placed'] });
  for (let count = 1; count <= 3; count++) {
    await placeOrder(shop.ctx('manager'), {
      channelId: shop.channels.web,
      lines: [{ sku: LAMP, quantity: count }],
    });
  }
  await foldAll(shop.db.$client, PATIENCE_MS);
  saved = await writeBackup({ url: shop.url, file, now: shop.now });
});

afterAll(async () => {
  await shop.close();
  fs.rmSync(folder, { recursive: true });
});

async function withEmpty<T>(work: (url: string) => Promise<T>): Promise<T> {
  const database = await createTestDatabase();
  try {
    return await work(database.url);
  } finally {
    await database.close();
  }
}

async function readAll(url: string, statement: string): Promise<unknown[]> {
  const client = await openConnection(url);
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('a backup', () => {
  it('gives an equal shop when it is restored elsewhere, table by table', async () => {
    await withEmpty(async (url) => {
      const restored = await restoreBackup({ url, file, isReplacing: false });
      expect(restored.opensSecrets).toBe(true);
      const again = await writeBackup({ url, file: path.join(folder, 'again.backup'), now: shop.now });
      expect(again.tables).toEqual(saved.tables);
      expect(saved.tables.find(({ name }) => name === 'public.orders')?.rows).toBe(3);
      const levels = 'select variant_id, location_id, on_hand, reserved from stock_levels order by 1, 2';
      expect(await readAll(url, levels)).toEqual(await readAll(shop.url, levels));
      // A fold leaves out what any running transaction of the server may still see as new, so it is asked again.
      await vi.waitFor(async () => {
        for (const sums of [
          'channel_days',
          'customer_stats',
          'location_days',
          'product_days',
          'group_days',
          'statement_days',
          'statement_months',
        ]) {
          const inOrder = `select * from ${sums} order by 1, 2, 3, 4`;
          await readAll(url, 'select fold_postings()');
          await readAll(shop.url, 'select fold_postings()');
          expect(await readAll(url, inOrder)).toEqual(await readAll(shop.url, inOrder));
        }
        expect(await readAll(url, 'select orders from channel_days')).toEqual([{ orders: 3 }]);
      }, SETTLED_WITHIN);
    });
  });

  it('lets the restored shop go on: the next order gets the next number and the guards are awake', async () => {
    await withEmpty(async (url) => {
      await restoreBackup({ url, file, isReplacing: false });
      const db = connect(url);
      await placeOrder(shop.ctx('manager', { db }), {
        channelId: shop.channels.web,
        lines: [{ sku: LAMP, quantity: 1 }],
      });
      const numbers = (await readAll(url, 'select number from orders order by number')) as {
        number: number;
      }[];
      expect(numbers.map(({ number }) => Number(number))).toEqual([1, 2, 3, 4]);
      await expect(db.$client.query('update stock_levels set on_hand = 99')).rejects.toThrow('sum of its');
      await expect(db.$client.query('delete from stock_movements')).rejects.toThrow('append-only');
      await db.$client.end();
    });
  });

  it('keeps waiting jobs, each once', async () => {
    const waiting = `select name, data::text from pgboss.job where state = 'created' and data is not null order by 1, 2`;
    const before = await readAll(shop.url, waiting);
    expect(before.length).toBeGreaterThan(0);
    await withEmpty(async (url) => {
      await restoreBackup({ url, file, isReplacing: false });
      await restoreBackup({ url, file, isReplacing: true });
      expect(await readAll(url, waiting)).toEqual(before);
    });
  });

  it('is not put over a shop that has rows, unless that is asked for', async () => {
    await withEmpty(async (url) => {
      await restoreBackup({ url, file, isReplacing: false });
      await expect(restoreBackup({ url, file, isReplacing: false })).rejects.toThrow('not empty');
      const restored = await restoreBackup({ url, file, isReplacing: true });
      expect(restored.tables).toEqual(saved.tables);
    });
  });
});

describe('a spoilt backup', () => {
  const spoil = (name: string, change: (content: Buffer) => Buffer) => {
    const spoilt = path.join(folder, name);
    fs.writeFileSync(spoilt, change(fs.readFileSync(file)));
    return spoilt;
  };
  const alter = (content: Buffer, from: string, to: string) => {
    const text = gunzipSync(content).toString('utf8');
    expect(text).toContain(from);
    return gzipSync(text.replace(from, to));
  };

  it.each([
    ['is cut off', (content: Buffer) => content.subarray(0, content.length - 200), 'damaged'],
    [
      'was cut off and packed again',
      (content: Buffer) => gzipSync(gunzipSync(content).subarray(0, -300)),
      'ends too early',
    ],
    [
      'has a changed amount',
      (content: Buffer) => alter(content, 'North warehouse', 'South warehouse'),
      'checksum',
    ],
    [
      'has lost a row',
      (content: Buffer) =>
        alter(content, /\n[^\n]*Corner shop[^\n]*/.exec(gunzipSync(content).toString())![0], ''),
      '',
    ],
    [
      'names a table that we do not have',
      (content: Buffer) => alter(content, '"public.orders"', '"public.order; drop"'),
      'does not know',
    ],
    ['is something else', () => Buffer.from('id;name\n1;x\n'), 'damaged'],
    ['is another packed file', () => gzipSync('id;name\n1;x\n'), 'not a backup'],
    ['is empty', () => Buffer.alloc(0), 'damaged'],
  ] as const)('that %s is refused with the reason, and nothing is changed', async (name, change, reason) => {
    const spoilt = spoil(`${name}.backup`, change);
    await withEmpty(async (url) => {
      await expect(restoreBackup({ url, file: spoilt, isReplacing: true })).rejects.toThrow(reason);
      expect(await readAll(url, 'select id from orders union all select id from locations')).toEqual([]);
    });
  });

  it('that does not exist is named', async () => {
    const missing = path.join(folder, 'none.backup');
    await expect(restoreBackup({ url: shop.url, file: missing, isReplacing: false })).rejects.toThrow(
      'There is no file',
    );
  });
});

describe('the order of tables', () => {
  it('puts parents before children', () => {
    const links = [
      { child: 'a', parent: 'c' },
      { child: 'c', parent: 'b' },
    ];
    expect(sortByDependency(['a', 'b', 'c'], links)).toEqual(['b', 'c', 'a']);
  });
});
