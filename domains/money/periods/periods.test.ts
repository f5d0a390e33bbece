import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCost } from '#domains/channels/costs/add-cost.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { cancelOrder } from '#domains/orders/cancel-order.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { closePeriod } from './close-period.ts';
import { listPeriods } from './list-periods.ts';
import { reopenPeriod } from './reopen-period.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const IN_APRIL = new Date('2026-04-02T09:00:00Z');

let shop: TestShop;
let orderId: string;

beforeAll(async () => {
  shop = await openShop();
  await shop.addVariant({ sku: 'CUP', units: 50 });
  orderId = await sell(shop.now);
  await sell(shop.now);
});
afterAll(() => shop.close());

async function sell(now: Date): Promise<string> {
  const order = { channelId: shop.channels.web, lines: [{ sku: 'CUP', quantity: 1 }] };
  return (await placeOrder(shop.ctx('floor', { now }), order)).id;
}

const april = (role: 'owner' | 'manager' | 'floor' | 'marketing') => shop.ctx(role, { now: IN_APRIL });

async function sumOf({ from, to }: typeof MARCH) {
  const { rows } = await shop.db.$client.query(
    `select coalesce(sum(gross_minor), 0)::bigint as gross, coalesce(sum(marketing_minor), 0)::bigint as marketing,
       coalesce(sum(orders), 0)::integer as orders from postings where day between $1 and $2`,
    [from, to],
  );
  return rows[0];
}

const offences = async () =>
  (await runAudit(shop.db)).filter(({ count }) => count > 0).map(({ name }) => name);

describe('closing a month', () => {
  it('waits until the month has ended', async () => {
    await expect(closePeriod(shop.ctx('owner'), { toDay: MARCH.to })).rejects.toMatchObject({
      details: { reason: 'periodRuns' },
    });
    await expect(closePeriod(april('owner'), { toDay: '2026-03-20' })).rejects.toMatchObject({
      details: { reason: 'periodNotNext' },
    });
  });

  it('is for owners and managers', async () => {
    for (const role of ['floor', 'marketing'] as const)
      await expect(closePeriod(april(role), { toDay: MARCH.to })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
  });

  it('keeps what the month added up to, and tells who closed it', async () => {
    const closed = await closePeriod(april('manager'), { toDay: MARCH.to, note: 'VAT sent' });
    expect(closed).toMatchObject(MARCH);
    const { closedUntil, next, rows } = await listPeriods(april('marketing'));
    expect({ closedUntil, next }).toEqual({ closedUntil: MARCH.to, next: null });
    expect(rows[0]).toMatchObject({ ...MARCH, note: 'VAT sent', closedBy: 'The manager', reopenedAt: null });
    const { rows: kept } = await shop.db.$client.query('select sums from closed_periods');
    expect(kept[0].sums).toEqual([
      expect.objectContaining({ channelId: shop.channels.web, gross_minor: 2000, orders: 2 }),
    ]);
    const { rows: audit } = await shop.db.$client.query(
      `select actor_name, subject_id from audit_log where verb = 'period.close'`,
    );
    expect(audit).toEqual([{ actor_name: 'The manager', subject_id: closed.id }]);
    const { rows: events } = await shop.db.$client.query(`select kind from events where subject_id = $1`, [
      closed.id,
    ]);
    expect(events).toEqual([{ kind: 'channel.changed' }]);
  });

  it('changes no more, whatever comes late', async () => {
    const before = await sumOf(MARCH);
    await addCost(april('manager'), {
      kind: 'advertising',
      channelId: shop.channels.web,
      amountMinor: 700,
      day: '2026-03-15',
    });
    await cancelOrder(april('owner'), { orderId, reason: 'no' });
    await sell(shop.now);
    expect(await sumOf(MARCH)).toEqual(before);
    const { rows } = await shop.db.$client.query(
      `select kind, day::text, of_day::text as "ofDay" from postings where of_day is not null order by id`,
    );
    expect(rows).toEqual([
      { kind: 'cost', day: '2026-04-01', ofDay: '2026-03-15' },
      { kind: 'sale', day: '2026-04-01', ofDay: '2026-03-10' },
    ]);
    expect(await sumOf({ from: '2026-04-01', to: '2026-04-30' })).toEqual({
      gross: 0,
      marketing: 700,
      orders: 0,
    });
    expect(await offences()).toEqual([]);
  });

  it('holds for what lies before the first closed month as well', async () => {
    await addCost(april('manager'), {
      kind: 'rent',
      channelId: shop.channels.web,
      amountMinor: 100,
      day: '2025-12-01',
    });
    const { rows } = await shop.db.$client.query(
      `select day::text, of_day::text as "ofDay" from postings where fixed_minor = 100`,
    );
    expect(rows).toEqual([{ day: '2026-04-01', ofDay: '2025-12-01' }]);
  });

  it('goes month by month', async () => {
    const inJune = shop.ctx('owner', { now: new Date('2026-06-10T09:00:00Z') });
    await expect(closePeriod(inJune, { toDay: '2026-05-31' })).rejects.toMatchObject({
      details: { reason: 'periodNotNext' },
    });
    await expect(closePeriod(inJune, { toDay: MARCH.to })).rejects.toMatchObject({
      details: { reason: 'periodClosed' },
    });
    expect((await listPeriods(inJune)).next).toEqual({ from: '2026-04-01', to: '2026-04-30' });
    await closePeriod(inJune, { toDay: '2026-04-30' });
  });

  it('is undone by the owner only, the latest first, with a reason', async () => {
    const { rows } = await listPeriods(april('owner'));
    const [latest, first] = ['2026-04-30', MARCH.to].map((to) => rows.find((row) => row.to === to)!);
    await expect(
      reopenPeriod(april('owner'), { periodId: first!.id, reason: 'wrong' }),
    ).rejects.toMatchObject({ details: { reason: 'periodNotLatest' } });
    await expect(
      reopenPeriod(april('manager'), { periodId: latest!.id, reason: 'wrong' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reopenPeriod(april('owner'), { periodId: latest!.id, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await reopenPeriod(april('owner'), { periodId: latest!.id, reason: 'An invoice was missing' });
    const { closedUntil, rows: after } = await listPeriods(april('owner'));
    expect(closedUntil).toBe(MARCH.to);
    expect(after.find((row) => row.id === latest!.id)).toMatchObject({
      reopenedBy: 'The owner',
      reopenReason: 'An invoice was missing',
    });
    expect(await offences()).toEqual([]);
  });

  it('is never rewritten in the database', async () => {
    for (const text of [`update closed_periods set sums = '[]'`, 'delete from closed_periods'])
      await expect(shop.db.$client.query(text)).rejects.toMatchObject({ code: 'PS403' });
  });
});
