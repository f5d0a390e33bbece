import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayContact } from '../customers/consents/may-contact.ts';
import { createCustomer } from '../customers/create-customer.ts';
import { getCustomer } from '../customers/get-customer.ts';
import { openShop, type TestShop } from '../testing/open-shop.ts';
import { eraseCustomer } from './erase-customer.ts';
import { runErasure } from './run-erasure.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const query = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await shop.db.$client.query<Row>(text, values)).rows;

async function eraseSomebody(name: string, phone: string) {
  const { id } = await createCustomer(shop.ctx('owner'), { name, phone, channelId: shop.channels.web });
  const { number } = (await getCustomer(shop.ctx('owner'), id))!;
  const { erasureId } = await eraseCustomer(shop.ctx('owner'), { customerId: id, number, reason: 'asked' });
  return { id, erasureId };
}

describe('an erasure', () => {
  it('that is cut off goes on where it was, and finds the person as before', async () => {
    const { id, erasureId } = await eraseSomebody('Mira Petrova', '+359888777001');
    await query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`,
    );
    await query(
      'create trigger killed before update of name on customers for each row execute function fail()',
    );
    await expect(runErasure(shop.ctx(), erasureId)).rejects.toThrow('killed');
    const [stopped] = await query<{ status: string; steps: string[] }>(
      'select status, steps from erasures where id = $1',
      [erasureId],
    );
    expect(stopped?.status).toBe('running');
    expect(stopped?.steps).toContain('linked');
    await query('drop trigger killed on customers');
    await runErasure(shop.ctx(), erasureId);
    expect(await query('select name, search from customers where id = $1', [id])).toEqual([
      { name: '', search: '' },
    ]);
    const [done] = await query<{ status: string; steps: string[] }>(
      'select status, steps from erasures where id = $1',
      [erasureId],
    );
    expect(done?.status).toBe('done');
    expect(new Set(done?.steps).size).toBe(done?.steps.length);
    expect(await runErasure(shop.ctx(), erasureId)).toEqual({});
  });

  it('ends all contact at once, before the job has begun', async () => {
    const { id } = await eraseSomebody('Sara Karimi', '+359888777002');
    const question = { customerId: id, purpose: 'service', way: 'sms', at: shop.now } as const;
    expect(await mayContact(shop.ctx('owner'), question)).toEqual({ may: false, why: 'erased' });
  });

  it('waits while a file that tells of the person is being imported', async () => {
    const { erasureId } = await eraseSomebody('Ina Ruseva', '+359888777003');
    await query(`insert into stored_files (id, name, media_type, size_bytes, sha256)
      values ('00000000-0000-7000-8000-000000000001', 'x.csv', 'text/csv', 1, 'x')`);
    await query(`insert into stored_file_parts (file_id, position, content)
      values ('00000000-0000-7000-8000-000000000001', 0, 'Ina Ruseva')`);
    await query(`insert into import_batches (id, kind, status, file_id, created_by) values
      ('00000000-0000-7000-8000-000000000002', 'customers', 'running', '00000000-0000-7000-8000-000000000001', 'x')`);
    await expect(runErasure(shop.ctx(), erasureId)).rejects.toMatchObject({ code: 'CONFLICT' });
    await query(`update import_batches set status = 'done'`);
    await runErasure(shop.ctx(), erasureId);
    expect(await query('select from stored_file_parts')).toEqual([]);
  });

  it('is carried out by the worker, not by people', async () => {
    await expect(runErasure(shop.ctx('owner'), '00000000-0000-7000-8000-000000000009')).rejects.toMatchObject(
      {
        code: 'FORBIDDEN',
      },
    );
  });
});
