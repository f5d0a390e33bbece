import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { checkStatementRows } from './check-statement-rows.ts';
import { nameColumn } from './name-column.ts';
import { statement } from './statement.ts';
import { OF_NONE } from './statement-filter.ts';
import { statementRows } from './statement-rows.ts';
import { sumStatementRows } from './sum-statement-rows.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const ORDERS = 104;

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
  for (const [sku, category] of [
    ['CUP', 'Cups'],
    ['POT', null],
  ] as const) {
    const { id } = await shop.addVariant({ sku, units: 500 });
    await shop.db.$client.query(
      'update products set category = $2 where id = (select product_id from variants where id = $1)',
      [id, category],
    );
  }
  for (let at = 0; at < ORDERS; at++) {
    await placeOrder(shop.ctx('owner', { now: new Date(Date.UTC(2026, 2, 1 + (at % 9), 10)) }), {
      channelId: shop.channels.web,
      lines: ['CUP', 'POT'].map((sku) => ({ sku, quantity: 1 + (at % 2) })),
    });
  }
  await addCost(shop.ctx('owner'), {
    kind: 'advertising',
    channelId: shop.channels.web,
    amountMinor: 700,
    day: '2026-03-05',
    campaign: 'spring',
  });
}, 60_000);
afterAll(() => shop.close());

