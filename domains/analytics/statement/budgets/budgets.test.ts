import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { statement } from '../statement.ts';
import { listBudgets } from './list-budgets.ts';
import { readBudgetTable } from './read-budget-table.ts';
import { setBudgets } from './set-budgets.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const budget = (line: 'net' | 'marketing' | 'profit', amountMinor: number | null, fromDay = MARCH.from) => ({
  channelId: shop.channels.web,
  fromDay,
  line,
  amountMinor,
});

const against = async (role: 'owner' | 'marketing', period = MARCH) => {
  const {
    total,
    columns,
    budget: months,
  } = await statement(shop.ctx(role), {
    period,
    by: 'channel',
    against: 'budget',
  });
  return { total: total.against, web: columns.find(({ key }) => key === shop.channels.web)?.against, months };
};

describe('budgets', () => {
  it('are set for a channel, a month and a line, changed and taken away', async () => {
    await setBudgets(shop.ctx('manager'), { rows: [budget('net', 500_000), budget('marketing', 90_000)] });
    await setBudgets(shop.ctx('owner'), { rows: [budget('net', 600_000), budget('marketing', null)] });
    const rows = await listBudgets(shop.ctx('owner'), MARCH.from);
    expect(rows.map(({ name, amounts }) => [name, amounts])).toEqual([
      ['Till', {}],
      ['Web shop', { net: 600_000 }],
    ]);
    const { rows: audit } = await shop.db.$client.query(
      `select before from audit_log where verb = 'budget.write' order by id desc limit 1`,
    );
    expect(audit[0].before).toEqual([
      { channelId: shop.channels.web, fromDay: MARCH.from, line: 'marketing', amountMinor: 90_000 },
      { channelId: shop.channels.web, fromDay: MARCH.from, line: 'net', amountMinor: 500_000 },
    ]);
  });

  it('stand beside the figures of the same months, and are counted for whole months only', async () => {
    await setBudgets(shop.ctx('owner'), {
      rows: [budget('profit', 1_000), budget('profit', 2_000, '2026-04-01')],
    });
    expect(await against('owner')).toMatchObject({
      total: { net: 600_000, profit: 1_000 },
      web: { net: 600_000, profit: 1_000 },
      months: { months: 1, isCut: false },
    });
    expect((await against('owner', { from: MARCH.from, to: '2026-04-30' })).total).toEqual({
      net: 600_000,
      profit: 3_000,
    });
    expect(await against('owner', { from: MARCH.from, to: '2026-04-15' })).toMatchObject({
      total: { net: 600_000, profit: 1_000 },
      months: { months: 1, isCut: true },
    });
    expect((await against('marketing')).total).toEqual({ net: 600_000 });
  });

  it('say where a total has none to stand against: not every channel that sold has one', async () => {
    await shop.addVariant({ sku: 'CUP', units: 9 });
    const sell = (channelId: string) =>
      placeOrder(shop.ctx('floor'), { channelId, lines: [{ sku: 'CUP', quantity: 1 }] });
    await sell(shop.channels.web);
    expect((await against('owner')).months).toMatchObject({ incomplete: [], channelIds: [] });
    await sell(shop.channels.till);
    expect((await against('owner')).months).toMatchObject({
      incomplete: ['net', 'profit'],
      channelIds: [shop.channels.till],
    });
    const till = { channelId: shop.channels.till, fromDay: MARCH.from, line: 'net' as const, amountMinor: 0 };
    await setBudgets(shop.ctx('owner'), { rows: [till] });
    expect((await against('owner')).months).toMatchObject({ incomplete: ['profit'] });
  });

  it('are refused for days that begin no month, twice at once, and from who may not set them', async () => {
    const set = (role: 'owner' | 'marketing', rows: ReturnType<typeof budget>[]) =>
      setBudgets(shop.ctx(role), { rows });
    await expect(set('owner', [budget('net', 1, '2026-03-02')])).rejects.toMatchObject({
      details: { reason: 'noMonth' },
    });
    await expect(set('owner', [budget('net', 1), budget('net', 2)])).rejects.toMatchObject({
      details: { reason: 'budgetTwice' },
    });
    await expect(set('marketing', [budget('net', 1)])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      set('owner', [{ ...budget('net', 1), channelId: '00000000-0000-7000-8000-000000000000' }]),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listBudgets(shop.ctx('marketing'), MARCH.from)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a table of budgets', () => {
  const known = {
    channels: [
      { id: 'w', slug: 'web', name: 'Web shop' },
      { id: 't', slug: 'till', name: 'صندوق' },
    ],
    heads: { channel: 'کانال', month: 'ماه', net: 'فروش خالص' },
    decimals: 2,
    decimalSign: '.' as const,
    calendar: 'gregory' as const,
  };

  it('is read as it comes from a spreadsheet, in any digits and with the words of the screen', () => {
    const text = 'کانال\tماه\tفروش خالص\tmarketing\nصندوق\t۲۰۲۶-۰۳\t۱٬۲۳۴٫۵۰\t\nweb\t2026-04\t99\t(12.30)\n';
    expect(readBudgetTable(text, known)).toEqual({
      problems: [],
      budgets: [
        { channelId: 't', fromDay: '2026-03-01', line: 'net', amountMinor: 123_450 },
        { channelId: 'w', fromDay: '2026-04-01', line: 'net', amountMinor: 9_900 },
        { channelId: 'w', fromDay: '2026-04-01', line: 'marketing', amountMinor: -1_230 },
      ],
    });
  });

  it('follows the calendar and the decimal sign of the business', () => {
    const jalali = { ...known, calendar: 'persian' as const, decimalSign: ',' as const };
    expect(readBudgetTable('channel;month;net\nweb;1405-01;1.000,5', jalali).budgets).toEqual([
      { channelId: 'w', fromDay: '2026-03-21', line: 'net', amountMinor: 100_050 },
    ]);
    expect(readBudgetTable('channel;month;net\nweb;2026-03;1', jalali).problems).toMatchObject([
      { kind: 'noMonth', row: 2 },
    ]);
  });

  it('names each row that is not understood, and guesses nothing', () => {
    const text = 'channel,month,net\nweb,2026-03,5\nweb,2026-03,6\nshop,2026-13,1e5\nweb,2026-05,1.234\n';
    expect(readBudgetTable(text, known).problems).toEqual([
      { row: 3, kind: 'twice', text: 'web, 2026-03, 6' },
      { row: 4, kind: 'noChannel', text: 'shop' },
      { row: 4, kind: 'noMonth', text: '2026-13' },
      { row: 4, kind: 'noAmount', text: '1e5', why: 'notANumber' },
      { row: 5, kind: 'noAmount', text: '1.234', why: 'tooManyDecimals' },
    ]);
    expect(readBudgetTable('web,2026-03,5', known).problems).toMatchObject([{ kind: 'noHeader' }]);
  });
});
