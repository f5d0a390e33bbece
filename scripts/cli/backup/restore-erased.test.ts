import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect, type Database } from '#db/client.ts';
import { createTestDatabase } from '#db/testing.ts';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { editCustomer } from '#domains/customers/edit-customer.ts';
import { getCustomer } from '#domains/customers/get-customer.ts';
import { listCustomers } from '#domains/customers/list-customers.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { eraseCustomer } from '#domains/privacy/erase-customer.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { erasePersonJob } from '#jobs/erase-person.ts';
import { newId } from '#lib/ids.ts';
import { replayAfterRestore } from './replay-after-restore.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

/** What is planted of one person, each in another place, as people and channels write it. */
const MARKERS = {
  name: 'Zebulon Quince',
  phone: '+359888777001',
  email: 'zebulon.q@example.com',
  handle: 'instagram:zebquince',
  card: 'LOYAL-77001234',
  address: '17 Marmalade Lane',
  note: 'allergic to rosewater',
  touch: 'asked about the teal samovar',
  orderNote: 'ring twice for the butler',
  inbox: 'inbox-only-marker-41',
  importRow: 'import-only-marker-42',
  audit: 'prefers the name Zebby',
  task: 'call about the broken gramophone',
  file: 'file-only-marker-43',
} as const;

let shop: TestShop;
let folder: string;
let backup: string;
let zeb: string;
let mother: string;
let orderId: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-erase-'));
  vi.stubEnv('DATA_DIR', folder);
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 9 });
  await plant();
  backup = path.join(folder, 'before.backup');
  await writeBackup({ url: shop.url, file: backup, now: shop.now });
});
afterAll(async () => {
  await shop.close();
  fs.rmSync(folder, { recursive: true });
});

async function plant(): Promise<void> {
  const make = (person: { name: string; phone?: string; email?: string }) =>
    createCustomer(shop.ctx('owner'), { ...person, channelId: shop.channels.web });
  zeb = (await make({ name: MARKERS.name, phone: MARKERS.phone, email: MARKERS.email })).id;
  mother = (await make({ name: 'Olga Quince', email: 'olga@example.com' })).id;
  await editCustomer(shop.ctx('support'), { customerId: zeb, note: MARKERS.audit });
  await editCustomer(shop.ctx('support'), { customerId: zeb, note: MARKERS.note });
  const address = {
    name: MARKERS.name,
    lines: MARKERS.address,
    city: 'Plovdiv',
    postcode: '4023',
    country: 'BG',
  };
  const order = {
    channelId: shop.channels.web,
    customerId: zeb,
    note: MARKERS.orderNote,
    shippingAddress: address,
  };
  orderId = (await placeOrder(shop.ctx('owner'), { ...order, lines: [{ sku: 'CUP', quantity: 2 }] })).id;
  const run = (text: string, values: unknown[]) => shop.db.$client.query(text, values);
  const [fileId, batchId] = [newId(), newId()];
  const more = [
    ['handle', MARKERS.handle, zeb],
    ['loyalty_card', MARKERS.card, zeb],
    ['external', 'web:ext-9001', zeb],
    ['email', 'quince@example.com', zeb],
    ['email', 'quince@example.com', mother],
  ];
  for (const [kind, value, customerId] of more)
    await run(
      `insert into identities (id, customer_id, kind, value, source) values ($1, $2, $3, $4, 'test')`,
      [newId(), customerId, kind, value],
    );
  await run(
    `insert into touches (at, channel_id, kind, customer_id, detail) values ($1, $2, 'call', $3, $4)`,
    [shop.now, shop.channels.web, zeb, JSON.stringify({ text: MARKERS.touch })],
  );
  await run(
    `insert into customer_tasks (id, customer_id, title, created_by, created_at) values ($1, $2, $3, 'x', $4)`,
    [newId(), zeb, MARKERS.task, shop.now],
  );
  await run(
    `insert into inbox (channel_id, delivery_id, topic, headers, body, subject_kind, subject_id, status)
     values ($1, 'd1', 'order', '{}', $2, 'order', $3, 'done'), ($1, 'd2', 'customer', '{}', $4, null, null, 'pending')`,
    [
      shop.channels.web,
      Buffer.from(JSON.stringify({ about: MARKERS.inbox })),
      orderId,
      Buffer.from(JSON.stringify({ tel: '00359 888777001', mail: MARKERS.email })),
    ],
  );
  await run(
    `insert into stored_files (id, name, media_type, size_bytes, sha256) values ($1, 'old.csv', 'text/csv', 9, 'x')`,
    [fileId],
  );
  await run('insert into stored_file_parts (file_id, position, content) values ($1, 0, $2)', [
    fileId,
    Buffer.from(`order,who\n77,${MARKERS.file}\n`),
  ]);
  await run(
    `insert into import_batches (id, kind, status, file_id, created_by) values ($1, 'orders', 'done', $2, 'x')`,
    [batchId, fileId],
  );
  await run(`update orders set import_id = $1, external_id = '77' where id = $2`, [batchId, orderId]);
  await run(
    `insert into import_rows (batch_id, row_number, phase, ordinal, class, document, sku, quantity, unit_price_minor,
       amount_minor, currency, customer, person) values ($1, 1, 1, 1, 'sale', '77', 'CUP', 1, 1, 1, 'EUR', 'ext-9001', $2)`,
    [batchId, JSON.stringify({ name: MARKERS.importRow })],
  );
  await run(
    `insert into import_errors (batch_id, row_number, reason, cells) values ($1, 2, 'text', array['0888 777 001', 'kept, "too"'])`,
    [batchId],
  );
  await run(`insert into pgboss.job (name, data) values ('send-webhooks', $1)`, [
    JSON.stringify({ mail: MARKERS.email, tel: 359888777001, other: 'stays' }),
  ]);
  fs.mkdirSync(path.join(folder, 'mail'));
  fs.writeFileSync(path.join(folder, 'mail', 'one.eml'), `To: ${MARKERS.email}`);
  fs.writeFileSync(path.join(folder, 'start.log'), `{"msg":"wrote to ${MARKERS.email}"}\n{"msg":"fine"}\n`);
}

