import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setExchangeRate } from '#domains/channels/set-exchange-rate.ts';
import { createImport } from './create-import.ts';
import { fixRow } from './fix-row.ts';
import type { ImportFileOptions } from './import-file.ts';
import { listImportErrors } from './list-import-errors.ts';
import { retryErrors } from './retry-errors.ts';
import { countOutcome } from './testing/count-outcome.ts';
import { type ImportShop, openImportShop } from './testing/open-import-shop.ts';

let shop: ImportShop;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'USD', timeZone: 'America/New_York' });
});
afterAll(() => shop.close());

const take = (rows: readonly string[], more?: Partial<ImportFileOptions>) => shop.take('rates', rows, more);
const rateOf = async (currency: string, day: string) =>
  (
    await shop.all<{ rate: string }>(
      'select trim_scale(rate)::text as rate from exchange_rates where currency = $1 and day = $2',
      [currency, day],
    )
  )[0]?.rate;

describe('importing exchange rates', () => {
  it('sets the rates of each day, and the same file again changes nothing', async () => {
    const rows = [
      'Date,Currency,Rate',
      '2026-01-01,EUR,1.10',
      '2026-01-02,EUR,1.1250',
      '2026-01-01,IRR,0.0000009',
    ];
    expect(countOutcome(await take(rows))).toEqual({ create: 3 });
    expect(await rateOf('EUR', '2026-01-02')).toBe('1.125');
    expect(await rateOf('IRR', '2026-01-01')).toBe('0.0000009');
    expect(countOutcome(await take(rows))).toEqual({ unchanged: 3 });
    expect(countOutcome(await take(['date;currency;rate', '2026-01-02;EUR;1,2']))).toEqual({ update: 1 });
    expect(await rateOf('EUR', '2026-01-02')).toBe('1.2');
  });

  it('leaves out rates into other currencies, and of the reporting currency itself', async () => {
    const report = await take([
      'date,from_currency,to_currency,exchange',
      '2026-02-01,EUR,USD,1.1',
      '2026-02-01,EUR,GBP,0.9',
      '2026-02-01,USD,USD,1',
      '2026-02-01,USD,EUR,0.91',
    ]);
    expect(countOutcome(report)).toEqual({ create: 1, left_out: 3 });
  });

  it('refuses what is no rate, and takes it once it is put right', async () => {
    const report = await take([
      'date,currency,rate',
      '2026-03-01,EUR,0',
      '2026-03-02,EUR,-1.1',
      '2026-03-03,XXQ,1.1',
      '2026-02-30,EUR,1.1',
      '2026-03-05,GBP,1.3',
      '2026-03-05,GBP,1.4',
    ]);
    expect(countOutcome(report)).toEqual({ create: 1, error: 5 });
    const errors = await listImportErrors(shop.ctx(), { importId: report.importId });
    expect(errors.map(({ reason }) => reason)).toEqual([
      'notARate',
      'negative',
      'unknownCurrency',
      'noSuchDate',
      'repeatedOtherwise',
    ]);
    await fixRow(shop.ctx(), { errorId: errors[0]!.id, cells: ['2026-03-01', 'EUR', '1.15'] });
    await retryErrors(shop.ctx(), { importId: report.importId });
    expect(await rateOf('EUR', '2026-03-01')).toBe('1.15');
  });

  it('can be undone, but for rates that somebody changed since', async () => {
    await take(['date,currency,rate', '2026-04-01,EUR,1.1']);
    const report = await take([
      'date,currency,rate',
      '2026-04-01,EUR,1.2',
      '2026-04-02,EUR,1.3',
      '2026-04-03,EUR,1.4',
    ]);
    await setExchangeRate(shop.ctx(), { currency: 'EUR', day: '2026-04-03', rate: '1.5' });
    const undone = await shop.undo(report.importId);
    expect(undone).toMatchObject({ status: 'undone', report: { kept: ['EUR 2026-04-03'] } });
    expect(await rateOf('EUR', '2026-04-01')).toBe('1.1');
    expect(await rateOf('EUR', '2026-04-02')).toBeUndefined();
    expect(await rateOf('EUR', '2026-04-03')).toBe('1.5');
  });

  it('is for those who may set a rate by hand', async () => {
    const warehouse = shop.ctx({ kind: 'user', id: 'w', name: 'W', role: 'warehouse' });
    const wanted = createImport(warehouse, { fileId: '01890000-0000-7000-8000-000000000001', kind: 'rates' });
    await expect(wanted).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
