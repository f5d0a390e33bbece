import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { maskContact, seesDestination } from '../../customers/mask-contact.ts';
import { allow } from '../../team/can.ts';
import { PICKUP_UNITS } from './pickup-units.ts';

/** An order that its customer comes for. Money that is still owed is in the order's currency. */
export type PickupRow = {
  orderId: string;
  number: number;
  customerName: string;
  phone: string | null;
  status: 'arranged' | 'ready';
  arrangedAt: Date;
  readyAt: Date | null;
  deadline: Date | null;
  isLate: boolean;
  wrongCodes: number;
  currency: string;
  totalMinor: number;
  owedMinor: number;
  /** Units that are promised here, those of them that are picked, and units that lie at another place. */
  here: number;
  picked: number;
  elsewhere: { locationId: string; locationName: string; quantity: number }[];
};

const ROWS_PER_PAGE = 50;

/** Which pick-ups of a place. */
export const PickupFilter = z.object({ locationId: z.uuid(), after: z.uuid().optional() });

/** Orders that wait for their customers at a place, phones for those who hand over; ready ones by their deadline first; pages by keyset. */
export async function listPickups(
  ctx: Ctx,
  raw: z.input<typeof PickupFilter>,
): Promise<{ rows: PickupRow[]; after: string | null }> {
  allow(ctx.actor, 'fulfilment.read');
  const { locationId, after } = PickupFilter.parse(raw);
  const { rows } = await ctx.db.$client.query<PickupRow & { orderStatus: string }>(
    `select o.id as "orderId", o.number, coalesce(nullif(k.name, ''), a.name, '') as "customerName", a.phone, c.status,
       o.status as "orderStatus",
       c.arranged_at as "arrangedAt", c.ready_at as "readyAt", c.deadline, coalesce(c.deadline < $2, false) as "isLate",
       c.wrong_codes as "wrongCodes", o.currency, o.total_minor as "totalMinor",
       greatest(0, o.total_minor - o.paid_minor + o.refunded_minor) as "owedMinor", sums.here,
       sums.picked, sums.elsewhere
     from pickups c join orders o on o.id = c.order_id left join customers k on k.id = o.customer_id
     left join order_addresses a on a.order_id = o.id and a.kind = 'shipping'
     cross join lateral (${PICKUP_UNITS('c')}) sums
     where c.location_id = $1 and c.status in ('arranged', 'ready') and o.status not in ('cancelled', 'shipped')
       and ($3::uuid is null or (coalesce(c.deadline, 'infinity'), c.arranged_at, c.order_id) >
         (select coalesce(n.deadline, 'infinity'), n.arranged_at, n.order_id from pickups n where n.order_id = $3))
     order by coalesce(c.deadline, 'infinity'), c.arranged_at, c.order_id limit ${ROWS_PER_PAGE + 1}`,
    [locationId, ctx.now, after ?? null],
  );
  const kept = rows.slice(0, ROWS_PER_PAGE).map(({ orderStatus, ...row }) => ({
    ...row,
    phone:
      row.phone && (seesDestination(ctx.actor, orderStatus) ? row.phone : maskContact('phone', row.phone)),
  }));
  return { rows: kept, after: rows.length > ROWS_PER_PAGE ? (kept.at(-1)?.orderId ?? null) : null };
}

/** How long goods wait for their customer, in hours. */
export async function getKeepHours(ctx: Ctx): Promise<number> {
  allow(ctx.actor, 'fulfilment.read');
  const { rows } = await ctx.db.$client.query<{ keepHours: number }>(
    'select coalesce((select keep_hours from pickup_settings), 168) as "keepHours"',
  );
  return rows[0]!.keepHours;
}
