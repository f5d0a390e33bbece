import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST = 200;

/** A lot of which units lie somewhere. The code is '' for units whose lot nobody wrote down. */
export type VariantLot = {
  id: string;
  code: string;
  expiresOn: string | null;
  /** Days until its last day; below nothing once it has expired, null where it keeps. */
  daysLeft: number | null;
  quantity: number;
  places: { id: string; name: string; quantity: number }[];
};

/** The lots of a variant in the order in which they leave. */
export async function listVariantLots(ctx: Ctx, variantId: string): Promise<VariantLot[]> {
  allow(ctx.actor, 'stock.read');
  const { rows } = await ctx.db.$client.query<VariantLot>(
    `select o.id, o.code, o.expires_on::text as "expiresOn", o.expires_on - business_day($2) as "daysLeft",
       sum(l.quantity)::integer as quantity,
       json_agg(json_build_object('id', p.id, 'name', p.name, 'quantity', l.quantity) order by p.rank, p.id) as places
     from lots o join lot_levels l on l.lot_id = o.id and l.quantity > 0 join locations p on p.id = l.location_id
     where o.variant_id = $1 group by o.id order by o.expires_on nulls last, o.code = '', o.code limit ${MOST}`,
    [variantId, ctx.now],
  );
  return rows;
}