describe('the rows behind the statement', () => {
  it('come page by page, the newest first, each once and none left out', async () => {
    const wanted = { period: MARCH, by: 'category' as const, of: 'Cups', line: 'gross' as const };
    const { count } = await sumStatementRows(shop.ctx('owner'), wanted);
    expect(count).toBe(ORDERS);
    const first = await statementRows(shop.ctx('owner'), wanted);
    const rest = await statementRows(shop.ctx('owner'), { ...wanted, after: first.next });
    const all = [...first.rows, ...rest.rows];
    expect([first.rows.length, rest.next]).toEqual([100, null]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(ORDERS);
    const places = all.map(({ day, id }) => `${day} ${String(id).padStart(9, '0')}`);
    expect(places).toEqual(places.toSorted().reverse());
  });

  it('narrows the rows to those with an amount of the line, which still add up to it', async () => {
    const wanted = { period: MARCH, by: 'channel' as const, of: shop.channels.web };
    const { columns } = await statement(shop.ctx('owner'), { ...wanted, against: null });
    const web = columns.find(({ key }) => key === shop.channels.web)!;
    const behind = await statementRows(shop.ctx('owner'), { ...wanted, line: 'marketing' });
    const all = await sumStatementRows(shop.ctx('owner'), { ...wanted, line: 'marketing' });
    expect(all.sums.marketing).toBe(web.now.marketing);
    expect(behind.rows.every(({ values }) => values.marketing !== 0)).toBe(true);
  });

  it('leaves out of a result what comes below it', async () => {
    const wanted = { period: MARCH, by: 'channel' as const, of: shop.channels.web };
    const countOf = async (line: 'net' | 'cm2' | 'cm3') =>
      (await sumStatementRows(shop.ctx('owner'), { ...wanted, line })).count;
    expect([await countOf('net'), await countOf('cm2'), await countOf('cm3')]).toEqual([
      ORDERS,
      ORDERS,
      ORDERS + 1,
    ]);
  });

  it('say of a cost which one it is and what for, and of an order nothing of the kind', async () => {
    const wanted = { period: MARCH, by: 'channel' as const, of: shop.channels.web };
    const costsOf = async (line: 'marketing' | 'net', who: 'owner' | 'marketing') => [
      ...new Set((await statementRows(shop.ctx(who), { ...wanted, line })).rows.map(({ cost }) => cost)),
    ];
    expect(await costsOf('marketing', 'owner')).toEqual([
      { kind: 'advertising', campaign: 'spring', note: '' },
    ]);
    expect(await costsOf('net', 'owner')).toEqual([null]);
    expect(await costsOf('marketing', 'marketing')).toEqual([null]);
  });

  it('holds all rows of a column against its figure, and calls the column by its name', async () => {
    const owner = shop.ctx('owner');
    for (const [by, of, name] of [
      ['channel', shop.channels.web, 'Web shop'],
      ['category', 'Cups', 'Cups'],
      ['category', OF_NONE, null],
      ['segment', OF_NONE, null],
    ] as const) {
      const wanted = { period: MARCH, by, of, line: 'net' as const };
      const { figure, sums, count } = await checkStatementRows(owner, wanted);
      expect(count).toBeGreaterThan(0);
      expect([by, figure]).toEqual([by, sums.net]);
      if (name) expect(await nameColumn(owner, { by, of })).toBe(name);
    }
    const nowhere = await checkStatementRows(owner, {
      period: MARCH,
      by: 'location',
      of: 'nowhere',
      line: 'net',
    });
    expect(nowhere).toMatchObject({ figure: undefined, count: 0 });
  });

  it('finds goods that nobody knows, and no order that is whole of a category', async () => {
    const owner = shop.ctx('owner');
    const april = { from: '2026-04-01', to: '2026-04-30' };
    const [cup] = await shop.db.$client
      .query<{ id: string }>(`select id from variants where sku = 'CUP'`)
      .then(({ rows }) => rows);
    const post = (parts: unknown[][], grossMinor: number) =>
      shop.db.$client.query(
        `insert into postings (kind, at, day, channel_id, gross_minor, receivable_minor, orders, parts)
         values ('sale', $1, ($1::timestamptz)::date, $2, $3, $3, 1, $4)`,
        [new Date('2026-04-02T10:00:00Z'), shop.channels.web, grossMinor, JSON.stringify(parts)],
      );
    await post([[cup!.id, 900, 0, 0, 0, 1, 0, 0]], 900);
    // Of this order's sum nothing is left, of each of its goods something is.
    await post(
      [
        [cup!.id, -250, 0, 0, 0, -1, 0, 0],
        [null, 250, 0, 0, 0, 1, 0, 0],
      ],
      0,
    );
    // What a parcel of cups cost is of the cups.
    const sale = await placeOrder(shop.ctx('owner', { now: new Date('2026-05-01T10:00:00Z') }), {
      channelId: shop.channels.web,
      lines: [{ sku: 'CUP', quantity: 1 }],
    });
    await shop.db.$client.query(
      `insert into postings (kind, at, day, channel_id, order_id, fulfilment_minor)
       values ('cost', $1, ($1::timestamptz)::date, $2, $3, 70), ('cost', $1, ($1::timestamptz)::date, $2, null, 5)`,
      [new Date('2026-04-03T10:00:00Z'), shop.channels.web, sale.id],
    );
    for (const [of, line, amounts] of [
      ['Cups', 'gross', [-250, 900]],
      ['Cups', 'fulfilment', [70]],
      [OF_NONE, 'fulfilment', [5]],
      [OF_NONE, 'cm2', [-5, 250]],
      [OF_NONE, 'gross', [250]],
      [OF_NONE, 'net', [250]],
      [OF_NONE, 'returns', []],
    ] as const) {
      const wanted = { period: april, by: 'category' as const, of, line };
      const { rows } = await statementRows(owner, wanted);
      expect([of, line, rows.map(({ values }) => values[line])]).toEqual([of, line, amounts]);
      const { figure, sums, count } = await checkStatementRows(owner, wanted);
      expect(count).toBe(amounts.length);
      if (count > 0) expect(sums[line]).toBe(figure);
    }
  });

  it('takes nothing for a column that does not exist', async () => {
    const wanted = { period: MARCH, by: 'location' as const, of: 'nowhere' };
    expect(await statementRows(shop.ctx('owner'), wanted)).toMatchObject({ rows: [] });
    expect(await sumStatementRows(shop.ctx('owner'), wanted)).toMatchObject({ count: 0 });
  });
});
