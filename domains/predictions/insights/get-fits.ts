import type { KeptHoldout, PredictedRange } from '#db/schema/people/predictions.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { PurchaseModelName } from '../models/purchase-model.ts';

/** A model as the newest finished run fitted it. */
export type ShownFit = {
  model: PurchaseModelName | 'gamma-gamma';
  isChosen: boolean;
  parameters: Record<string, number>;
  logLikelihood: number;
  buyers: number;
  repeatBuyers: number;
  shrinkage: 'none' | 'weak';
  holdout: KeptHoldout | null;
  totals: { days: number; orders: PredictedRange; value: PredictedRange | null }[] | null;
};

/** What the models say of the whole shop, and of how many people they can say nothing. */
export type ShopFits = { untilOn: string; buyers: number; boughtOnce: number; fits: ShownFit[] };

/** The fits of the newest finished run; null before the first. No fits at all: too few people bought again. */
export async function getFits(ctx: Ctx): Promise<ShopFits | null> {
  allow(ctx.actor, 'prediction.read');
  const { rows } = await ctx.db.$client.query<ShopFits>(
    `select r.until_on::text as "untilOn",
       (select count(*) from customer_predictions) as buyers,
       (select count(*) from customer_predictions where purchases = 1) as "boughtOnce",
       coalesce((select json_agg(json_build_object('model', f.model, 'isChosen', f.is_chosen, 'parameters', f.parameters,
           'logLikelihood', f.log_likelihood, 'buyers', f.buyers, 'repeatBuyers', f.repeat_buyers, 'shrinkage', f.shrinkage,
           'holdout', f.holdout, 'totals', f.totals) order by f.model = 'gamma-gamma', f.is_chosen desc, f.model)
         from model_fits f where f.run_id = r.id), '[]') as fits
     from prediction_runs r where r.status = 'done' order by r.asked_at desc, r.id desc limit 1`,
  );
  return rows[0] ?? null;
}
