import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { statement } from '../statement.ts';
import { OF_NONE, type StatementDimension } from '../statement-filter.ts';
import { type BudgetDimension, OF_ALL } from './budget-dimensions.ts';
import { listBudgets } from './list-budgets.ts';
import { readBudgetTable } from './read-budget-table.ts';
import { setBudgets } from './set-budgets.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const SPRING = { from: MARCH.from, to: '2026-05-31' };
const LATER = new Date('2026-07-02T10:00:00Z');

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const budget = (line: 'net' | 'marketing' | 'profit', amountMinor: number | null, fromDay = MARCH.from) => ({
  key: shop.channels.web,
  fromDay,
  line,
  amountMinor,
});

const against = async (
  role: 'owner' | 'marketing',
  {
    period = MARCH,
    by = 'channel',
    now = LATER,
  }: { period?: typeof MARCH; by?: StatementDimension; now?: Date } = {},
) => {
  const wanted = { period, by, against: 'budget' } as const;
  const { total, columns, budget: told } = await statement(shop.ctx(role, { now }), wanted);
  return { total: total.against, months: total.budgetMonths, columns, told };
};

const setNet = (by: BudgetDimension, key: string, months: Record<string, number | null>) =>
  setBudgets(shop.ctx('owner'), {
    by,
    rows: Object.entries(months).map(([fromDay, amountMinor]) => ({
      key,
      fromDay,
      line: 'net',
      amountMinor,
    })),
  });

