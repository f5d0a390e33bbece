import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { postings } from '#db/schema/index.ts';
import { updateChannel } from '#domains/channels/update-channel.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { addRecurring } from './add-recurring.ts';
import { bookRecurring, listDueRecurring } from './book-recurring.ts';
import { endRecurring } from './end-recurring.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const on = (day: string) => shop.ctx('manager', { now: new Date(`${day}T08:00:00Z`) });
const booked = async (name: string) => {
  const { rows } = await shop.db.$client.query<{ slug: string; month: string; fixed: number }>(
    `select c.slug, to_char(p.day, 'YYYY-MM') as month, sum(p.fixed_minor)::integer as fixed
     from costs k join postings p on p.cause_id = k.id join channels c on c.id = p.channel_id
     where k.note = $1 group by 1, 2 having sum(p.fixed_minor) <> 0 order by 2, 1`,
    [name],
  );
  return Object.fromEntries(rows.map((row) => [`${row.month} ${row.slug}`, row.fixed]));
};
/** Sales without orders behind them: only their sums matter to a key. */
const sell = (channelId: string, day: string, grossMinor: number, locationId: string | null = null) =>
  inTransaction(shop.db, (tx) =>
    tx.insert(postings).values({
      kind: 'adjustment',
      at: new Date(`${day}T10:00:00Z`),
      day,
      channelId,
      locationId,
      grossMinor,
      receivableMinor: grossMinor,
    }),
  );

const rent = {
  kind: 'rent' as const,
  amountMinor: 100_000,
  spread: 'days' as const,
  startsOn: '2026-03-01',
};

describe('a cost that comes each month', () => {
  it('is spread by last month’s sales while its month runs, and settled by its own afterwards', async () => {
    await sell(shop.channels.web, '2026-02-10', 88_000);
    await sell(shop.channels.till, '2026-02-11', 12_000);
    const cost = await addRecurring(shop.ctx('manager'), { ...rent, name: 'Office', key: 'netSales' });
    expect(cost.months).toBe(1);
    expect(await booked('Office')).toEqual({ '2026-03 till': 12_000, '2026-03 web': 88_000 });
    await sell(shop.channels.web, '2026-03-10', 50_000);
    await sell(shop.channels.till, '2026-03-11', 50_000);
    expect(await listDueRecurring(on('2026-03-31'))).toEqual([]);
    expect(await listDueRecurring(on('2026-04-01'))).toEqual([cost.id]);
    expect(await bookRecurring(on('2026-04-01'), { recurringId: cost.id })).toEqual({ months: 2 });
    expect(await bookRecurring(on('2026-04-01'), { recurringId: cost.id })).toEqual({ months: 0 });
    expect(await booked('Office')).toEqual({
      '2026-03 till': 50_000,
      '2026-03 web': 50_000,
      '2026-04 till': 50_000,
      '2026-04 web': 50_000,
    });
    const { rows } = await shop.db.$client.query(
      `select round, c.slug, key, basis, basis_from::text as "from", amount_minor as amount from cost_allocations a
       join channels c on c.id = a.channel_id join shared_costs s on s.id = a.shared_cost_id
       where s."from" = '2026-03-01' order by 1, 2`,
    );
    expect(rows).toEqual([
      { round: 1, slug: 'till', key: 'netSales', basis: 12_000, from: '2026-02-01', amount: 12_000 },
      { round: 1, slug: 'web', key: 'netSales', basis: 88_000, from: '2026-02-01', amount: 88_000 },
      { round: 2, slug: 'till', key: 'netSales', basis: 50_000, from: '2026-03-01', amount: 50_000 },
      { round: 2, slug: 'web', key: 'netSales', basis: 50_000, from: '2026-03-01', amount: 50_000 },
    ]);
  });

  it('ends with a month; what was booked after it is taken back', async () => {
    const { id } = await addRecurring(shop.ctx('manager'), {
      ...rent,
      name: 'Till system',
      kind: 'subscription',
      amountMinor: 1_001,
      startsOn: '2026-01-15',
      key: 'own',
      shares: { [shop.channels.till]: 10_000 },
    });
    expect(await booked('Till system')).toEqual({
      '2026-01 till': 1_001,
      '2026-02 till': 1_001,
      '2026-03 till': 1_001,
    });
    expect(await endRecurring(on('2026-03-12'), { recurringId: id, endsOn: '2026-02-03' })).toEqual({
      endsOn: '2026-02-28',
      takenBack: 1,
    });
    expect(await booked('Till system')).toEqual({ '2026-01 till': 1_001, '2026-02 till': 1_001 });
    await endRecurring(on('2026-03-12'), { recurringId: id, endsOn: '2025-01-01' });
    expect(await booked('Till system')).toEqual({});
    expect(await listDueRecurring(on('2026-03-12'))).toEqual([]);
  });

  it('of a place goes to the channels that sell there, equally while there are no facts', async () => {
    const { south, north } = shop.places;
    await updateChannel(shop.ctx('owner'), { channelId: shop.channels.web, locationIds: [north] });
    const place = { ...rent, locationId: south, startsOn: '2026-02-01', spread: 'lastDay' as const };
    await addRecurring(shop.ctx('manager'), { ...place, name: 'South', key: 'orders', endsOn: '2026-02-20' });
    expect(await booked('South')).toEqual({ '2026-02 till': 100_000 });
    await sell(shop.channels.web, '2026-02-12', 3_000, south);
    await sell(shop.channels.till, '2026-02-12', 1_000, south);
    await addRecurring(shop.ctx('manager'), {
      ...place,
      name: 'Sold',
      key: 'netSales',
      endsOn: '2026-02-20',
    });
    expect(await booked('Sold')).toEqual({ '2026-02 till': 25_000, '2026-02 web': 75_000 });
    const { rows } = await shop.db.$client.query<{ location: string }>(
      `select distinct location_id as location from costs where note in ('South', 'Sold')`,
    );
    expect(rows).toEqual([{ location: south }]);
  });

  it('refuses shares that are not the whole, currencies without a rate, and those who may not', async () => {
    const shares = { [shop.channels.till]: 9_000 };
    await expect(
      addRecurring(shop.ctx('manager'), { ...rent, name: 'X', key: 'own', shares }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(
      addRecurring(shop.ctx('manager'), { ...rent, name: 'X', key: 'equal', currency: 'USD' }),
    ).rejects.toMatchObject({ details: { reason: 'noRate' } });
    await expect(
      addRecurring(shop.ctx('marketing'), { ...rent, name: 'X', key: 'equal' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
