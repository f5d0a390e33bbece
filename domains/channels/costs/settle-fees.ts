import type { Tx } from '#db/client.ts';
import { feeStatements } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { bookCosts, type RatedCost } from './book-costs.ts';
import { costEvents } from './cost-events.ts';
import { SettleFeesInput } from './input.ts';
import { readCurrency } from './read-currency.ts';
import { type Rates, readRates, reportSigned, requireRate } from './read-rates.ts';

type Line = { order: string; externalId: string; amountMinor: number };
type BookedOrder = { id: string; names: Set<string>; locationId: string | null; bookedMinor: number };

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/**
 * Takes what a statement says orders cost in fees, each order in all, and posts the difference to what the books held, on
 * the statement's day. Lines that were taken before are left out; a later statement of an order holds in place of the
 * earlier one. @throws NOT_FOUND naming an order that the channel does not have; INVALID_INPUT without a known rate.
 */
export const settleFees = command('cost.write', {
  input: SettleFeesInput,
  run: async (tx, { channelId, day, lines, ...input }, ctx) => {
    const fresh = await leaveOutKnown(tx, channelId, lines);
    const orders = await findOrders(tx, channelId, fresh);
    const currency = input.currency ?? (await readCurrency(tx, channelId));
    const rates = await readRates(tx, [{ currency, day }]);
    const at = { channelId, day, currency, rates, rate: requireRate(rates, { currency, day }) };
    const settled = orders.map((order) => {
      const own = fresh.filter((line) => order.names.has(line.order));
      const sum = own.reduce((total, line) => total + line.amountMinor, 0);
      const reportedMinor = reportSigned(sum, { rate: at.rate, from: currency, to: rates.reportingCurrency });
      return { order, own, reportedMinor };
    });
    const rows = settled.flatMap((one) => statementRows(one, { channelId, day, currency, now: ctx.now }));
    if (rows.length > 0) await tx.insert(feeStatements).values(rows);
    const changes = settled.flatMap(({ order, own, reportedMinor }) =>
      differenceOf(order, { ...at, externalId: own[0]!.externalId, reportedMinor, now: ctx.now }),
    );
    await bookCosts(tx, changes, { now: ctx.now, kind: 'adjustment' });
    const differenceMinor = changes.reduce((sum, change) => sum + change.reportedMinor, 0);
    return {
      result: { settled: settled.length, known: lines.length - fresh.length, differenceMinor },
      subjectKind: 'channel',
      subjectId: channelId,
      summary: { day, orders: settled.length, differenceMinor },
      events: costEvents(channelId, [channelId]),
    };
  },
});

type Settled = { order: BookedOrder; own: Line[]; reportedMinor: number };

/** The sums of the order stand with its first line. */
function statementRows(
  { order, own, reportedMinor }: Settled,
  at: { channelId: string; day: string; currency: string; now: Date },
) {
  return own.map(({ externalId, amountMinor }, index) => ({
    channelId: at.channelId,
    externalId,
    orderId: order.id,
    amountMinor,
    currency: at.currency,
    bookedMinor: index === 0 ? order.bookedMinor : 0,
    reportedMinor: index === 0 ? reportedMinor : 0,
    day: at.day,
    createdAt: at.now,
  }));
}

function differenceOf(
  order: BookedOrder,
  at: { channelId: string; day: string; externalId: string; reportedMinor: number; rates: Rates; now: Date },
): RatedCost[] {
  const differenceMinor = at.reportedMinor - order.bookedMinor;
  if (differenceMinor === 0) return [];
  return [
    {
      id: newId(at.now.getTime()),
      kind: 'fee',
      channelId: at.channelId,
      locationId: order.locationId,
      orderId: order.id,
      amountMinor: differenceMinor,
      currency: at.rates.reportingCurrency,
      rate: '1',
      reportedMinor: differenceMinor,
      day: at.day,
      externalId: `fees:${at.externalId}`,
    },
  ];
}

async function leaveOutKnown(tx: Tx, channelId: string, lines: readonly Line[]): Promise<Line[]> {
  const { rows } = await tx.$client.query<{ externalId: string }>(
    `select external_id as "externalId" from fee_statements where channel_id = $1 and external_id = any ($2)`,
    [channelId, lines.map(({ externalId }) => externalId)],
  );
  const taken = new Set(rows.map(({ externalId }) => externalId));
  return lines.filter(({ externalId }) => {
    if (taken.has(externalId)) return false;
    taken.add(externalId);
    return true;
  });
}

/** The orders with what the books hold of their fees; locked, so that two statements at once add up. */
async function findOrders(tx: Tx, channelId: string, lines: readonly Line[]): Promise<BookedOrder[]> {
  const asked = [...new Set(lines.map(({ order }) => order))];
  const { rows } = await tx.$client.query<Omit<BookedOrder, 'names'> & { name: string }>(
    `select o.id, w.name, o.location_id as "locationId", 0 as "bookedMinor"
     from unnest($2::text[]) as w (name) cross join lateral (
       select id from (
         select id, 1 as rank from orders where channel_id = $1 and external_id = w.name
         union all select id, 2 from orders where channel_id = $1 and id = case when w.name ~ $3 then w.name::uuid end
         union all select id, 3 from orders where channel_id = $1 and number = case when w.name ~ '^[0-9]{1,15}$' then w.name::bigint end
       ) f order by rank limit 1) found
     join orders o on o.id = found.id order by o.id for update of o`,
    [channelId, asked, UUID],
  );
  const missing = asked.find((one) => !rows.some((row) => row.name === one));
  if (missing === undefined) return addBooked(tx, gather(rows));
  throw new AppError('NOT_FOUND', `The channel has no order ${missing}.`, {
    details: { reason: 'gone', thing: 'order' },
  });
}

/** Read once the orders are locked: what another statement has just posted is seen. */
async function addBooked(tx: Tx, orders: readonly BookedOrder[]): Promise<BookedOrder[]> {
  const { rows } = await tx.$client.query<{ id: string; minor: number }>(
    `select order_id as id, sum(fees_minor)::bigint as minor from postings where order_id = any ($1::uuid[]) group by 1`,
    [orders.map(({ id }) => id)],
  );
  const booked = new Map(rows.map(({ id, minor }) => [id, minor]));
  return orders.map((order) => ({ ...order, bookedMinor: booked.get(order.id) ?? 0 }));
}

/** One order may stand under several names. */
function gather(rows: readonly (Omit<BookedOrder, 'names'> & { name: string })[]): BookedOrder[] {
  const orders = new Map<string, BookedOrder>();
  for (const { name, ...row } of rows) {
    const known = orders.get(row.id) ?? { ...row, names: new Set<string>() };
    known.names.add(name);
    orders.set(row.id, known);
  }
  return [...orders.values()];
}