describe('budgets', () => {
  it('are set for a channel, a month and a line, changed and taken away', async () => {
    await setBudgets(shop.ctx('manager'), {
      by: 'channel',
      rows: [budget('net', 500_000), budget('marketing', 90_000)],
    });
    await setBudgets(shop.ctx('owner'), {
      by: 'channel',
      rows: [budget('net', 600_000), budget('marketing', null)],
    });
    const { rows, count } = await listBudgets(shop.ctx('owner'), { by: 'channel', fromDays: [MARCH.from] });
    expect(rows.map(({ name, amounts }) => [name, amounts])).toEqual([
      ['Till', {}],
      ['Web shop', { [MARCH.from]: { net: 600_000 } }],
      [null, {}],
    ]);
    expect(count).toBe(3);
    const { rows: audit } = await shop.db.$client.query(
      `select before from audit_log where verb = 'budget.write' order by id desc limit 1`,
    );
    expect(audit[0].before).toEqual({
      by: 'channel',
      rows: [
        { key: shop.channels.web, fromDay: MARCH.from, line: 'marketing', amountMinor: 90_000 },
        { key: shop.channels.web, fromDay: MARCH.from, line: 'net', amountMinor: 500_000 },
      ],
    });
  });

  it('are all within reach: page by page, by search, and added up over every name', async () => {
    const brands = Array.from({ length: 450 }, (_, at) => `Kiln ${String(at).padStart(3, '0')}`);
    await shop.db.$client.query(
      `insert into products (id, title, brand, search, created_at, updated_at)
       select gen_random_uuid(), b, b, lower(b), $2, $2 from unnest($1::text[]) b`,
      [brands, shop.now],
    );
    const asked = { by: 'brand', fromDays: [MARCH.from] } as const;
    await setBudgets(shop.ctx('owner'), {
      by: 'brand',
      rows: brands.slice(0, 420).map((key) => ({ key, fromDay: MARCH.from, line: 'net', amountMinor: 7 })),
    });
    const list = (more: { search?: string; passed?: number }) =>
      listBudgets(shop.ctx('owner'), { ...asked, ...more });
    const seen: (string | null)[] = [];
    for (let passed: number | null = 0; passed !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ passed });
      expect(page).toMatchObject({ count: 451, totals: { [MARCH.from]: { net: 420 * 7 } } });
      expect(page.before).toBe(passed === 0 ? null : passed - 200);
      seen.push(...page.rows.map(({ name }) => name));
      passed = page.after;
    }
    expect(seen).toEqual([...brands, null]);
    const found = await list({ search: 'kiln 43' });
    expect(found.rows.map(({ name }) => name)).toEqual(brands.slice(430, 440));
    expect(found).toMatchObject({ count: 10, after: null, totals: { [MARCH.from]: { net: 420 * 7 } } });
    await shop.db.$client.query('delete from budgets where dimension = $1', ['brand']);
    await shop.db.$client.query('delete from products where brand = any ($1)', [brands]);
  });

  it('stand beside the figures of the same months', async () => {
    await setBudgets(shop.ctx('owner'), {
      by: 'channel',
      rows: [budget('profit', 1_000), budget('profit', 2_000, '2026-04-01')],
    });
    const march = await against('owner');
    expect(march.total).toEqual({ net: 600_000, profit: 1_000 });
    expect(march.columns).toMatchObject([{ key: shop.channels.web, against: march.total }]);
    expect(march.told).toMatchObject({ months: 1, until: MARCH.to, isCut: false, sources: ['channel'] });
    expect((await against('marketing')).total).toEqual({ net: 600_000 });
  });

  it('say how many of the months have one', async () => {
    const { total, months, told } = await against('owner', { period: SPRING });
    expect(total).toEqual({ net: 600_000, profit: 3_000 });
    expect(months).toEqual({ net: 1, profit: 2 });
    expect(told).toMatchObject({ months: 3, isCut: false });
  });

  it('count for their share of days where the days cut a month, or it still runs', async () => {
    const cut = await against('owner', { period: { from: MARCH.from, to: '2026-04-15' } });
    expect(cut.total).toEqual({ net: 600_000, profit: 2_000 });
    expect(cut.told).toMatchObject({ months: 2, until: '2026-04-15', isCut: true });
    const runs = await against('owner', {
      period: { from: '2026-01-01', to: '2026-12-31' },
      now: new Date('2026-04-15T10:00:00Z'),
    });
    expect(runs.total).toEqual({ net: 600_000, profit: 2_000 });
    expect(runs.told).toMatchObject({ months: 4, until: '2026-04-15', isCut: false });
  });

  it('say where a total has none to stand against: not every channel that sold has one', async () => {
    await shop.addVariant({ sku: 'CUP', units: 9 });
    await shop.db.$client.query(`update products set category = 'Cups', brand = 'Kiln'`);
    const sell = (channelId: string) =>
      placeOrder(shop.ctx('floor'), { channelId, lines: [{ sku: 'CUP', quantity: 1 }] });
    await sell(shop.channels.web);
    expect((await against('owner')).told).toMatchObject({ incomplete: [], lacking: [] });
    await sell(shop.channels.till);
    expect((await against('owner')).told).toMatchObject({
      incomplete: ['net', 'profit'],
      lacking: [{ by: 'channel', key: shop.channels.till, name: 'Till' }],
    });
    await setNet('channel', shop.channels.till, { [MARCH.from]: 0 });
    expect((await against('owner')).told).toMatchObject({ incomplete: ['profit'] });
  });

  it('are set for locations, categories, brands and segments, each beside its own column', async () => {
    const segmentId = '01900000-0000-7000-8000-000000000001';
    await shop.db.$client.query(
      `insert into segments (id, name, rule, version, created_at, updated_at) values ($1, 'Regulars', '{}', 1, $2, $2)`,
      [segmentId, shop.now],
    );
    const keys = { location: shop.places.corner, category: 'Cups', brand: 'Kiln', segment: segmentId };
    for (const [by, key] of Object.entries(keys) as [StatementDimension, string][]) {
      await setNet(by, key, { [MARCH.from]: 7_700 });
      const { columns, total } = await against('owner', { by });
      expect(columns.find((column) => column.key === key)).toMatchObject({
        against: { net: 7_700 },
        budgetMonths: { net: 1 },
      });
      expect(total).toMatchObject({ net: 600_000 });
    }
    await setNet('category', OF_NONE, { [MARCH.from]: 50 });
    const { columns } = await against('owner', { by: 'category' });
    expect(columns.map(({ key, against: held }) => [key, held])).toEqual([
      ['Cups', { net: 7_700 }],
      [OF_NONE, { net: 50 }],
    ]);
    await shop.db.$client.query('delete from segments where id = $1', [segmentId]);
    expect(
      (await against('owner', { by: 'segment' })).columns.map(({ against: held }) => held),
    ).not.toContainEqual({
      net: 7_700,
    });
  });

  it('of the whole business go before the sum of its channels, month by month', async () => {
    await setNet('total', OF_ALL, { [MARCH.from]: 900_000 });
    await setNet('channel', shop.channels.web, { '2026-05-01': 40 });
    for (const by of ['channel', 'brand'] as const) {
      const { total, months, told } = await against('owner', { period: SPRING, by });
      expect(total?.net).toBe(900_040);
      expect(months?.net).toBe(2);
      expect(told?.sources).toEqual(['total', 'channel']);
    }
    expect((await against('owner', { by: 'brand' })).told).toMatchObject({ incomplete: ['profit'] });
    await setNet('total', OF_ALL, { [MARCH.from]: null });
    await setNet('channel', shop.channels.web, { '2026-05-01': null });
  });

  it('are refused for days that begin no month, twice at once, of nothing, and from who may not set them', async () => {
    const set = (
      role: 'owner' | 'marketing',
      rows: ReturnType<typeof budget>[],
      by: BudgetDimension = 'channel',
    ) => setBudgets(shop.ctx(role), { by, rows });
    await expect(set('owner', [budget('net', 1, '2026-03-02')])).rejects.toMatchObject({
      details: { reason: 'noMonth' },
    });
    await expect(set('owner', [budget('net', 1), budget('net', 2)])).rejects.toMatchObject({
      details: { reason: 'budgetTwice' },
    });
    await expect(set('marketing', [budget('net', 1)])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const [by, key] of [
      ['channel', '00000000-0000-7000-8000-000000000000'],
      ['channel', ''],
      ['total', shop.channels.web],
      ['category', 'Kups'],
      ['location', shop.channels.web],
    ] as const)
      await expect(set('owner', [{ ...budget('net', 1), key }], by)).rejects.toMatchObject({
        code: 'NOT_FOUND',
        details: { reason: 'budgetOfNothing', name: key },
      });
    await expect(set('owner', [budget('net', 1.5)])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(
      listBudgets(shop.ctx('marketing'), { by: 'total', fromDays: [MARCH.from] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a table of budgets', () => {
  const known = {
    by: 'channel' as BudgetDimension,
    names: [
      { key: 'w', code: 'web', name: 'Web shop' },
      { key: 't', code: 'till', name: 'صندوق' },
    ],
    heads: { name: 'کانال', month: 'ماه', net: 'فروش خالص' },
    decimals: 2,
    decimalSign: '.' as const,
    calendar: 'gregory' as const,
  };

  it('is read as it comes from a spreadsheet, in any digits and with the words of the screen', () => {
    const text = 'کانال\tماه\tفروش خالص\tmarketing\nصندوق\t۲۰۲۶-۰۳\t۱٬۲۳۴٫۵۰\t\nweb\t2026-04\t99\t(12.30)\n';
    expect(readBudgetTable(text, known)).toEqual({
      problems: [],
      budgets: [
        { key: 't', fromDay: '2026-03-01', line: 'net', amountMinor: 123_450 },
        { key: 'w', fromDay: '2026-04-01', line: 'net', amountMinor: 9_900 },
        { key: 'w', fromDay: '2026-04-01', line: 'marketing', amountMinor: -1_230 },
      ],
    });
  });

  it('follows the calendar and the decimal sign of the business', () => {
    const jalali = { ...known, calendar: 'persian' as const, decimalSign: ',' as const };
    expect(readBudgetTable('channel;month;net\nweb;1405-01;1.000,5', jalali).budgets).toEqual([
      { key: 'w', fromDay: '2026-03-21', line: 'net', amountMinor: 100_050 },
    ]);
    expect(readBudgetTable('channel;month;net\nweb;2026-03;1', jalali).problems).toMatchObject([
      { kind: 'noMonth', row: 2 },
    ]);
  });

  it('names each row that is not understood, and guesses nothing', () => {
    const text = 'channel,month,net\nweb,2026-03,5\nweb,2026-03,6\nshop,2026-13,1e5\nweb,2026-05,1.234\n';
    expect(readBudgetTable(text, known).problems).toEqual([
      { row: 3, kind: 'twice', text: 'web, 2026-03, 6' },
      { row: 4, kind: 'noName', text: 'shop' },
      { row: 4, kind: 'noMonth', text: '2026-13' },
      { row: 4, kind: 'noAmount', text: '1e5', why: 'notANumber' },
      { row: 5, kind: 'noAmount', text: '1.234', why: 'tooManyDecimals' },
    ]);
    expect(readBudgetTable('web,2026-03,5', known).problems).toMatchObject([{ kind: 'noHeader' }]);
  });

  it('names a brand by its name, and nobody where it is of the whole business', () => {
    const brands = { ...known, by: 'brand' as const, names: [{ key: 'Kiln', code: null, name: 'Kiln' }] };
    expect(readBudgetTable('brand,month,net\nkiln,2026-03,5\n', brands)).toEqual({
      problems: [],
      budgets: [{ key: 'Kiln', fromDay: '2026-03-01', line: 'net', amountMinor: 500 }],
    });
    const all = { ...known, by: 'total' as const, names: [] };
    expect(readBudgetTable('month,net\n2026-03,5\n', all).budgets).toEqual([
      { key: '', fromDay: '2026-03-01', line: 'net', amountMinor: 500 },
    ]);
  });
});
