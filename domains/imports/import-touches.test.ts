import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '#domains/customers/create-customer.ts';
import { createImport } from './create-import.ts';
import { getImport } from './get-import.ts';
import type { ImportFileOptions } from './import-file.ts';
import { listImportErrors } from './list-import-errors.ts';
import { undoImport } from './move-import.ts';
import { runImport } from './run-import.ts';
import { countOutcome } from './testing/count-outcome.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

let shop: ImportShop;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
  const [web] = await shop.all<{ id: string }>(`select id from channels where slug = 'web'`);
  const person = (name: string, more: object) =>
    createCustomer(shop.ctx(), { name, channelId: web!.id, country: 'BG', ...more });
  await person('Mira', { phone: '+359888123456', email: 'mira@example.com' });
  const twin = await person('Ina', { email: 'ina@example.com' });
  await shop.all(
    `insert into identities (id, customer_id, kind, value, source)
     values (gen_random_uuid(), $1, 'phone', '+359888000111', 'test'),
       (gen_random_uuid(), (select id from customers where name = 'Mira'), 'phone', '+359888000111', 'test') returning id`,
    [twin.id],
  );
});
afterAll(() => shop.close());

const take = (rows: readonly string[], more?: Partial<ImportFileOptions>) => shop.take('touches', rows, more);

const ROWS = [
  'Date,Type,Channel,Customer,Note,Campaign',
  '2026-03-01 14:05,call,till,00359 888 123 456,Asked for the blue cup,',
  '2026-03-02 09:00,посещение,Till,mira@example.com,,',
  '2026-03-03 10:00,ad click,web,,Card 4111 1111 1111 1111,Spring',
];

describe('importing touches', () => {
  it('adds them to the stories of people whom we know, and the same file again changes nothing', async () => {
    expect(countOutcome(await take(ROWS))).toEqual({ create: 3 });
    expect(
      await shop.all(
        `select t.at, t.kind, ch.slug, c.name, t.campaign, t.detail from touches t join channels ch on ch.id = t.channel_id
         left join customers c on c.id = t.customer_id order by t.at`,
      ),
    ).toEqual([
      {
        at: new Date('2026-03-01T12:05:00Z'),
        kind: 'call',
        slug: 'till',
        name: 'Mira',
        campaign: null,
        detail: { text: 'Asked for the blue cup' },
      },
      {
        at: new Date('2026-03-02T07:00:00Z'),
        kind: 'visit',
        slug: 'till',
        name: 'Mira',
        campaign: null,
        detail: {},
      },
      {
        at: new Date('2026-03-03T08:00:00Z'),
        kind: 'ad_click',
        slug: 'web',
        name: null,
        campaign: 'Spring',
        detail: { text: 'Card 4111 11•• •••• 1111' },
      },
    ]);
    expect(countOutcome(await take([...ROWS, ...ROWS.slice(1)]))).toEqual({ unchanged: 6 });
  });

  it('says row by row what is wrong, makes nobody, and takes the rest in', async () => {
    const before = await shop.all('select id from customers');
    const report = await take([
      'Date,Type,Channel,Customer',
      '2026-03-04,call,till,nobody@example.com',
      '2026-03-04,call,till,+359888000111',
      '2026-03-04,dance,till,',
      '2027-03-04,call,till,',
      '2026-03-04,call,moon,',
      '2026-03-04,call,,',
      '2026-03-04,call,till,ina@example.com',
    ]);
    expect(countOutcome(report)).toEqual({ create: 1, error: 6 });
    const errors = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(errors.map((error) => error.reason)).toEqual([
      'unknownPerson',
      'severalPeople',
      'unknownTouchKind',
      'inTheFuture',
      'unknownChannel',
      'empty',
    ]);
    expect(await shop.all('select id from customers')).toEqual(before);
  });

  it('goes to the channel of the whole file where no column names one, and is undone', async () => {
    const report = await take(['Date,Type,Customer', '2026-03-05,message,mira@example.com'], {
      channel: 'web',
    });
    expect(countOutcome(report)).toEqual({ create: 1 });
    const [before] = await shop.all<{ count: number }>('select count(*) from touches');
    await undoImport(shop.ctx(), { importId: report.importId, by: 'caller' });
    await runImport(shop.ctx(), report.importId);
    expect(await getImport(shop.ctx(), report.importId)).toMatchObject({ status: 'undone' });
    const [after] = await shop.all<{ count: number }>('select count(*) from touches');
    expect(before!.count - after!.count).toBe(1);
  });

  it('is refused to those who may not import', async () => {
    const actor = { kind: 'user', id: 'x', name: 'The viewer', role: 'viewer' } as const;
    const input = { fileId: '00000000-0000-7000-8000-000000000000', kind: 'touches' as const };
    await expect(createImport(shop.ctx(actor), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
