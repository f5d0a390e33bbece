import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runImportFile } from '../import-file.ts';
import { undoImport } from '../move-import.ts';
import { runImport } from '../run-import.ts';
import { type ImportShop, openImportShop } from '../testing/open-import-shop.ts';

let shop: ImportShop;
let folder: string;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reverse-'));
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await shop.close();
});

it('what came late for a closed month and is taken back leaves nothing among what belongs to that month', async () => {
  await shop.all(
    `insert into closed_periods (id, from_day, to_day, closed_by, closed_at, sums)
     values (gen_random_uuid(), '2025-11-01', '2025-11-30', 'owner', now(), '{}')`,
  );
  const file = path.join(folder, 'late.csv');
  fs.writeFileSync(file, 'Order no;Date;SKU;Item;Qty;Unit price\nL-1;24.11.2025;CUP;Cup;2;4,50\n');
  const reading = { decimalSign: ',', dateOrder: 'dayFirst' } as const;
  const report = await runImportFile(shop.ctx(), { kind: 'orders', path: file, channel: 'web', reading });
  const late = { day: '2025-12-01', of_day: '2025-11-24' };
  expect(await posted()).toEqual([{ ...late, kinds: 'sale', gross: 900 }]);
  await undoImport(shop.ctx(), { importId: report.importId, by: 'caller' });
  await runImport(shop.ctx(), report.importId);
  expect(await posted()).toEqual([{ ...late, kinds: 'sale undo', gross: 0 }]);
});

const posted = () =>
  shop.all(
    `select day::text, of_day::text, string_agg(kind, ' ' order by id) as kinds, sum(gross_minor)::integer as gross
     from postings group by 1, 2`,
  );
