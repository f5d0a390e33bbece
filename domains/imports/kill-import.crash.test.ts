import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '#domains/events/run-audit.ts';
import { createImport } from './create-import.ts';
import { storeFile } from './files/store-file.ts';
import { getImport } from './get-import.ts';
import { checkImport, startImport } from './move-import.ts';
import { readBatch } from './read-batch.ts';
import { runImport } from './run-import.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

const CHILD = path.join(import.meta.dirname, 'testing', 'run-import-child.ts');
const ORDERS = 6_000;
const LONGEST_MS = 800;

let whole: ImportShop;
let killed: ImportShop;

beforeAll(async () => {
  whole = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
  killed = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
});
afterAll(() => Promise.all([whole.close(), killed.close()]));

describe('an import whose process is killed again and again', () => {
  it('ends in the same books as one that was never disturbed', async () => {
    const calm = await prepare(whole);
    await runImport(whole.ctx(), calm);
    await startImport(whole.ctx(), { importId: calm, by: 'caller' });
    await runImport(whole.ctx(), calm);

    const importId = await prepare(killed);
    const kills = { checking: 0, running: 0 };
    const random = seeded(20_260_310);
    for (;;) {
      const { status } = await readBatch(killed.db, importId);
      if (status === 'done') break;
      if (status === 'ready') await startImport(killed.ctx(), { importId, by: 'caller' });
      // Each attempt may live longer than the one before, so that a busy machine gets there too.
      const longestMs = LONGEST_MS * 1.15 ** (kills.checking + kills.running);
      const isKilled = await runAndKill(importId, 50 + random() * longestMs);
      if (isKilled) kills[status === 'checking' ? 'checking' : 'running'] += 1;
    }
    expect(kills.checking + kills.running).toBeGreaterThan(2);
    expect(await killed.fingerprint()).toEqual(await whole.fingerprint());
    const [one, other] = [await getImport(killed.ctx(), importId), await getImport(whole.ctx(), calm)];
    expect(one.report.outcome).toEqual(other.report.outcome);
    expect(one.rowsDone).toBe(one.rowsTotal);
    expect((await runAudit(killed.db)).filter(({ count }) => count > 0)).toEqual([]);
  }, 240_000);
});

async function prepare(shop: ImportShop): Promise<string> {
  const file = await storeFile(shop.ctx(), {
    name: 'orders.csv',
    source: Readable.from(Buffer.from(makeFile())),
  });
  const { id } = await createImport(shop.ctx(), { fileId: file.id, kind: 'orders', channel: 'web' });
  await checkImport(shop.ctx(), { importId: id, by: 'caller' });
  return id;
}

/** Orders of three lines each, a fifth of them returned in part, all scattered over the file. */
function makeFile(): string {
  const rows = Array.from({ length: ORDERS * 3 }, (_, at) => {
    const order = at % ORDERS;
    return `O-${order},2025-0${1 + (order % 9)}-11 10:00:00,SKU-${(at * 7) % 500},${1 + (at % 4)},${1 + (at % 50)}.25,C-${order % 800}`;
  });
  const returns = Array.from({ length: ORDERS / 5 }, (_, at) => {
    const order = at * 5;
    return `R-${order},2025-11-11 10:00:00,SKU-${(order * 7) % 500},-1,${1 + (order % 50)}.25,C-${order % 800}`;
  });
  return ['Order no,Date,SKU,Quantity,Unit price,Customer id', ...rows, ...returns].join('\n');
}

async function runAndKill(importId: string, afterMs: number): Promise<boolean> {
  const child = fork(CHILD, [killed.url, importId], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  await Promise.race([once(child, 'message'), ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const [, signal] = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
