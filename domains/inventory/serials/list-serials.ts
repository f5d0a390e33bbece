import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const PAGE = 20;
const MAX_TEXT = 80;

/** A page of the story of a serial number. Instants as the database writes them. */
export type SerialPage = {
  at: string;
  kind: 'received' | 'shipped' | 'returned' | 'removed';
  place: string | null;
  orderId: string | null;
  orderNumber: number | null;
  actorName: string;
};

/** A serial number with its story, the newest first. */
export type SerialRow = {
  id: string;
  code: string;
  state: 'in_stock' | 'sold' | 'gone';
  place: string | null;
  story: SerialPage[];
};

/** Serial numbers of a variant, some at a time. `inStock` is how many of all are in stock. */
export type SerialList = { rows: SerialRow[]; inStock: number; next: string | null };

/** The serial numbers of a variant by code, from `after` on; with `search` those that begin with it. */
export async function listSerials(
  ctx: Ctx,
  filter: { variantId: string; search?: string; after?: string },
): Promise<SerialList> {
  allow(ctx.actor, 'stock.read');
  const search = (filter.search ?? '').trim().slice(0, MAX_TEXT);
  const [{ rows }, count] = await Promise.all([
    ctx.db.$client.query<SerialRow>(
      `select s.id, s.code, s.state, p.name as place,
         (select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'place', l.name, 'orderId', o.id,
            'orderNumber', o.number, 'actorName', e.actor_name) order by e.id desc)
          from serial_events e left join locations l on l.id = e.location_id
          left join order_lines i on i.id = e.order_line_id left join orders o on o.id = i.order_id
          where e.serial_id = s.id) as story
       from serials s left join locations p on p.id = s.location_id
       where s.variant_id = $1 and s.code > $2 and starts_with(s.code, $3) order by s.code limit ${PAGE + 1}`,
      [filter.variantId, filter.after ?? '', search],
    ),
    ctx.db.$client.query<{ inStock: number }>(
      `select count(*)::integer as "inStock" from serials where variant_id = $1 and state = 'in_stock'`,
      [filter.variantId],
    ),
  ]);
  const page = rows.slice(0, PAGE);
  return {
    rows: page,
    inStock: count.rows[0]?.inStock ?? 0,
    next: rows.length > PAGE ? page.at(-1)!.code : null,
  };
}
