import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImportFile } from '#domains/imports/import-file.ts';
import { openInbox, type TestInbox } from '#jobs/testing/open-inbox.ts';
import { getCustomer } from '../customers/get-customer.ts';
import { eraseCustomer } from './erase-customer.ts';
import { runErasure } from './run-erasure.ts';

const NAME = 'Zebulon Quince';
const MAIL = 'zebulon.q@example.com';
const MARKERS = ['zebulon', 'quince', '888777001', '17 marmalade', 'ext-9001'];

let inbox: TestInbox;
let folder: string;
let orderId: string;

beforeAll(async () => {
  inbox = await openInbox();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'told-again-'));
  await inbox.shop.addVariant({ sku: 'CUP', units: 9 });
  await send('order', order('A-1', '2026-03-09T21:30:00Z'));
  const [placed] = await query<{ id: string; customer_id: string }>('select id, customer_id from orders');
  orderId = placed!.id;
  await erase(placed!.customer_id);
  expect(await findMarkers()).toEqual([]);
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await inbox.close();
});

const query = <Row extends object>(text: string, values: unknown[] = []) => inbox.query<Row>(text, values);

const customer = {
  externalId: 'ext-9001',
  ...{ email: MAIL, phone: '+359888777001', name: NAME, addresses: [], consents: [] },
};
const address = {
  ...{ name: NAME, line1: '17 Marmalade Lane', city: 'Plovdiv', postcode: '4023', countryCode: 'BG' },
  phone: '+359888777001',
};
const order = (externalId: string, modifiedAt: string) => ({
  ...{ externalId, externalNumber: `#${externalId}`, placedAt: '2026-03-09T21:30:00Z', modifiedAt },
  ...{ currency: 'EUR', shippingMinor: 500, totalMinor: 2900, customer },
  ...{ shippingAddress: address, billingAddress: address },
  lines: [
    {
      ...{ externalId: 'l1', sku: 'CUP', title: 'Cup', quantity: 2, unitPriceMinor: 1000, taxMinor: 400 },
    },
  ],
});

async function send(topic: string, body: unknown): Promise<{ status: string; body: string }> {
  const { inboxId } = await inbox.send('pishkhan', { topic, body });
  await inbox.work({ isLastAttempt: true });
  const [row] = await query<{ status: string; body: string }>(
    `select status, convert_from(body, 'UTF8') as body from inbox where id = $1`,
    [inboxId],
  );
  return row!;
}

async function erase(customerId: string): Promise<void> {
  const { shop } = inbox;
  const { number } = (await getCustomer(shop.ctx('owner'), customerId))!;
  const { erasureId } = await eraseCustomer(shop.ctx('owner'), { customerId, number, reason: 'asked' });
  await runErasure(shop.ctx(), erasureId);
}

/** The markers that stand anywhere in the database, raw bytes included. */
async function findMarkers(): Promise<string[]> {
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await query<{ line: string }>(`select t::text as line from ${name} t`);
    texts.push(...rows.map(({ line }) => line.toLowerCase()));
  }
  return MARKERS.filter((marker) =>
    texts.some((text) => text.includes(marker) || text.includes(Buffer.from(marker).toString('hex'))),
  );
}

const people = () => query('select id from customers where erased_at is null');

