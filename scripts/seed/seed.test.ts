import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getConnector } from '#connectors/registry.ts';
import { connect, type Database } from '#db/client.ts';
import { createTestDatabase, type TestDatabase } from '#db/testing.ts';
import { listOpenAlerts, listPastAlerts, listRules } from '#domains/alerts/list-alerts.ts';
import { listWalks } from '#domains/analytics/effort/walks/list-walks.ts';
import { statement } from '#domains/analytics/statement/statement.ts';
import { listParcelTariffs } from '#domains/channels/costs/list-parcel-tariffs.ts';
import { SYSTEM } from '#domains/context.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { sweepParity } from '#domains/parity/check/sweep-parity.ts';
import { type SeedReport, seed } from './seed.ts';
import { addUpStory } from './true-earnings.fixture.ts';
import { planWorld } from './world/plan-world.ts';

const OPTIONS = { orders: 900, seed: 11, locale: 'fa', until: new Date('2026-11-22T15:00:00Z') } as const;

let base: TestDatabase;
let db: Database;
let report: SeedReport;

type Sent = { connector: string; headers: Record<string, string>; body: Buffer; totalMinor: number };

const one = async (text: string): Promise<number> => {
  const { rows } = await db.$client.query<{ value: string | number }>(text);
  return Number(rows[0]!.value);
};

beforeAll(async () => {
  base = await createTestDatabase();
  report = await seed(base.url, OPTIONS);
  db = connect(base.url);
});

afterAll(async () => {
  await db.$client.end();
  await base.close();
});

