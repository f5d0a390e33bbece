import type { Database } from '#db/client.ts';
import { modelFits } from '#db/schema/index.ts';
import type { Parameters } from '../models/bootstrap.ts';
import { purchaseModel, type Shrinkage } from '../models/fit-purchases.ts';
import type { Knowledge } from '../models/foresee.ts';
import type { GammaGamma } from '../models/gamma-gamma.ts';
import type { PurchaseModelName } from '../models/purchase-model.ts';
import type { ShopFit } from './fit-shop.ts';

type FitRow = typeof modelFits.$inferInsert;

/** Writes the fits of a run, with the sets of parameters that its intervals are drawn from. */
export async function keepFits(
  db: Database,
  { lessons, holdouts, chosen }: ShopFit,
  { runId, now }: { runId: string; now: Date },
): Promise<void> {
  const rows: FitRow[] = lessons.map(({ fit, sets, shrinkage }) => ({
    runId,
    model: fit.model,
    isChosen: fit.model === chosen,
    parameters: nameParameters(fit.model, fit.parameters),
    logLikelihood: fit.logLikelihood,
    buyers: fit.buyers,
    repeatBuyers: fit.repeatBuyers,
    shrinkage,
    sets: sets.map(({ purchases, spend }) => ({ purchases, spend })),
    holdout: holdouts.get(fit.model) ?? null,
    computedAt: now,
  }));
  const spend = lessons.find(({ fit }) => fit.model === chosen)?.spend;
  if (spend) {
    rows.push({
      runId,
      model: 'gamma-gamma',
      isChosen: true,
      parameters: { ...spend.parameters },
      logLikelihood: spend.logLikelihood,
      buyers: spend.buyers,
      repeatBuyers: spend.buyers,
      shrinkage: lessons[0]!.shrinkage,
      sets: [],
      computedAt: now,
    });
  }
  await db.insert(modelFits).values(rows).onConflictDoNothing();
}

/** What the fits of a run say, as it was kept; null where too few bought again. */
export async function readKnowledge(db: Database, runId: string): Promise<Knowledge | null> {
  type Row = {
    model: PurchaseModelName | 'gamma-gamma';
    parameters: Record<string, number>;
    logLikelihood: number;
    buyers: number;
    repeatBuyers: number;
    shrinkage: Shrinkage;
    sets: Parameters[];
  };
  const { rows } = await db.$client.query<Row>(
    `select model, parameters, log_likelihood as "logLikelihood", buyers, repeat_buyers as "repeatBuyers", shrinkage, sets
     from model_fits where run_id = $1 and is_chosen`,
    [runId],
  );
  const spend = rows.find(({ model }) => model === 'gamma-gamma');
  for (const { model, parameters, sets, ...fit } of rows) {
    if (model === 'gamma-gamma') continue;
    const values = purchaseModel(model).parameters.map((name) => parameters[name]!);
    return {
      fit: { ...fit, model, parameters: values },
      spend: spend
        ? {
            parameters: toGammaGamma(spend.parameters),
            logLikelihood: spend.logLikelihood,
            buyers: spend.buyers,
          }
        : null,
      sets,
    };
  }
  return null;
}

function nameParameters(model: PurchaseModelName, values: readonly number[]): Record<string, number> {
  return Object.fromEntries(purchaseModel(model).parameters.map((name, i) => [name, values[i]!]));
}

function toGammaGamma({ p, q, gamma }: Record<string, number>): GammaGamma {
  return { p: p!, q: q!, gamma: gamma! };
}