describe('an erased person of whom is told again', () => {
  it('gets no address, no identity and no name by the same order, newer or not', async () => {
    for (const modifiedAt of ['2026-03-09T21:30:00Z', '2026-03-10T09:00:00Z', '2026-03-10T09:30:00Z']) {
      expect(await send('order', order('A-1', modifiedAt))).toEqual({ status: 'done', body: '{}' });
      expect(await findMarkers(), modifiedAt).toEqual([]);
    }
    expect(await people()).toEqual([]);
    const [row] = await query(
      `select a.lines, a.country, o.source_modified_at from orders o join order_addresses a on a.order_id = o.id
       where o.id = $1 and a.kind = 'shipping'`,
      [orderId],
    );
    expect(row).toMatchObject({
      ...{ lines: '', country: 'BG', source_modified_at: new Date('2026-03-10T09:30:00Z') },
    });
  });

  it('is not made again by the list of customers of the channel', async () => {
    const told = { ...customer, addresses: [address] };
    expect(await send('customer', told)).toEqual({ status: 'ignored', body: '{}' });
    expect(await findMarkers()).toEqual([]);
    expect(await people()).toEqual([]);
  });

  it('is not made again by the channel’s own id alone, and somebody with another id is', async () => {
    const byId = (externalId: string) => ({ externalId, addresses: [], consents: [], name: 'Told again' });
    expect((await send('customer', byId('ext-9001'))).status).toBe('ignored');
    expect(await people()).toEqual([]);
    expect((await send('customer', byId('ext-9002'))).status).toBe('done');
    expect(await people()).toHaveLength(1);
    await erase((await query<{ id: string }>('select id from customers where erased_at is null'))[0]!.id);
    expect((await send('customer', byId('ext-9002'))).status).toBe('ignored');
    expect(await query('select hash from erased_marks')).toEqual([
      { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('is not made again by a file of customers or of orders', async () => {
    const take = (kind: 'customers' | 'orders', rows: string[]) => {
      const file = path.join(folder, `${kind}.csv`);
      fs.writeFileSync(file, rows.join('\n'));
      return runImportFile(inbox.shop.ctx(), { kind, path: file, channel: 'web' });
    };
    const refused = await take('customers', [
      'Customer ID,Name,Email',
      `77,${NAME},${MAIL}`,
      '78,Ina,ina@example.com',
      `79,${NAME},"not an address, was ${MAIL}"`,
    ]);
    expect(Object.fromEntries(refused.outcome.map(({ name, rows }) => [name, rows]))).toEqual({
      ...{ create: 1, error: 2 },
    });
    expect(
      await query('select row_number, reason, value, cells from import_errors order by row_number'),
    ).toEqual([
      { row_number: 2, reason: 'erasedBefore', value: '', cells: ['', '', ''] },
      { row_number: 4, reason: 'notAnEmail', value: '', cells: ['', '', ''] },
    ]);
    expect(await findMarkers()).toEqual([]);
    expect(await query('select name from customers where erased_at is null')).toEqual([{ name: 'Ina' }]);
    const report = await take('orders', [
      'Order no,Date,SKU,Product,Quantity,Unit price,Customer ID,Email',
      `O-9,2026-01-05,OLD-1,Old cup,1,10.00,77,${MAIL}`,
      `O-10,2026-01-05,OLD-1,Old cup,many,10.00,77,${MAIL}`,
    ]);
    expect(report.status, JSON.stringify(report)).toBe('done');
    const [taken] = await query<{ customer_id: string | null }>(
      `select customer_id from orders where external_id = 'O-9'`,
    );
    expect(taken).toEqual({ customer_id: null });
    expect(await query(`select cells from import_errors where reason = 'notANumber'`)).toEqual([
      { cells: ['O-10', '2026-01-05', 'OLD-1', 'Old cup', 'many', '10.00', '', ''] },
    ]);
    expect(await findMarkers()).toEqual([]);
  });

  it('stands in no file that waits to be gone on with, in whatever letters, and in none that is over', async () => {
    const folderFile = path.join(folder, 'open.csv');
    fs.writeFileSync(folderFile, `Name,Email\n${NAME},${MAIL}\n`);
    const touches = path.join(folder, 'touches.csv');
    fs.writeFileSync(touches, `Date,Kind,Phone,Note\n2026-03-01,call,0888 777 001,${NAME} called\n`);
    const { shop } = inbox;
    await runImportFile(shop.ctx(), { kind: 'customers', path: folderFile, channel: 'web', isDryRun: true });
    await runImportFile(shop.ctx(), { kind: 'touches', path: touches, channel: 'web' });
    expect(await findMarkers()).toEqual([]);
    expect(await query('select from stored_file_parts')).toHaveLength(1);
  });

  it('comes back as a new customer by a new order of their own', async () => {
    expect((await send('order', order('A-2', '2026-03-10T10:00:00Z'))).status).toBe('done');
    expect(await query(`select name from customers where name = $1`, [NAME])).toHaveLength(1);
    expect((await send('customer', customer)).status).toBe('done');
    expect(await query(`select lines from order_addresses where order_id = $1`, [orderId])).toEqual([
      { lines: '' },
      { lines: '' },
    ]);
  });
});
