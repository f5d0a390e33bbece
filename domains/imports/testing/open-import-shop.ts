import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connect, type Database } from '#db/client.ts';
import { channels, locations } from '#db/schema/index.ts';
import { createTestDatabase } from '#db/testing.ts';
import { type Actor, type Ctx, SYSTEM } from '#domains/context.ts';
import { foundBusiness } from '#domains/settings/found-business.ts';
import { newId } from '#lib/ids.ts';
import { getImport } from '../get-import.ts';
import { type ImportFileOptions, runImportFile } from '../import-file.ts';
import { undoImport } from '../move-import.ts';
import { runImport } from '../run-import.ts';

/** An empty business in a database of its own, with a web channel, a till and one warehouse. */
export type ImportShop = {
  db: Database;
  url: string;
  ctx: (actor?: Actor, more?: Partial<Ctx>) => Ctx;
  warehouse: string;
  all: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
  one: (text: string, values?: unknown[]) => Promise<object | undefined>;
  /** Counts and sums of every table that an import writes: equal before and after means that nothing changed. */
  fingerprint: () => Promise<object>;
  /** Writes these rows to a file of their own, and names it. */
  write: (rows: readonly string[]) => string;
  /** Takes them in as such a file. */
  take: (
    kind: ImportFileOptions['kind'],
    rows: readonly string[],
    more?: Partial<ImportFileOptions>,
  ) => ReturnType<typeof runImportFile>;
  /** Takes a file back, at once. */
  undo: (importId: string) => ReturnType<typeof getImport>;
  close: () => Promise<void>;
};

const NOW = new Date('2026-03-10T10:00:00Z');

const FINGERPRINT = `select
  (select jsonb_build_array(count(*), sum(total_minor), sum(units), sum(refunded_minor), sum(version)) from orders) as orders,
  (select jsonb_build_array(count(*), sum(gross_minor), sum(gross_rest_micros), sum(shipped_quantity), sum(returned_quantity))
    from order_lines) as lines,
  (select jsonb_build_array(count(*), sum(r.amount_minor), count(order_line_id)) from return_lines r) as returns,
  (select jsonb_build_array(count(*), sum(amount_minor)) from costs) as costs,
  (select jsonb_build_array(count(*), sum(quantity)) from stock_adjustments) as adjustments,
  (select jsonb_build_array(count(*), sum(quantity)) from stock_movements) as movements,
  (select jsonb_build_array(count(*), sum(gross_minor), sum(returns_minor), sum(receivable_minor), sum(orders), sum(units))
    from postings) as postings,
  (select jsonb_build_array(count(*), sum(price_minor), sum(cost_micros)) from variants) as variants,
  (select jsonb_build_array(count(*), count(distinct search)) from customers) as customers,
  (select jsonb_build_array(count(*), sum(amount_minor)) from payments) as payments,
  (select jsonb_build_array(count(*), sum(amount_minor)) from refunds) as refunds`;

/** Opens the shop. Close it in `afterAll`. */
export async function openImportShop(facts: { currency: string; timeZone: string }): Promise<ImportShop> {
  const database = await createTestDatabase();
  const db = connect(database.url);
  const ctx: ImportShop['ctx'] = (actor = SYSTEM, more = {}) => ({ db, actor, now: NOW, ...more });
  await foundBusiness(ctx(), {
    name: 'Imported shop',
    country: 'GB',
    reportingCurrency: facts.currency,
    timeZone: facts.timeZone,
    locale: 'en',
    calendar: 'gregorian',
    taxRates: {},
  });
  const warehouse = newId();
  await db.insert(locations).values({
    id: warehouse,
    code: 'MAIN',
    name: 'Main warehouse',
    kind: 'warehouse',
    isCounted: true,
    services: { ships: true, pickup: false, returns: true },
  });
  await db.insert(channels).values([
    { id: newId(), slug: 'web', name: 'Web shop', kind: 'web', currency: facts.currency },
    { id: newId(), slug: 'till', name: 'Till', kind: 'store', currency: facts.currency },
  ]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-import-'));
  let files = 0;
  const write: ImportShop['write'] = (rows) => {
    const file = path.join(folder, `file-${files++}.csv`);
    fs.writeFileSync(file, rows.join('\n'));
    return file;
  };
  const all: ImportShop['all'] = async (text, values = []) =>
    (await db.$client.query(text, values)).rows as never;
  return {
    db,
    url: database.url,
    ctx,
    warehouse,
    all,
    one: async (text, values) => (await all(text, values))[0],
    fingerprint: async () => (await all(FINGERPRINT))[0]!,
    write,
    take: (kind, rows, more = {}) => runImportFile(ctx(), { kind, path: write(rows), ...more }),
    undo: async (importId) => {
      await undoImport(ctx(), { importId, by: 'caller' });
      await runImport(ctx(), importId);
      return getImport(ctx(), importId);
    },
    close: async () => {
      fs.rmSync(folder, { recursive: true });
      await db.$client.end();
      await database.close();
    },
  };
}
