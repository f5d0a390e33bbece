import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { closePeriod } from '#domains/money/periods/close-period.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { addDays } from '#lib/time.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { foldSegmentMoves } from './segment-days.fixture.ts';
import { statement } from './statement.ts';
import { OF_NONE, STATEMENT_DIMENSIONS } from './statement-filter.ts';
import { LINE_KEYS } from './statement-lines.ts';
import { statementRows } from './statement-rows.ts';
import { sumStatementRows } from './sum-statement-rows.ts';

// Other tests' transactions on the same server hold a fold back.
const PATIENCE_MS = 90_000;
const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const GOODS = 4;

let shop: TestShop;
const variants: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  const { $client } = shop.db;
  for (const [at, group] of ['Cups', 'Cups', 'Plates', null].entries()) {
    const { id } = await shop.addVariant({ sku: `G${at}`, units: 50 });
    variants.push(id);
    await $client.query(
      `update products set category = $2, brand = $3 where id = (select product_id from variants where id = $1)`,
      [id, group, at % 2 === 0 ? 'Sonne' : null],
    );
  }
  for (const [at, name] of ['Ann', 'Bea', 'Cem'].entries()) await addPerson(name, at);
});
afterAll(() => shop.close());

const people: string[] = [];

/** Everybody is in the first segment, the first also in the second; the last is in none. */
async function addPerson(name: string, at: number): Promise<void> {
  const id = newId();
  people.push(id);
  const { $client } = shop.db;
  await $client.query(`insert into customers (id, name, search) values ($1, $2, $2)`, [id, name]);
  for (let segment = 0; segment < 2 - at; segment++) {
    const { rows } = await $client.query(
      `insert into segments (id, name, rule, version, created_at, updated_at)
       values ($1, $2, '{}', 1, now(), now()) on conflict (id) do update set name = excluded.name returning id`,
      [`00000000-0000-7000-8000-00000000010${segment}`, `Segment ${segment}`],
    );
    await $client.query(
      'insert into segment_members (segment_id, customer_id, since) values ($1, $2, now())',
      [rows[0].id, id],
    );
  }
}

type Made = {
  day: number;
  channel: 'web' | 'till';
  place: 'north' | 'corner' | null;
  person: number;
  goods: { at: number; gross: number; discounts: number; returns: number; cogs: number; units: number }[];
  shipping: number;
  fees: number;
  fulfilment: number;
  handling: number;
  marketing: number;
  fixed: number;
};

const amount = fc.integer({ min: -99_999, max: 99_999 });
const made: fc.Arbitrary<Made> = fc.record({
  day: fc.nat({ max: 70 }),
  channel: fc.constantFrom('web', 'till'),
  place: fc.constantFrom('north', 'corner', null),
  person: fc.integer({ min: -1, max: 2 }),
  goods: fc.array(
    fc.record({
      at: fc.integer({ min: -1, max: GOODS - 1 }),
      gross: amount,
      discounts: amount,
      returns: amount,
      cogs: amount,
      units: fc.integer({ min: -9, max: 9 }),
    }),
    { maxLength: 3 },
  ),
  shipping: amount,
  fees: amount,
  fulfilment: amount,
  handling: amount,
  marketing: amount,
  fixed: amount,
});

