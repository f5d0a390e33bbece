import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapCampaign } from '#domains/channels/costs/map-campaign.ts';
import { previewMove } from '#domains/channels/costs/preview-move.ts';
import { type ImportFileOptions, runImportFile } from '#domains/imports/import-file.ts';
import { undoImport } from '#domains/imports/move-import.ts';
import { runImport } from '#domains/imports/run-import.ts';
import { type ImportShop, openImportShop } from '#domains/imports/testing/open-import-shop.ts';
import { closePeriod } from '#domains/money/periods/close-period.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { statement } from './statement.ts';

let shop: ImportShop;
let folder: string;
let files = 0;

beforeAll(async () => {
  shop = await openImportShop({ currency: 'EUR', timeZone: 'Europe/Sofia' });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'late-'));
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  fs.rmSync(folder, { recursive: true });
  await shop.close();
});

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
const MARCH = { from: '2026-03-01', to: '2026-03-31' };

const take = (
  kind: ImportFileOptions['kind'],
  rows: readonly string[],
  more: Partial<ImportFileOptions> = {},
) => {
  const file = path.join(folder, `file-${files++}.csv`);
  fs.writeFileSync(file, rows.join('\n'));
  return runImportFile(shop.ctx(), {
    kind,
    path: file,
    channel: 'web',
    mapping: { amountsIn: 'EUR' },
    ...more,
  });
};
const spend = (rows: readonly string[]) => take('spend', ['day,campaign,cost', ...rows]);
const read = (period: { from: string; to: string }, by: 'channel' | 'category' | 'brand' = 'channel') =>
  statement(shop.ctx(), { period, by, against: null });
const channel = async (slug: string) =>
  ((await shop.one('select id from channels where slug = $1', [slug])) as { id: string }).id;
const undo = async (importId: string) => {
  await undoImport(shop.ctx(), { importId, by: 'caller' });
  await runImport(shop.ctx(), importId);
};

describe('a file that comes when its month is closed', () => {
  it('leaves that month alone and counts from the first open day, as of earlier periods, by what its goods are', async () => {
    await take('products', ['sku,title,category,brand,price', 'CUP,Cup,Kitchen,Clay,4.00']);
    await spend(['2026-02-10,Late,30.00', '2026-03-02,Late,5.00']);
    await closePeriod(shop.ctx(), { toDay: FEBRUARY.to, note: '' });
    const closed = await read(FEBRUARY);

    await spend(['2026-02-10,Late,32.50', '2026-02-11,Late,4.00']);
    const orders = await take('orders', [
      'order number,date,sku,quantity,unit price',
      'L-1,2026-02-20,CUP,2,4.00',
      'L-2,2026-03-03,CUP,1,4.00',
    ]);
    expect(orders.outcome).toMatchObject([{ name: 'sale', rows: 2 }]);
    expect(await read(FEBRUARY)).toEqual(closed);

    const march = await read(MARCH);
    expect(march.total.earlier).toMatchObject({ gross: 800, net: 800, marketing: 650, profit: 150 });
    expect(march.total.now).toMatchObject({ gross: 1_200, marketing: 1_150 });
    const days = await shop.all(
      `select day::text, of_day::text as "ofDay" from postings where of_day is not null order by of_day, id`,
    );
    expect(days).toEqual([
      { day: '2026-03-01', ofDay: '2026-02-10' },
      { day: '2026-03-01', ofDay: '2026-02-11' },
      { day: '2026-03-01', ofDay: '2026-02-20' },
    ]);
    for (const [by, name] of [
      ['category', 'Kitchen'],
      ['brand', 'Clay'],
    ] as const) {
      const { columns, total } = await read(MARCH, by);
      expect(total.earlier).toEqual(march.total.earlier);
      expect(columns.map((one) => [one.name, one.earlier?.gross, one.earlier?.marketing])).toEqual([
        [name, 800, 0],
        [null, 0, 650],
      ]);
    }
    await undo(orders.importId);
    expect(await read(FEBRUARY)).toEqual(closed);
    expect((await read(MARCH)).total.earlier).toMatchObject({ gross: 0, marketing: 650 });
  });

  it('shows the same of a campaign that goes to another channel, after telling what would move', async () => {
    const till = await channel('till');
    const web = await channel('web');
    const move = { platform: 'other', campaign: 'Late', channelId: till };
    expect(await previewMove(shop.ctx(), move)).toEqual({
      parts: [
        {
          ...{ channelId: web, channelName: 'Web shop', days: 3, from: '2026-02-10', to: '2026-03-02' },
          ...{ amountMinor: 4_150, closedMinor: 3_650 },
        },
      ],
      firstOpenDay: '2026-03-01',
    });
    const before = { closed: await read(FEBRUARY), march: await read(MARCH) };
    await mapCampaign(shop.ctx(), { ...move, booked: 'stay' });
    expect(await read(MARCH)).toEqual(before.march);

    const { moved } = await mapCampaign(shop.ctx(), { ...move, booked: 'move' });
    expect(moved).toEqual({ days: 3, amountMinor: 4_150 });
    expect(await read(FEBRUARY)).toEqual(before.closed);
    const march = await read(MARCH);
    expect(march.total).toEqual(before.march.total);
    const of = (key: string) => march.columns.find((one) => one.key === key);
    // Web keeps what February closed with; March takes it back there and gives it to the till.
    expect(of(web)?.now.marketing).toBe(1_150 - 4_150);
    expect(of(till)?.now.marketing).toBe(4_150);
    expect(of(till)?.earlier?.marketing).toBe(3_650);
    expect(await mapCampaign(shop.ctx(), { ...move, booked: 'move' })).toMatchObject({
      moved: { days: 0, amountMinor: 0 },
    });
  });

  it('is told anew on the channel that the campaign went to, and an undone file keeps what moved since', async () => {
    const told = await spend(['2026-03-04,Turned,9.00', '2026-03-05,Turned,1.00']);
    const till = await channel('till');
    const move = { platform: 'other', campaign: 'Turned', channelId: till };
    await mapCampaign(shop.ctx(), { ...move, booked: 'move' });
    const again = await spend(['2026-03-04,Turned,10.00']);
    expect(again.outcome).toEqual([{ name: 'update', rows: 1, amountMinor: 100 }]);
    await undo(told.importId);
    const sums = await shop.all(
      `select p.channel_id = $1 as "isTill", sum(p.marketing_minor)::integer as minor from postings p
       join costs c on c.id = p.cause_id where c.campaign = 'Turned' group by 1 order by 1`,
      [till],
    );
    expect(sums).toEqual([
      { isTill: false, minor: 0 },
      { isTill: true, minor: 1_100 },
    ]);
  });

  it('moves no day that stands on the chosen channel already, and only for those who may enter costs', async () => {
    const till = await channel('till');
    await take('spend', [
      'day,campaign,cost,channel',
      '2026-03-06,Both,1.00,web',
      '2026-03-06,Both,2.00,till',
    ]);
    const move = { platform: 'other', campaign: 'Both', channelId: till };
    expect((await previewMove(shop.ctx(), move)).parts).toEqual([]);
    const viewer = shop.ctx({ kind: 'user', id: 'v', name: 'V', role: 'viewer' });
    await expect(previewMove(viewer, move)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(mapCampaign(viewer, { ...move, booked: 'move' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
