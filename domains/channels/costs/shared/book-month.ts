import type { Tx } from '#db/client.ts';
import { costAllocations, sharedCosts } from '#db/schema/index.ts';
import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { newId } from '#lib/ids.ts';
import { bookCosts, type RatedCost } from '../book-costs.ts';
import { readRates, reportSigned, requireRate } from '../read-rates.ts';
import type { DueMonth } from './find-due.ts';
import type { Recurring } from './load-recurring.ts';
import { readBasis } from './read-basis.ts';
import { shareCost, spreadOverDays } from './share-cost.ts';

type At = { now: Date; calendar: Calendar };

/**
 * Books a month of a recurring cost that is due: spread over channels by its key, over days as it says. While the month
 * runs, sales, orders and units are those of the month before. Returns the channels that bear it.
 * @throws INVALID_INPUT where its currency has no rate.
 */
export async function bookMonth(tx: Tx, cost: Recurring, due: DueMonth, at: At): Promise<string[]> {
  if (due.sharedId !== null) return settleMonth(tx, cost, { ...due, sharedId: due.sharedId }, at);
  const rates = await readRates(tx, [{ currency: cost.currency, day: due.from }]);
  const rate = requireRate(rates, { currency: cost.currency, day: due.from });
  const to = rates.reportingCurrency;
  const reportedMinor = reportSigned(cost.amountMinor, { rate, from: cost.currency, to });
  const id = newId(at.now.getTime());
  const { from, to: last } = due;
  await tx
    .insert(sharedCosts)
    .values({ id, recurringId: cost.id, from, to: last, rate, reportedMinor, isFinal: due.isFinal });
  const round = await allocateMonth(tx, cost, {
    due,
    sharedId: id,
    round: 1,
    reportedMinor,
    calendar: at.calendar,
  });
  const booked = round.shares.flatMap(({ channelId, amountMinor }) =>
    spreadOverDays(amountMinor, { from, to: last, spread: cost.spread }).map((part) =>
      sharedRow(cost, { ...part, channelId, currency: to, name: `shared:${id}:1:${part.day}`, now: at.now }),
    ),
  );
  await bookCosts(tx, booked, { now: at.now, kind: 'cost' });
  return round.shares.map(({ channelId }) => channelId);
}

/** The month is over: by its own facts each channel bears so much; the differences count on its last day. */
async function settleMonth(
  tx: Tx,
  cost: Recurring,
  due: DueMonth & { sharedId: string },
  at: At,
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ reportedMinor: number; currency: string }>(
    `update shared_costs s set is_final = true from business b where s.id = $1
     returning s.reported_minor as "reportedMinor", b.reporting_currency as currency`,
    [due.sharedId],
  );
  const { reportedMinor, currency } = rows[0]!;
  const before = await readShares(tx, due.sharedId);
  const round = await allocateMonth(tx, cost, {
    due,
    sharedId: due.sharedId,
    round: 2,
    reportedMinor,
    calendar: at.calendar,
  });
  const after = new Map(round.shares.map(({ channelId, amountMinor }) => [channelId, amountMinor]));
  const channelIds = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = channelIds.flatMap((channelId) => {
    const amountMinor = (after.get(channelId) ?? 0) - (before.get(channelId) ?? 0);
    const name = `shared:${due.sharedId}:2:${due.to}`;
    const row = { day: due.to, amountMinor, channelId, currency, name, now: at.now };
    return amountMinor === 0 ? [] : [sharedRow(cost, row)];
  });
  await bookCosts(tx, changes, { now: at.now, kind: 'adjustment' });
  return channelIds;
}

async function allocateMonth(
  tx: Tx,
  cost: Recurring,
  at: { due: DueMonth; sharedId: string; round: 1 | 2; reportedMinor: number; calendar: Calendar },
) {
  const { due, calendar } = at;
  const days = due.isFinal ? due : monthOf(due.from, calendar, 1);
  const channels = await readBasis(tx, { ...cost, from: days.from, to: days.to });
  const { key, shares } = shareCost(at.reportedMinor, { key: cost.key, channels });
  const isByFacts = key !== 'equal' && key !== 'own';
  await tx.insert(costAllocations).values(
    shares.map((share) => ({
      ...share,
      sharedCostId: at.sharedId,
      round: at.round,
      key,
      basisFrom: isByFacts ? days.from : null,
      basisTo: isByFacts ? days.to : null,
    })),
  );
  return { key, shares };
}

async function readShares(tx: Tx, sharedId: string): Promise<Map<string, number>> {
  const { rows } = await tx.$client.query<{ channelId: string; amountMinor: number }>(
    `select channel_id as "channelId", amount_minor as "amountMinor" from cost_allocations
     where shared_cost_id = $1 and round = 1`,
    [sharedId],
  );
  return new Map(rows.map((row) => [row.channelId, row.amountMinor]));
}

/** A share of a recurring cost on one day, in the reporting currency. */
export function sharedRow(
  cost: Pick<Recurring, 'kind' | 'locationId' | 'name'>,
  at: { channelId: string; day: string; amountMinor: number; currency: string; name: string; now: Date },
): RatedCost {
  return {
    id: newId(at.now.getTime()),
    kind: cost.kind,
    channelId: at.channelId,
    locationId: cost.locationId,
    amountMinor: at.amountMinor,
    currency: at.currency,
    rate: '1',
    reportedMinor: at.amountMinor,
    day: at.day,
    note: cost.name,
    externalId: at.name,
  };
}
