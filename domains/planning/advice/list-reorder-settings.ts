import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { RuleRow } from './resolve-rule.ts';

/** A rule as the settings show it; the SKU where it is for one variant. */
export type ReorderSetting = RuleRow & { sku: string | null };

const MOST = 500;

/** How stock is to be kept: the business's rule first, then categories, then variants. */
export async function listReorderSettings(ctx: Ctx): Promise<ReorderSetting[]> {
  allow(ctx.actor, 'planning.read');
  const { rows } = await ctx.db.$client.query<ReorderSetting>(
    `select r.category, r.variant_id as "variantId", v.sku, r.service_kind as "serviceKind",
       r.service_level as "serviceLevel", r.holding_rate as "holdingRate", r.order_cost_minor as "orderCostMinor",
       r.review_days as "reviewDays"
     from reorder_settings r left join variants v on v.id = r.variant_id
     order by r.variant_id is not null, r.category is not null, r.category, v.sku limit $1`,
    [MOST],
  );
  return rows;
}
