import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport } from '../create-import.ts';
import { storeFile } from '../files/store-file.ts';
import { fixRow } from '../fix-row.ts';
import { runImportFile } from '../import-file.ts';
import { listImportErrors } from '../list-import-errors.ts';
import { retryErrors } from '../retry-errors.ts';
import { saveMapping } from '../save-mapping.ts';
import { type ImportShop, openImportShop } from '../testing/open-import-shop.ts';

// Numbers of nobody, made by the check digit; the third has a wrong one.
const NUMBERS = { mira: '9106112230', sara: '8811237641', wrong: '9106112231', ina: '7704048124' };
const IRANIAN = '0067749828';

let shop: ImportShop;
let folder: string;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
  await shop.all(`update business set country = 'BG'`);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'national-ids-'));
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await shop.close();
});

function write(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, lines.join('\n'));
  return file;
}

/** Every table in which a text stands, bytes included. */
async function whereStands(text: string): Promise<string[]> {
  const tables = await shop.all<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  );
  const hex = Buffer.from(text).toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await shop.all(`select from ${name} t where t::text like $1 or t::text like $2 limit 1`, [
      `%${text}%`,
      `%${hex}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** Whether a text stands in the files of this database on the disk; null where this process may not read them. */
async function standsOnDisk(text: string): Promise<boolean | null> {
  await shop.all('checkpoint');
  const [at] = await shop.all<{ folder: string }>(
    `select current_setting('data_directory') || '/base/' || oid as folder from pg_database where datname = current_database()`,
  );
  try {
    return fs
      .readdirSync(at!.folder)
      .some((name) => fs.readFileSync(path.join(at!.folder, name)).includes(text));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return null;
    throw error;
  }
}

const keptOf = (name: string) =>
  shop.all<{ value: string; hint: string }>(
    `select i.value, i.hint from identities i join customers c on c.id = i.customer_id
     where i.kind = 'national_id' and c.name = $1`,
    [name],
  );

describe('a file of customers with national numbers', () => {
  it('keeps keyed hashes, and the numbers nowhere: no table, no byte, no file of the database', async () => {
    const report = await runImportFile(shop.ctx(), {
      kind: 'customers',
      channel: 'web',
      path: write('people.csv', [
        'Name,Phone,ЕГН,Country,Remark',
        `Mira Petrova,+359888777101,${NUMBERS.mira},BG,marker-of-the-file`,
        `Sara Ilieva,,"${NUMBERS.sara.slice(0, 6)} ${NUMBERS.sara.slice(6)}",BG,`,
        `Wrong Number,+359888777103,${NUMBERS.wrong},BG,`,
        `Bad Phone,,,BG,${NUMBERS.ina}`,
        `Reza Karimi,+989121112233,${IRANIAN.replace(/^0+/, '')},IR,`,
      ]),
    });
    expect(Object.fromEntries(report.outcome.map(({ name, rows }) => [name, rows]))).toEqual({
      create: 3,
      error: 2,
    });
    expect(await keptOf('Mira Petrova')).toEqual([
      { value: expect.stringMatching(/^[0-9a-f]{64}$/), hint: '30' },
    ]);
    expect(await keptOf('Sara Ilieva')).toMatchObject([{ hint: '41' }]);
    expect(await keptOf('Reza Karimi')).toMatchObject([{ hint: '28' }]);
    for (const number of Object.values(NUMBERS)) {
      expect(await whereStands(number), number).toEqual([]);
      expect(await standsOnDisk(number), number).not.toBe(true);
    }
    expect(await whereStands('Mira Petrova')).toContain('public.customers');
    expect(await standsOnDisk('Mira Petrova')).not.toBe(false);
    expect(await whereStands('marker-of-the-file')).toEqual([]);
    expect(await shop.all('select from stored_file_parts')).toEqual([]);
  });

  it('shows two digits where a row was refused, and takes the number when the row was put right', async () => {
    const report = await runImportFile(shop.ctx(), {
      kind: 'customers',
      channel: 'web',
      path: write('refused.csv', ['Name,Email,National number', `Ina Ruseva,not an address,${NUMBERS.ina}`]),
    });
    const read = () => listImportErrors(shop.ctx(), { importId: report.importId, status: 'open' });
    const [refused] = await read();
    expect(refused).toMatchObject({
      reason: 'notAnEmail',
      cells: ['Ina Ruseva', 'not an address', '••• 24'],
    });
    await fixRow(shop.ctx(), { errorId: refused!.id, cells: ['Ina Ruseva', 'ina@post.example', '••• 24'] });
    await retryErrors(shop.ctx(), { importId: report.importId, by: 'caller' });
    expect(await read()).toEqual([]);
    expect(await keptOf('Ina Ruseva')).toMatchObject([{ hint: '24' }]);
    expect(await whereStands(NUMBERS.ina)).toEqual([]);
    const [trail] = await shop.all<{ after: unknown }>(
      `select after from audit_log where verb = 'import.run' and after ? 'changed'`,
    );
    expect(trail).toMatchObject({ after: { changed: ['Email'] } });
  });

  it('recognises by the number who is known by another phone, and keeps two numbers apart', async () => {
    await runImportFile(shop.ctx(), {
      kind: 'customers',
      channel: 'web',
      path: write('again.csv', [
        'Name,Phone,National number',
        `Mira Petrova,+359888777199,${NUMBERS.mira}`,
        `Mira Petrova,+359888777101,${NUMBERS.sara}`,
      ]),
    });
    const people = await shop.all<{ name: string; phones: string[] }>(
      `select c.name, array_agg(i.value order by i.value) filter (where i.kind = 'phone') as phones
       from customers c join identities i on i.customer_id = c.id
       where c.id in (select customer_id from identities where kind = 'national_id')
       group by c.id order by c.number`,
    );
    expect(people[0]).toEqual({ name: 'Mira Petrova', phones: ['+359888777101', '+359888777199'] });
    expect(people[1]).toEqual({ name: 'Mira Petrova', phones: ['+359888777101'] });
  });

  it('hides the numbers before anybody has said which column they are, and sealed bytes show nothing', async () => {
    const source = fs.createReadStream(
      write('unnamed.csv', ['Name,Phone,X', `Ana Koleva,+359888777301,${NUMBERS.ina}`]),
    );
    const { id: fileId } = await storeFile(shop.ctx(), { name: 'unnamed.csv', source });
    const created = await createImport(shop.ctx(), { fileId, kind: 'customers', channel: 'web' });
    expect(created.unmapped).toEqual(['X']);
    const found = () => shop.one('select findings from import_batches where id = $1', [created.id]);
    expect(await found()).toMatchObject({
      findings: { sampleRows: [['Ana Koleva', '+359888777301', '•••']] },
    });
    const columns = { ...created.mapping.columns, nationalId: 'X' };
    await saveMapping(shop.ctx(), { importId: created.id, mapping: { ...created.mapping, columns } });
    expect(await found()).toMatchObject({
      findings: { sampleRows: [['Ana Koleva', '+359888777301', '••• 24']] },
    });
    expect(await shop.all('select from stored_file_parts')).toHaveLength(1);
    expect(await whereStands(NUMBERS.ina)).toEqual([]);
    expect(await standsOnDisk(NUMBERS.ina)).not.toBe(true);
  });
});