/** Every row of every table as text, raw bytes in hexadecimal, and every file beside the database. */
async function dump(db: Database): Promise<string> {
  const { rows } = await db.$client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss', 'truth')`,
  );
  const parts = [];
  for (const { name } of rows) {
    const { rows: lines } = await db.$client.query<{ line: string }>(`select t::text as line from ${name} t`);
    parts.push(...lines.map(({ line }) => `${name} ${line}`));
  }
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.backup'))
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
  return [...parts, ...files].join('\n');
}

/** The markers that are found, in any of the forms in which they were planted or are kept. */
function findIn(text: string): string[] {
  const lower = text.toLowerCase();
  return Object.entries(MARKERS).flatMap(([marker, value]) => {
    const forms = marker === 'phone' ? ['888777001', '888 777 001'] : [value.toLowerCase()];
    const all = [...forms, ...[...forms, value].map((form) => Buffer.from(form).toString('hex'))];
    return all.some((form) => lower.includes(form)) ? [marker] : [];
  });
}

const job = (erasureId: string) => ({ data: { erasureId }, attempt: 1, isLastAttempt: false });
const numberOf = async (id: string) => (await getCustomer(shop.ctx('owner'), id))!.number;
const sums = async (db: Database) =>
  (
    await db.$client.query(
      `select (select sum(total_minor) from orders) as orders, (select sum(tax_minor) from orders) as tax,
         (select count(*) from orders) as count, (select sum(on_hand) from stock_levels) as stock`,
    )
  ).rows[0];

describe('a person who is erased', () => {
  it('is erased by who may, and by the right number only', async () => {
    expect(findIn(await dump(shop.db)).sort()).toEqual(Object.keys(MARKERS).sort());
    const number = await numberOf(zeb);
    const ask = (role: 'owner' | 'support', typed: number) =>
      eraseCustomer(shop.ctx(role), { customerId: zeb, number: typed, reason: 'asked' });
    await expect(ask('support', number)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask('owner', number + 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const before = await sums(shop.db);
    const { erasureId } = await ask('owner', number);
    expect(await getCustomer(shop.ctx('owner'), zeb)).toBeNull();
    expect((await listCustomers(shop.ctx('owner'), { search: 'zebulon' })).rows).toEqual([]);
    await erasePersonJob(shop.ctx(), job(erasureId));
    expect(findIn(await dump(shop.db))).toEqual([]);
    expect(await sums(shop.db)).toEqual(before);
    const { rows } = await shop.db.$client.query('select country, postcode, lines from order_addresses');
    expect(rows).toEqual([{ country: 'BG', postcode: '40', lines: '' }]);
  });

  it('takes nothing of others along', async () => {
    expect(await getCustomer(shop.ctx('owner'), mother)).toMatchObject({
      name: 'Olga Quince',
      identities: [{ value: 'olga@example.com' }, { value: 'quince@example.com' }],
    });
    const text = await dump(shop.db);
    expect(text).toMatch(/other"+: "+stays/);
    expect(text).toContain('""kept, ');
    expect(text).toContain('{"msg":"fine"}');
  });

  it('is told to have been erased, by whom and why, without anything of theirs', async () => {
    const { rows } = await shop.db.$client.query(
      `select e.status, e.reason, e.requested_by_name, a.verb from erasures e
       join audit_log a on a.subject_kind = 'erasure' and a.subject_id = e.id::text`,
    );
    expect(rows).toEqual([
      { status: 'done', reason: 'asked', requested_by_name: 'The owner', verb: 'customer.erase' },
    ]);
    const listed = await shop.db.$client.query('select distinct reason from suppressions');
    expect(listed.rows).toEqual([{ reason: 'erased' }]);
  });

  it('is erased again when a backup from before comes back, into another database', async () => {
    const database = await createTestDatabase();
    const db = connect(database.url);
    try {
      await restoreBackup({ url: database.url, file: backup, isReplacing: false });
      expect(findIn(await dump(db))).toContain('name');
      expect(await replayAfterRestore({ ...shop.ctx(), db }, { folder, known: [] })).toBe(1);
      expect(findIn(await dump(db))).toEqual([]);
      expect(await sums(db)).toEqual(await sums(shop.db));
    } finally {
      await db.$client.end();
      await database.close();
    }
  });
});
