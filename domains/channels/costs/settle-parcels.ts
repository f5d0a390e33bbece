import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { bookCosts } from './book-costs.ts';
import { costEvents } from './cost-events.ts';
import { SettleParcelsInput } from './input.ts';
import { readRates, reportSigned, requireRate } from './read-rates.ts';

type Parcel = {
  name: string;
  shipmentId: string;
  orderId: string;
  channelId: string;
  locationId: string;
  bookedMinor: number;
};

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/**
 * Takes what a carrier's bill says parcels cost and posts the difference to what was booked for each, on the bill's day.
 * The same bill again changes nothing; a later one holds in place of it.
 * @throws NOT_FOUND naming a parcel that nobody knows; INVALID_INPUT for one that stands twice, or without a rate.
 */
export const settleParcels = command('cost.write', {
  input: SettleParcelsInput,
  run: async (tx, { day, kind, lines, ...input }, ctx) => {
    const { reportingCurrency } = await getBusiness(tx);
    const currency = input.currency ?? reportingCurrency;
    const rate = requireRate(await readRates(tx, [{ currency, day }]), { currency, day });
    const parcels = await findParcels(tx, kind, lines);
    const settled = lines.map((line) => {
      const parcel = parcels.get(line.parcel)!;
      const at = { rate, from: currency, to: reportingCurrency };
      return { parcel, reportedMinor: reportSigned(line.amountMinor, at) };
    });
    await keepActual(tx, { kind, day, settled });
    const changes = settled
      .map(({ parcel, reportedMinor }) => ({ parcel, differenceMinor: reportedMinor - parcel.bookedMinor }))
      .filter(({ differenceMinor }) => differenceMinor !== 0);
    const rows = changes.map(({ parcel, differenceMinor }) => ({
      id: newId(ctx.now.getTime()),
      kind,
      channelId: parcel.channelId,
      locationId: parcel.locationId,
      orderId: parcel.orderId,
      amountMinor: differenceMinor,
      currency: reportingCurrency,
      rate: '1',
      reportedMinor: differenceMinor,
      day,
    }));
    await bookCosts(tx, rows, { now: ctx.now, kind: 'adjustment' });
    const differenceMinor = rows.reduce((sum, row) => sum + row.reportedMinor, 0);
    return {
      result: { settled: settled.length, changed: rows.length, differenceMinor },
      subjectKind: 'cost',
      subjectId: 'parcels',
      summary: { day, kind, parcels: settled.length, differenceMinor },
      events: costEvents(
        'parcels',
        rows.map(({ channelId }) => channelId),
      ),
    };
  },
});

async function findParcels(
  tx: Tx,
  kind: 'shipping' | 'packing',
  lines: readonly { parcel: string }[],
): Promise<Map<string, Parcel>> {
  const names = lines.map(({ parcel }) => parcel);
  const { rows } = await tx.$client.query<Parcel>(
    `select w.name, s.id as "shipmentId", s.order_id as "orderId", o.channel_id as "channelId",
       s.location_id as "locationId", 0 as "bookedMinor"
     from unnest($1::text[]) as w (name) cross join lateral (
       select id from (
         select id from shipments where id = case when w.name ~ $2 then w.name::uuid end
         union all select id from shipments where number = case when w.name ~ '^[0-9]{1,15}$' then w.name::bigint end
         union all select id from shipments where tracking_number = w.name
       ) f limit 1) found
     join shipments s on s.id = found.id join orders o on o.id = s.order_id
     order by s.id for update of s`,
    [names, UUID],
  );
  const found = new Map(rows.map((row) => [row.name, row]));
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) {
    throw new AppError('NOT_FOUND', `There is no parcel ${missing}.`, {
      details: { reason: 'parcelGone', parcel: missing },
    });
  }
  const twice = names.find((name, at) =>
    names.slice(0, at).some((other) => found.get(other)!.shipmentId === found.get(name)!.shipmentId),
  );
  if (twice === undefined) return addBooked(tx, kind, found);
  throw new AppError('INVALID_INPUT', `Parcel ${twice} stands on the bill twice.`, {
    details: { reason: 'parcelTwice', parcel: twice },
  });
}

/** Read once the parcels are locked: what another bill has just posted is seen. */
async function addBooked(
  tx: Tx,
  kind: 'shipping' | 'packing',
  parcels: ReadonlyMap<string, Parcel>,
): Promise<Map<string, Parcel>> {
  const { rows } = await tx.$client.query<{ id: string; minor: number }>(
    `select shipment_id as id, coalesce(actual_minor, expected_minor, 0) as minor from parcel_costs
     where kind = $1 and shipment_id = any ($2::uuid[])`,
    [kind, [...parcels.values()].map(({ shipmentId }) => shipmentId)],
  );
  const booked = new Map(rows.map(({ id, minor }) => [id, minor]));
  return new Map(
    [...parcels].map(([name, parcel]) => [
      name,
      { ...parcel, bookedMinor: booked.get(parcel.shipmentId) ?? 0 },
    ]),
  );
}

async function keepActual(
  tx: Tx,
  bill: { kind: string; day: string; settled: readonly { parcel: Parcel; reportedMinor: number }[] },
): Promise<void> {
  const rows = bill.settled.map(({ parcel, reportedMinor }) => ({
    shipment: parcel.shipmentId,
    order: parcel.orderId,
    channel: parcel.channelId,
    location: parcel.locationId,
    minor: reportedMinor,
  }));
  await tx.$client.query(
    `insert into parcel_costs as k (shipment_id, kind, order_id, channel_id, location_id, day, actual_minor)
     select shipment, $2, "order", channel, location, $3, minor from jsonb_to_recordset($1::jsonb)
       as r (shipment uuid, "order" uuid, channel uuid, location uuid, minor bigint)
     on conflict (shipment_id, kind) do update set actual_minor = excluded.actual_minor`,
    [JSON.stringify(rows), bill.kind, bill.day],
  );
}
