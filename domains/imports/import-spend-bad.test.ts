import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setExchangeRate } from '#domains/channels/set-exchange-rate.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { fixRow } from './fix-row.ts';
import { getImport } from './get-import.ts';
import type { ImportFileOptions } from './import-file.ts';
import { listImportErrors } from './list-import-errors.ts';
import { cancelImport, checkImport, startImport } from './move-import.ts';
import { runPlain } from './plain/run-plain.ts';
import { readBatch } from './read-batch.ts';
import { retryErrors } from './retry-errors.ts';
import { runImport } from './run-import.ts';
import { saveMapping } from './save-mapping.ts';
import { countOutcome } from './testing/count-outcome.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';
import { readMarketing, takeSpend } from './testing/spend-reports.ts';

let shop: ImportShop;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const take = (rows: readonly string[], more?: Partial<ImportFileOptions>) => takeSpend(shop, rows, more);
const marketing = (campaign: string) => readMarketing(shop, campaign);
const finish = async (importId: string) => {
  await checkImport(shop.ctx(), { importId, by: 'caller' });
  await runImport(shop.ctx(), importId);
  await startImport(shop.ctx(), { importId, by: 'caller' });
  await runImport(shop.ctx(), importId);
  return (await getImport(shop.ctx(), importId)).report;
};

