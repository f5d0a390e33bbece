import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapCampaign } from '#domains/channels/costs/map-campaign.ts';
import { recordSpend } from '#domains/channels/costs/record-spend.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { createImport } from './create-import.ts';
import { type ImportFileOptions, runImportFile } from './import-file.ts';
import { listImportErrors } from './list-import-errors.ts';
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

describe('importing what advertising cost', () => {
  it('reads Google’s report by its headers, leaves its totals out, and the same again changes nothing', async () => {
    const rows = [
      'Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value',
      '2026-02-01,Spring,EUR,12.345,"1,000",40,2.5,99.90',
      '2026-02-02,Spring,EUR,7.00,800,30,--,--',
      'Total: Account,,EUR,19.35,1800,70,2.5,99.90',
    ];
    expect(countOutcome(await take(rows))).toEqual({ create: 2, left_out: 1 });
    expect(await marketing('Spring')).toEqual({ '2026-02-01': 1_235, '2026-02-02': 700 });
    expect(countOutcome(await take(rows))).toEqual({ unchanged: 2, left_out: 1 });
    expect(
      await shop.one(
        `select platform, claimed_conversions::float8 as conversions, claimed_value_minor as value, clicks
         from ad_spend where campaign = 'Spring' and day = '2026-02-01'`,
      ),
    ).toEqual({ platform: 'google', conversions: 2.5, value: 9_990, clicks: 40 });
  });

  it('finds the header of a report below its lines of titles', async () => {
    const report = await take([
      'Campaign report',
      '"February 1, 2026 - February 2, 2026"',
      'Day,Campaign,Currency code,Cost,Impr.,Clicks',
      '2026-02-01,Titled,EUR,3.00,100,4',
      '2026-02-02,Titled,EUR,4.00,100,4',
      'Total: Account,,EUR,7.00,200,8',
    ]);
    expect(countOutcome(report)).toEqual({ create: 2, left_out: 1 });
    expect(await marketing('Titled')).toEqual({ '2026-02-01': 300, '2026-02-02': 400 });
  });

  it('finds it below titles in a report of a platform that it does not know, too', async () => {
    const report = await take([
      'Spend by day',
      'روز,کمپین,هزینه,currency',
      '2026-02-01,Elsewhere,3.00,EUR',
      '2026-02-02,Elsewhere,4.00,EUR',
    ]);
    expect(countOutcome(report)).toEqual({ create: 2 });
    expect(await marketing('Elsewhere')).toEqual({ '2026-02-01': 300, '2026-02-02': 400 });
  });

  it('restates a day that is told anew by the difference, on that day', async () => {
    const header = 'Campaign name,Day,Amount spent (EUR),Impressions';
    await take([header, 'Reels,2026-02-03,10.00,500', 'Reels,2026-02-04,20.00,600']);
    expect(countOutcome(await take([header, 'Reels,2026-02-04,25.50,640']))).toEqual({ update: 1 });
    expect(await marketing('Reels')).toEqual({ '2026-02-03': 1_000, '2026-02-04': 2_550 });
    const kinds = await shop.all(
      `select p.kind, p.marketing_minor as minor from postings p join costs c on c.id = p.cause_id
       where c.campaign = 'Reels' order by p.id`,
    );
    expect(kinds.at(-1)).toEqual({ kind: 'adjustment', minor: 550 });
  });

  it('goes to the channel of the campaign, and refuses the day that stands elsewhere already', async () => {
    const rows = ['day,campaign,cost,platform', '2026-02-20,Tills,3.00,local'];
    const inEuros = { kind: 'spend' as const, path: shop.write(rows), mapping: { amountsIn: 'EUR' } };
    const nowhere = await runImportFile(shop.ctx(), inEuros);
    const [error] = await listImportErrors(shop.ctx(), { importId: nowhere.importId });
    expect(error).toMatchObject({ reason: 'campaignWithoutChannel' });
    const till = await shop.one(`select id from channels where slug = 'till'`);
    const channelId = (till as { id: string }).id;
    await mapCampaign(shop.ctx(), { platform: 'local', campaign: 'Tills', channelId });
    expect(countOutcome(await runImportFile(shop.ctx(), inEuros))).toEqual({ create: 1 });
    const web = (await shop.one(`select id from channels where slug = 'web'`)) as { id: string };
    await mapCampaign(shop.ctx(), { platform: 'local', campaign: 'Tills', channelId: web.id });
    expect(countOutcome(await runImportFile(shop.ctx(), inEuros))).toEqual({ error: 1 });
    expect(await marketing('Tills')).toEqual({ '2026-02-20': 300 });
  });

  it('can be undone: the books are what they were, but for days restated since', async () => {
    const before = await marketing('Reels');
    const header = 'Campaign name,Day,Amount spent (EUR)';
    const report = await take([
      header,
      'Reels,2026-02-04,99.00',
      'Reels,2026-02-05,8.00',
      'Reels,2026-02-06,9.00',
    ]);
    expect(await marketing('Reels')).not.toEqual(before);
    await take([header, 'Reels,2026-02-06,9.50']);
    const undone = await shop.undo(report.importId);
    expect(undone).toMatchObject({ status: 'undone', report: { kept: ['Reels 2026-02-06'] } });
    expect(await marketing('Reels')).toEqual({ ...before, '2026-02-06': 950 });
  });

  it('is for those who may enter costs by hand', async () => {
    const marketer = shop.ctx({ kind: 'user', id: 'm', name: 'M', role: 'warehouse' });
    const wanted = createImport(marketer, { fileId: '01890000-0000-7000-8000-000000000001', kind: 'spend' });
    await expect(wanted).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a program that reports what advertising cost', () => {
  const row = {
    channel: 'web',
    platform: 'Google',
    campaign: 'Api',
    day: '2026-02-21',
    amountMinor: 500,
    currency: 'EUR',
  };

  it('may send the same again, and restates by another figure; all rows or none', async () => {
    expect(await recordSpend(shop.ctx(), { rows: [row] })).toEqual({ create: 1, update: 0, unchanged: 0 });
    expect(await recordSpend(shop.ctx(), { rows: [row] })).toEqual({ create: 0, update: 0, unchanged: 1 });
    await recordSpend(shop.ctx(), { rows: [{ ...row, amountMinor: 450, clicks: 3 }] });
    expect(await marketing('Api')).toEqual({ '2026-02-21': 450 });
    const bad = [
      { ...row, day: '2026-02-22' },
      { ...row, day: '2026-02-23', currency: 'GBP' },
    ];
    await expect(recordSpend(shop.ctx(), { rows: bad })).rejects.toMatchObject({
      details: { reason: 'noRate' },
    });
    expect(await marketing('Api')).toEqual({ '2026-02-21': 450 });
    await expect(recordSpend(shop.ctx(), { rows: [row, row] })).rejects.toMatchObject({
      details: { reason: 'spendTwice' },
    });
    await expect(
      recordSpend(shop.ctx(), { rows: [{ ...row, channel: null, campaign: 'Nobody’s' }] }),
    ).rejects.toMatchObject({ details: { reason: 'campaignWithoutChannel' } });
  });
});
