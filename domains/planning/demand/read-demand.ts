import type { Reader } from '#db/client.ts';

/** What moved of a variant at a location on one day, counted from the first day of the window; -1 stands for all before. */
export type DayFlow = {
  variantId: string;
  /** Null where goods left from no place of ours, as in imported history. */
  locationId: string | null;
  day: number;
  /** What came in less what went out. */
  change: number;
  sold: number;
};

/** Units that were asked for on a day and not to be had. */
export type Wish = { variantId: string; locationId: string | null; day: number; units: number };

/** The days that are looked at: `length` days, the last of them `untilOn`, on the business's own calendar. */
export type Window = { startOn: string; length: number; timeZone: string };

/**
 * The flows of some variants, day by day, at counted locations; sales that left from outside our books come with no
 * location. A sale is a movement to a customer; goods that came back are not taken off, for they were wanted.
 */
export async function readFlows(
  db: Reader,
  variantIds: readonly string[],
  { startOn, length, timeZone }: Window,
): Promise<DayFlow[]> {
  const { rows } = await db.$client.query<DayFlow>({
    name: 'read-demand-flows',
    text: `
      with counted as (select id from locations where is_counted), moved as (
        select variant_id, from_location_id as location_id, at, -quantity as change,
          case when reason = 'sale' then quantity else 0 end as sold
        from stock_movements where variant_id = any ($1::uuid[])
        union all
        select variant_id, to_location_id, at, quantity, 0 from stock_movements where variant_id = any ($1::uuid[])
      ), placed as (
        select m.variant_id, c.id as location_id, m.change, m.sold,
          greatest(-1, (m.at at time zone $4)::date - $2::date) as day
        from moved m left join counted c on c.id = m.location_id where c.id is not null or m.sold > 0
      )
      select variant_id as "variantId", location_id as "locationId", day, sum(change)::integer as change,
        sum(sold)::integer as sold
      from placed where day < $3 group by 1, 2, 3 order by 1, 2, 3`,
    values: [variantIds, startOn, length, timeZone],
  });
  return rows;
}

/**
 * What customers wished for in vain: units of waiting orders that nothing is promised for, and of orders that were
 * cancelled after they had to wait, on the day of the order.
 */
export async function readWishes(
  db: Reader,
  variantIds: readonly string[],
  { startOn, length }: Window,
): Promise<Wish[]> {
  const { rows } = await db.$client.query<Wish>({
    name: 'read-demand-wishes',
    text: `
      select l.variant_id as "variantId", o.location_id as "locationId", o.day - $2::date as day,
        sum(l.quantity - l.shipped_quantity - coalesce(promised.units, 0))::integer as units
      from order_lines l join orders o on o.id = l.order_id
      left join lateral (
        select sum(r.quantity)::integer as units from reservations r where r.order_line_id = l.id and r.status = 'open'
      ) promised on true
      where l.variant_id = any ($1::uuid[]) and o.day >= $2::date and o.day < $2::date + $3::integer
        and (o.status = 'backorder' or o.status = 'cancelled' and exists (
          select from events e where e.subject_kind = 'order' and e.subject_id = o.id::text and e.kind = 'order.short'))
      group by 1, 2, 3 having sum(l.quantity - l.shipped_quantity - coalesce(promised.units, 0)) > 0`,
    values: [variantIds, startOn, length],
  });
  return rows;
}