async function write(all: readonly Made[]): Promise<void> {
  for (const one of all) {
    const sum = (name: 'gross' | 'discounts' | 'returns' | 'cogs' | 'units') =>
      one.goods.reduce((total, part) => total + part[name], 0);
    const parts = one.goods.map((part) => [
      variants[part.at] ?? null,
      part.gross,
      part.discounts,
      part.returns,
      part.cogs,
      part.units,
      0,
      0,
    ]);
    await shop.db.$client.query(
      `insert into postings (kind, at, day, channel_id, location_id, customer_id, parts, gross_minor, discounts_minor,
         returns_minor, cogs_minor, units, shipping_minor, fees_minor, fulfilment_minor, handling_minor,
         marketing_minor, fixed_minor, receivable_minor)
       values ('sale', now(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        addDays('2026-02-01', one.day),
        shop.channels[one.channel],
        one.place && shop.places[one.place],
        people[one.person] ?? null,
        parts.length > 0 ? JSON.stringify(parts) : null,
        sum('gross'),
        sum('discounts'),
        sum('returns'),
        sum('cogs'),
        sum('units'),
        one.shipping,
        one.fees,
        one.fulfilment,
        one.handling,
        one.marketing,
        one.fixed,
        sum('gross') - sum('discounts') - sum('returns') + one.shipping - one.handling,
      ],
    );
  }
}

async function profitInPostings({ from, to }: typeof MARCH): Promise<number> {
  const { rows } = await shop.db.$client.query(
    `select coalesce(sum(gross_minor - discounts_minor - returns_minor - cogs_minor + shipping_minor - fees_minor
       - fulfilment_minor - handling_minor - marketing_minor - fixed_minor), 0)::bigint as profit
     from postings where day between $1 and $2`,
    [from, to],
  );
  return rows[0].profit;
}

describe('the statement', () => {
  it('has columns that add up to its total and to the postings, to the cent, and rows behind each', async () => {
    const period = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 40 })).map(([start, length]) => ({
      from: addDays('2026-02-01', start),
      to: addDays('2026-02-01', start + length),
    }));
    const folds = fc.boolean();
    const line = fc.constantFrom(...LINE_KEYS);
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { maxLength: 6 }),
        period,
        folds,
        line,
        async (postings, days, isFolded, one) => {
          await write(postings);
          if (isFolded) await shop.db.$client.query('select fold_postings()');
          const profit = await profitInPostings(days);
          for (const by of STATEMENT_DIMENSIONS) {
            const found = await statement(shop.ctx('owner'), { period: days, by, against: null });
            expect([by, found.total.now.profit]).toEqual([by, profit]);
            for (const line of found.addsUp ? LINE_KEYS : [])
              expect(found.columns.reduce((sum, column) => sum + (column.now[line] ?? 0), 0)).toBe(
                found.total.now[line],
              );
            for (const column of found.columns) {
              const wanted = { period: days, by, of: column.key ?? undefined };
              const all = await sumStatementRows(shop.ctx('owner'), wanted);
              expect([by, column.name, all.sums]).toEqual([by, column.name, column.now]);
              const ofLine = await sumStatementRows(shop.ctx('owner'), { ...wanted, line: one });
              expect([by, column.name, ofLine.sums[one]]).toEqual([by, column.name, column.now[one]]);
              const lineRows = (await statementRows(shop.ctx('owner'), { ...wanted, line: one })).rows;
              expect(lineRows.length).toBe(Math.min(ofLine.count, 100));
              const behind = await statementRows(shop.ctx('owner'), wanted);
              expect([by, column.name, behind.rows.length]).toEqual([
                by,
                column.name,
                Math.min(all.count, 100),
              ]);
              if (behind.next) continue;
              const profits = behind.rows.map(({ values }) => values.profit ?? Number.NaN);
              expect(profits.reduce((sum, one) => sum + one, 0)).toBe(column.now.profit);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is the same once everything is folded', async () => {
    const read = () =>
      Promise.all(
        STATEMENT_DIMENSIONS.map((by) =>
          statement(shop.ctx('owner'), {
            period: MARCH,
            by,
            against: { from: '2026-02-01', to: '2026-02-28' },
          }),
        ),
      );
    await foldSegmentMoves(shop.db);
    const before = await read();
    await foldAll(shop.db.$client, PATIENCE_MS);
    expect(await read()).toEqual(before);
  });

  it('counts a customer in each of their segments, and says that these columns do not add up', async () => {
    await write([
      {
        day: 30,
        channel: 'web',
        place: null,
        person: 0,
        goods: [{ at: 0, gross: 1_000, discounts: 0, returns: 0, cogs: 400, units: 1 }],
        shipping: 0,
        fees: 0,
        fulfilment: 0,
        handling: 0,
        marketing: 0,
        fixed: 0,
      },
    ]);
    const wanted = {
      period: { from: '2026-03-03', to: '2026-03-03' },
      by: 'segment' as const,
      against: null,
    };
    const { addsUp, columns } = await statement(shop.ctx('owner'), wanted);
    expect(addsUp).toBe(false);
    expect(columns.filter(({ key }) => key !== OF_NONE).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Segment 0', 'Segment 1']),
    );
  });

  it('ends at net sales for who may not see costs, and is closed to the warehouse', async () => {
    const wanted = { period: MARCH, by: 'channel' as const, against: null };
    const seen = await statement(shop.ctx('marketing'), wanted);
    expect(Object.keys(seen.total.now)).toEqual(['gross', 'discounts', 'returns', 'net']);
    expect(seen.missing).toEqual({ unitsWithoutCost: 0, units: 0, channelsWithoutFees: [] });
    const behind = await statementRows(shop.ctx('marketing'), { ...wanted, line: 'marketing' });
    expect(behind.lines).toEqual(['gross', 'discounts', 'returns', 'net']);
    for (const query of [statement, statementRows, sumStatementRows])
      await expect(query(shop.ctx('warehouse'), wanted)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('names what is missing: units without a cost, and channels that sold without fees', async () => {
    await shop.addVariant({ sku: 'ODD', units: 5, costMicros: null });
    await placeOrder(shop.ctx('floor', { now: new Date('2026-05-10T10:00:00Z') }), {
      channelId: shop.channels.till,
      lines: [{ sku: 'ODD', quantity: 2 }],
    });
    const { missing } = await statement(shop.ctx('owner'), {
      period: { from: '2026-05-01', to: '2026-05-31' },
      by: 'brand',
      against: null,
    });
    expect(missing).toEqual({
      unitsWithoutCost: 2,
      units: 2,
      channelsWithoutFees: [{ id: shop.channels.till, name: 'Till' }],
    });
  });

  it('shows under "of earlier periods" what came after a month was closed, and leaves that month alone', async () => {
    const june = shop.ctx('owner', { now: new Date('2026-06-02T10:00:00Z') });
    const may = { period: { from: '2026-05-01', to: '2026-05-31' }, by: 'channel' as const, against: null };
    await closePeriod(june, { toDay: '2026-05-31' });
    const closed = await statement(june, may);
    await addCost(june, {
      kind: 'advertising',
      channelId: shop.channels.till,
      amountMinor: 4_321,
      day: '2026-05-20',
    });
    expect(await statement(june, may)).toEqual(closed);
    const wanted = { ...may, period: { from: '2026-06-01', to: '2026-06-30' } };
    const { total, columns } = await statement(june, wanted);
    expect(total.earlier).toMatchObject({ marketing: 4_321, profit: -4_321, gross: 0 });
    expect(total.now.marketing).toBe(4_321);
    expect(columns.map(({ name, earlier }) => [name, earlier?.marketing])).toEqual([['Till', 4_321]]);
    const behind = await statementRows(june, { ...wanted, isEarlier: true });
    expect(behind.rows).toMatchObject([{ day: '2026-06-01', ofDay: '2026-05-20', channelName: 'Till' }]);
    expect((await sumStatementRows(june, { ...wanted, isEarlier: true })).sums).toEqual(total.earlier);
  });
});