describe('the demo business', () => {
  it('has sound books', async () => {
    const findings = await runAudit(db);
    expect(findings.filter((finding) => finding.count > 0)).toEqual([]);
    // An exchange and a claim made an order each, beside those that were asked for.
    expect(await one('select count(*) as value from orders')).toBe(902);
    expect(report.orders).toBe(900);
  });

  it('has something to do today', async () => {
    expect(
      await one(`select count(*) as value from orders where status in ('reserved', 'picked')`),
    ).toBeGreaterThan(0);
    expect(await one(`select count(*) as value from inbox where status = 'attention'`)).toBeGreaterThan(0);
    expect(await one(`select count(*) as value from import_batches where status = 'failed'`)).toBe(1);
    const latest = `select extract(epoch from '2026-11-22T15:00:00Z' - max(placed_at)) / 3600 as value from orders`;
    expect(await one(latest)).toBeLessThan(24);
  });

  it('has messages that the channels really could have sent', async () => {
    const { rows } =
      await db.$client.query<Sent>(`select c.connector, i.headers, i.body, o.total_minor as "totalMinor"
      from inbox i join channels c on c.id = i.channel_id join orders o on o.id::text = i.subject_id order by i.id`);
    expect(new Set(rows.map((row) => row.connector))).toEqual(new Set(['woocommerce', 'pishkhan']));
    for (const { connector, totalMinor, ...request } of rows) {
      const { parse, readDelivery } = getConnector(connector);
      const message = parse(readDelivery(request), request.body, {
        timeZone: 'Asia/Tehran',
        currency: 'IRR',
      });
      expect(message).toMatchObject({ kind: 'order', order: { totalMinor, differenceMinor: 0 } });
    }
  });

  it('keeps a truth that tells who is behind each customer', async () => {
    const strangers = `select count(*) as value from customers c
      where not exists (select from truth.customers t where t.customer_id = c.id)`;
    expect(await one(strangers)).toBe(0);
    expect(await one('select count(*) as value from truth.people')).toBeGreaterThan(2_000);
    expect(await one('select count(*) - count(distinct order_id) as value from truth.orders')).toBe(0);
    expect(await one(`select count(*) as value from truth.orders where cause = 'caused'`)).toBeGreaterThan(
      20,
    );
  });

  it('goes on by commands: numbers follow those that were loaded', async () => {
    for (const table of ['orders', 'customers', 'shipments', 'returns']) {
      const sequence = `pg_get_serial_sequence('${table}', 'number')`;
      const next = `select nextval(${sequence}) - (select max(number) from ${table}) as value`;
      expect(await one(next)).toBe(1);
    }
  });

  it('puts every index, foreign key and trigger back', async () => {
    const fresh = await createTestDatabase();
    const other = connect(fresh.url);
    const shape = `select json_build_object(
      'indexes', (select json_agg(indexdef order by indexdef) from pg_indexes where schemaname in ('public', 'truth')),
      'keys', (select json_agg(pg_get_constraintdef(oid) order by conname) from pg_constraint where contype = 'f'),
      'off', (select count(*) from pg_trigger where tgenabled <> 'O')) as shape`;
    const [seeded, empty] = await Promise.all([db.$client.query(shape), other.$client.query(shape)]);
    await other.$client.end();
    await fresh.close();
    expect(seeded.rows).toEqual(empty.rows);
  });

  it('is not made over a business that exists', async () => {
    await expect(seed(base.url, OPTIONS)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('the channels of the demo business', () => {
  const ctx = () => ({ db, actor: SYSTEM, now: OPTIONS.until });

  it('cost to the cent what the story says: fees, parcels, advertising, and what comes each month', async () => {
    const truth = addUpStory(planWorld(OPTIONS));
    const period = { from: '2024-01-01', to: '2026-12-31' };
    const { columns, total } = await statement(ctx(), { period, by: 'channel', against: null });
    const lines = ['fees', 'fulfilment', 'marketing'] as const;
    for (const { key, name, now } of columns) {
      const known = truth.get(key!)!;
      expect({ name, ...pick(now, lines) }).toEqual({ name, ...pick(known, lines) });
    }
    const monthly = await one('select sum(months * amount_minor) as value from truth.monthly_costs');
    const bills = [...truth.values()].reduce((sum, { fixed }) => sum + fixed, 0);
    expect(monthly).toBeGreaterThan(0);
    expect(total.now.fixed).toBe(bills + monthly);
    const { rows: campaigns } = await db.$client.query<{ told: number; truth: number; claimed: number }>(
      `select campaign, s.told, t.truth, s.claimed from (select campaign, sum(reported_minor) as told,
         sum(claimed_conversions)::float8 as claimed from ad_spend group by 1) s
       full join (select campaign, sum(spend_minor) as truth from truth.campaign_days where day < $1 group by 1) t
         using (campaign)`,
      ['2026-11-22'],
    );
    expect(campaigns).toHaveLength(7);
    for (const { told, truth: spent, claimed } of campaigns) {
      expect(told).toBe(spent);
      expect(claimed).toBeGreaterThan(0);
    }
  });

  it('show wrongly exactly what was planted, and nothing else is found later', async () => {
    const { rows: planted } = await db.$client.query('select * from truth.drifts order by 1, 2, 3');
    const { rows: found } = await db.$client.query(
      'select channel_id, variant_id, kind from parity_drifts order by 1, 2, 3',
    );
    expect(found).toEqual(planted);
    expect(new Set(planted.map(({ kind }) => kind))).toEqual(new Set(['price', 'stock', 'title', 'promise']));
    expect(new Set(planted.map(({ channel_id }) => channel_id)).size).toBe(3);
    const states = 'select count(*) as value from parity_drifts where state =';
    expect(await one(`${states} 'accepted'`)).toBe(1);
    expect(await one(`${states} 'corrected'`)).toBe(2);
    expect(await sweepParity(ctx())).toMatchObject({ opened: 0, ended: 0 });
  });

  it('have budgets for the months of the year, and books that are closed but for the last months', async () => {
    expect(await one('select count(distinct from_day) as value from budgets')).toBe(12);
    expect(await one('select count(distinct channel_id) as value from budgets')).toBe(8);
    const categories = await one('select count(distinct category) as value from products');
    const ofCategories = `from budgets where line = 'net' and dimension = 'category'`;
    expect(await one(`select count(distinct key) as value ${ofCategories}`)).toBe(categories);
    expect(await one(`select count(*) as value ${ofCategories}`)).toBe(12 * categories);
    // The same months cut in two ways, but for what is rounded.
    const net = (by: string) => `sum(amount_minor) filter (where dimension = '${by}')`;
    const apart = `select abs(${net('category')} / ${net('channel')} - 1) as value from budgets where line = 'net'`;
    expect(await one(apart)).toBeLessThan(0.02);
    // The last day of Mehr 1405; Aban ended the day before the demo's last.
    expect(await one(`select (closed_until() = '2026-10-22')::integer as value`)).toBe(1);
    expect(await one('select count(*) as value from closed_periods')).toBe(3);
    // The bill that came after its month was closed counts in the month that is open.
    expect(await one('select count(*) as value from postings where of_day is not null')).toBe(1);
    expect(
      await one(`select count(*) as value from postings where of_day <= '2026-10-22' and day > '2026-10-22'`),
    ).toBe(1);
    expect(await one('select count(*) as value from annotations')).toBe(3);
  });
});

describe('what the demo business watches', () => {
  const ctx = () => ({ db, actor: SYSTEM, now: OPTIONS.until });

  it('are four rules: some alerts are over, differences are open, and of those nobody is told', async () => {
    const rules = await listRules(ctx());
    expect(rules.map(({ kind }) => kind).sort()).toEqual(['band', 'drifts', 'quiet', 'threshold']);
    const open = await listOpenAlerts(ctx());
    expect(open.map(({ kind }) => kind)).toContain('drifts');
    const past = await listPastAlerts(ctx());
    expect(past.map(({ kind }) => kind)).toContain('threshold');
    expect(rules.filter(({ mutedUntil }) => mutedUntil).map(({ kind }) => kind)).toEqual(['drifts']);
    expect(await one(`select count(*) as value from pgboss.job where name = 'send-mail'`)).toBe(0);
  });

  it('are parcels at their true cost, and test purchases with what is to be put right', async () => {
    const tariffs = await listParcelTariffs(ctx());
    const { rows } = await db.$client.query<{ shipping: number; packing: number }>(
      `select sum(amount_minor) filter (where kind = 'shipping')::float8 as shipping,
         sum(amount_minor) filter (where kind = 'packing')::float8 as packing from costs`,
    );
    const { shipping, packing } = rows[0]!;
    expect(tariffs.map(({ method }) => method)).toEqual(['courier', 'post']);
    for (const { shippingMinor, packingMinor } of tariffs) {
      expect(shipping / shippingMinor!).toBe(packing / packingMinor);
      expect(Number.isInteger(shipping / shippingMinor!)).toBe(true);
    }
    expect(await one('select count(*) as value from parcel_costs')).toBe(0);
    const walks = await listWalks(ctx());
    expect(walks.map(({ bad, openFindings }) => [bad, openFindings])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});

function pick<Key extends string>(from: Partial<Record<Key, number>>, keys: readonly Key[]) {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}
