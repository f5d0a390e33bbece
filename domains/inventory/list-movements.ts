import { z } from 'zod';
import { stockMovements } from '#db/schema/index.ts';
import { isDay } from '#lib/time.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { Bind } from './levels/list-where.ts';

/** Why units move. */
export const MOVEMENT_REASONS = stockMovements.reason.enumValues;

const Day = z.string().refine(isDay).optional();
const Cursor = z
  .string()
  .regex(/^[\dT:.Z-]{20,32}~\d{1,15}$/)
  .optional();

/** Which movements of a variant are wanted. Days are the business's own. */
export const MovementFilter = z.object({
  variantId: z.uuid(),
  locationIds: z.array(z.uuid()).max(100).default([]),
  reasons: z.array(z.enum(MOVEMENT_REASONS)).default([]),
  from: Day,
  to: Day,
  after: Cursor,
  limit: z.number().int().min(1).max(1_000).default(25),
});

/** A movement as staff read it. `at` is an ISO text with microseconds. */
export type MovementRow = {
  id: number;
  at: string;
  quantity: number;
  fromName: string;
  toName: string;
  reason: (typeof MOVEMENT_REASONS)[number];
  orderId: string | null;
  orderNumber: number | null;
  actorName: string;
  note: string | null;
};

/** A page of movements, newest first; `after` is the cursor of the next. */
export type MovementPage = { rows: MovementRow[]; after: string | null };

/** The movements of one variant by keyset. A location matches where units came from it or went to it. */
export async function listMovements(ctx: Ctx, raw: z.input<typeof MovementFilter>): Promise<MovementPage> {
  allow(ctx.actor, 'stock.read');
  const filter = MovementFilter.parse(raw);
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const { rows } = await ctx.db.$client.query<MovementRow>(
    `with page as (
       select * from stock_movements m where ${conditions(filter, bind).join(' and ')}
       order by m.at desc, m.id desc limit ${bind(filter.limit + 1)}
     )
     select m.id, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, m.quantity,
       giver.name as "fromName", taker.name as "toName", m.reason, o.id as "orderId", o.number as "orderNumber",
       m.actor_name as "actorName", m.note
     from page m join locations giver on giver.id = m.from_location_id join locations taker on taker.id = m.to_location_id
     left join order_lines line on line.id = m.order_line_id left join orders o on o.id = line.order_id
     order by m.at desc, m.id desc`,
    values,
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { rows: page, after: rows.length > filter.limit && last ? `${last.at}~${last.id}` : null };
}

function conditions(filter: z.output<typeof MovementFilter>, bind: Bind): string[] {
  const found = [`m.variant_id = ${bind(filter.variantId)}`];
  if (filter.locationIds.length > 0) {
    const ids = bind(filter.locationIds);
    found.push(`(m.from_location_id = any (${ids}::uuid[]) or m.to_location_id = any (${ids}::uuid[]))`);
  }
  if (filter.reasons.length > 0) found.push(`m.reason = any (${bind(filter.reasons)}::text[])`);
  const zone = '(select b.time_zone from business b)';
  if (filter.from) found.push(`m.at >= ${bind(filter.from)}::date::timestamp at time zone ${zone}`);
  if (filter.to) found.push(`m.at < (${bind(filter.to)}::date + 1)::timestamp at time zone ${zone}`);
  const [at, id] = filter.after?.split('~') ?? [];
  if (at && id) found.push(`(m.at, m.id) < (${bind(at)}::timestamptz, ${bind(id)}::bigint)`);
  return found;
}
