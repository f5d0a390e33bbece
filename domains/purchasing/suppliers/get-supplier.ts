import type { suppliers } from '#db/schema/index.ts';
import { isId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { MEASURED, type Measured } from './list-suppliers.ts';

/** A supplier with what it keeps of its promises. */
export type Supplier = Omit<typeof suppliers.$inferSelect, 'search' | 'createdAt' | 'updatedAt'> & Measured;

/** One supplier; null when there is none. */
export async function getSupplier(ctx: Ctx, supplierId: string): Promise<Supplier | null> {
  allow(ctx.actor, 'purchase.read');
  if (!isId(supplierId)) return null;
  const { rows } = await ctx.db.$client.query<Supplier>(
    `select s.id, s.code, s.name, s.currency, s.locale, s.email, s.phone, s.address, s.lead_days as "leadDays",
       s.lead_spread_days as "leadSpreadDays", s.minimum_order_minor as "minimumOrderMinor", s.note,
       s.is_active as "isActive", measured.*
     from suppliers s cross join lateral (${MEASURED}) measured where s.id = $1`,
    [supplierId],
  );
  return rows[0] ?? null;
}
