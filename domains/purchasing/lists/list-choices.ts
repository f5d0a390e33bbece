import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST_SUPPLIERS = 1_000;
const MOST_PLACES = 500;

/** Whom can be bought from and where goods can come, for forms and filters. */
export type PurchaseChoices = {
  suppliers: { id: string; name: string; code: string; currency: string; isActive: boolean }[];
  places: { id: string; name: string }[];
};

/** The suppliers, those in use first, and the places that take goods in. */
export async function listPurchaseChoices(ctx: Ctx): Promise<PurchaseChoices> {
  allow(ctx.actor, 'purchase.read');
  const [suppliers, places] = await Promise.all([
    ctx.db.$client.query<PurchaseChoices['suppliers'][number]>(
      `select id, name, code, currency, is_active as "isActive" from suppliers
       order by is_active desc, name, id limit $1`,
      [MOST_SUPPLIERS],
    ),
    ctx.db.$client.query<PurchaseChoices['places'][number]>(
      `select id, name from locations where is_active and kind in ('warehouse', 'store')
       order by rank, name, id limit $1`,
      [MOST_PLACES],
    ),
  ]);
  return { suppliers: suppliers.rows, places: places.rows };
}