describe('a report of advertising with something wrong in it', () => {
  it('takes mixed currencies at the rates of the day, Persian digits and Jalali days', async () => {
    await setExchangeRate(shop.ctx(), { currency: 'USD', day: '2026-01-01', rate: '0.9' });
    await setExchangeRate(shop.ctx(), { currency: 'IRR', day: '2026-01-01', rate: '0.000002' });
    const report = await take(
      [
        'روز;کمپین;مبلغ;ارز',
        '۱۴۰۴/۱۱/۱۳;نوروز;۵۰٬۰۰۰٬۰۰۰;IRR',
        '۱۴۰۴/۱۱/۱۴;نوروز;۲۰;USD',
        '۱۴۰۴/۱۱/۱۵;نوروز;۲۰;GBP',
      ],
      { mapping: { amountsIn: 'column' } },
    );
    expect(countOutcome(report)).toEqual({ create: 2, error: 1 });
    expect(await marketing('نوروز')).toEqual({ '2026-02-02': 10_000, '2026-02-03': 1_800 });
    const [error] = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(error).toMatchObject({ rowNumber: 4, reason: 'noExchangeRate' });
  });

  it('asks once for the order of dates that may be either, and reads every row by the answer', async () => {
    const rows = ['date,campaign,cost', '03/02/2026,Either,1.00', '04/02/2026,Either,2.00'];
    const report = await take(rows);
    expect(report.status).toBe('uploaded');
    expect(report.questions).toMatchObject([{ key: 'dateOrder', evidence: ['03/02/2026'] }]);
    await saveMapping(shop.ctx(), { importId: report.importId, reading: { dateOrder: 'dayFirst' } });
    expect(countOutcome(await finish(report.importId))).toEqual({ create: 2 });
    expect(await marketing('Either')).toEqual({ '2026-02-03': 100, '2026-02-04': 200 });
  });

  it('does not ask where one day can only be read one way, and refuses the row that cannot', async () => {
    const rows = [
      'date,campaign,cost',
      '03/02/2026,Sure,1.00',
      '25/02/2026,Sure,2.00',
      '02/25/2026,Sure,3.00',
    ];
    const report = await take(rows);
    expect(countOutcome(report)).toEqual({ create: 2, error: 1 });
    const [error] = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(error).toMatchObject({ rowNumber: 4, reason: 'noSuchDate' });
  });

  it('asks for the currency of a file that does not name it, and proposes that of the account’s last file', async () => {
    const rows = ['day,campaign,cost,reach', '2026-02-01,Nameless,20.00,7'];
    const first = await take(rows, { mapping: {} });
    expect(first.status).toBe('uploaded');
    expect(first.questions).toMatchObject([{ key: 'fileCurrency', about: 'cost', evidence: ['20.00'] }]);
    expect(first.questions[0]).not.toHaveProperty('proposed');
    const { mapping } = await getImport(shop.ctx(), first.importId);
    await saveMapping(shop.ctx(), { importId: first.importId, mapping: { ...mapping, amountsIn: 'USD' } });
    const done = await finish(first.importId);
    expect(done.totals).toEqual([{ currency: 'USD', keptIn: 'EUR', rows: 1, amountMinor: '2000' }]);
    expect(done.outcome).toEqual([{ name: 'create', rows: 1, amountMinor: 1_800 }]);
    expect((await getImport(shop.ctx(), first.importId)).mapping.amountsIn).toBe('USD');
    expect(await marketing('Nameless')).toEqual({ '2026-02-01': 1_800 });

    const next = await take(['day,campaign,cost,reach', '2026-02-02,Nameless,5.00,2'], { mapping: {} });
    expect(next.questions).toMatchObject([{ key: 'fileCurrency', proposed: 'USD' }]);
    const till = await take(rows, { mapping: {}, channel: 'till' });
    expect(till.questions[0]).not.toHaveProperty('proposed');
  });

  it('refuses the row whose own currency is missing or unknown in a file that names one row by row', async () => {
    const report = await take([
      'Day,Campaign,Currency code,Cost,Impr.',
      '2026-02-01,Mixed,EUR,1.00,5',
      '2026-02-02,Mixed,,2.00,5',
      '2026-02-03,Mixed,XYZ,3.00,5',
    ]);
    expect(countOutcome(report)).toEqual({ create: 1, error: 2 });
    const errors = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(errors.map(({ reason }) => reason)).toEqual(['empty', 'unknownCurrency']);
  });

  it('reads the digits of every script in one file', async () => {
    const report = await take([
      'day;campaign;cost;clicks',
      '٢٠٢٦-٠٢-٠١;Digits;١٢٫٥٠;٤',
      '۲۰۲۶-۰۲-۰۲;Digits;۷٫۲۵;۱۰',
      '2026-02-03;Digits;3.00;2',
    ]);
    expect(countOutcome(report)).toEqual({ create: 3 });
    expect(await marketing('Digits')).toEqual({
      '2026-02-01': 1_250,
      '2026-02-02': 725,
      '2026-02-03': 300,
    });
  });

  it('counts a row that stands in the file twice once, and says so', async () => {
    const rows = ['day,campaign,cost', '2026-02-01,Twice,4.00', '2026-02-01,Twice,4.00'];
    expect(countOutcome(await take(rows))).toEqual({ create: 1, repeated: 1 });
    expect(countOutcome(await take(rows))).toEqual({ unchanged: 1, repeated: 1 });
    expect(await marketing('Twice')).toEqual({ '2026-02-01': 400 });
  });

  it('is taken whole or not at all: stopped on its way, it leaves nothing', async () => {
    const days = Array.from({ length: 1_200 }, (_, at) => `2026-02-01,Whole ${at},1.00`);
    const checked = await take(['day,campaign,cost', ...days], { isDryRun: true });
    const ref = { importId: checked.importId, by: 'caller' as const };
    await startImport(shop.ctx(), ref);
    let told = 0;
    const batch = await readBatch(shop.db, checked.importId);
    const onProgress = async () => {
      told += 1;
      if (told === 1) await cancelImport(shop.ctx(), ref);
      return told < 2;
    };
    expect(await runPlain(shop.ctx(), batch, { isDryRun: false, onProgress })).toBe(false);
    expect(await marketing('Whole 0')).toEqual({});
    await startImport(shop.ctx(), ref);
    await runImport(shop.ctx(), checked.importId);
    expect(countOutcome((await getImport(shop.ctx(), checked.importId)).report)).toEqual({ create: 1_200 });
    await shop.undo(checked.importId);
    expect(await marketing('Whole 1199')).toEqual({});
  });

  it('refuses what cannot be so, row by row, and takes what was put right', async () => {
    const report = await take([
      'day,campaign,cost,impressions,clicks',
      '2026-02-10,A,-5,10,1',
      '2026-02-10,B,abc,10,1',
      '2026-12-10,C,5,10,1',
      '2026-02-10,D,5,10,90',
      '2026-02-10,,5,10,1',
      '2026-02-10,E,5,10,1',
      '2026-02-10,E,6,10,1',
      '2026-02-10,F,7,10,1',
    ]);
    expect(countOutcome(report)).toEqual({ create: 2, error: 6 });
    const errors = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(errors.map(({ reason }) => reason)).toEqual([
      'negative',
      'notANumber',
      'inTheFuture',
      'clicksAboveImpressions',
      'empty',
      'repeatedOtherwise',
    ]);
    await fixRow(shop.ctx(), { errorId: errors[0]!.id, cells: ['2026-02-10', 'A', '5', '10', '1'] });
    await retryErrors(shop.ctx(), { importId: report.importId });
    expect(await marketing('A')).toEqual({ '2026-02-10': 500 });
  });

  it('refuses ten times the usual day of a campaign, until a person says that it is right', async () => {
    const days = [11, 12, 13, 14, 15, 16, 17].map((day) => `2026-02-${day},Steady,10.00`);
    await take(['day,campaign,cost', ...days]);
    const rows = ['day,campaign,cost', '2026-02-18,Steady,100.00', '2026-02-19,Steady,99.99'];
    const checked = await take(rows, { isDryRun: true });
    expect(countOutcome(checked)).toEqual({ create: 1, error: 1 });
    const [error] = await listImportErrors(shop.ctx(), { importId: checked.importId });
    expect(error).toMatchObject({ rowNumber: 2, reason: 'farAboveUsual' });
    const { mapping, findings } = await getImport(shop.ctx(), checked.importId);
    expect(findings).toMatchObject({ unusual: 1 });
    await saveMapping(shop.ctx(), { importId: checked.importId, mapping: { ...mapping, unusual: 'take' } });
    expect(countOutcome(await finish(checked.importId))).toEqual({ create: 2 });
  });

  it('finds the slipped comma of a campaign that nobody knows yet by the file itself', async () => {
    const days = [11, 12, 13, 14, 15, 16].map((day) => `2026-02-${day},Fresh,10.00`);
    const report = await take(['day,campaign,cost', ...days, '2026-02-17,Fresh,1000', '2026-02-18,Fresh,12']);
    expect(countOutcome(report)).toEqual({ create: 7, error: 1 });
  });
});
