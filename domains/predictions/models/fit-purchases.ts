import { minimiseSteps } from '#lib/math/minimise.ts';
import { finish, type Steps } from '#lib/math/steps.ts';
import { BG_NBD } from './bg-nbd.ts';
import { PARETO_NBD } from './pareto-nbd.ts';
import { logPrior, WEAK } from './prior.ts';
import {
  type PurchaseModel,
  type PurchaseModelName,
  type Rhythm,
  type Tally,
  tallyRhythms,
} from './purchase-model.ts';

/** A model with the parameters that fit best. `logLikelihood` is without what was believed before. */
export type PurchaseFit = {
  model: PurchaseModelName;
  parameters: number[];
  logLikelihood: number;
  buyers: number;
  repeatBuyers: number;
};

/** Plain maximum likelihood, or drawn towards what is usual (`WEAK`) as far as few buyers let it. */
export type Shrinkage = 'none' | 'weak';

const MODELS: Record<PurchaseModelName, PurchaseModel> = { bgnbd: BG_NBD, 'pareto-nbd': PARETO_NBD };
/** Free parameters are looked for within e^±REACH of the usual. */
const REACH = 9;
const FIRST_STEP = 0.06;
const CAREFUL = { most: 1_500, tolerance: 1e-14, stepShare: FIRST_STEP };
const QUICK = { most: 200, tolerance: 1e-7, stepShare: FIRST_STEP / 4 };

/** The model behind a name. */
export function purchaseModel(name: PurchaseModelName): PurchaseModel {
  return MODELS[name];
}

/** The parameters under which what was bought is likeliest. The same buyers give the same answer. */
export function fitPurchases(
  name: PurchaseModelName,
  buyers: readonly Rhythm[],
  shrinkage: Shrinkage = 'none',
): PurchaseFit {
  return finish(fitPurchasesSteps(name, buyers, shrinkage));
}

/** The same in steps. */
export function* fitPurchasesSteps(
  name: PurchaseModelName,
  buyers: readonly Rhythm[],
  shrinkage: Shrinkage,
): Steps<PurchaseFit> {
  const tally = tallyRhythms(buyers);
  const usual = WEAK[name].map(({ mean }) => mean);
  const weeks = buyers.reduce((sum, { age }) => sum + age, 0);
  const repeats = buyers.reduce((sum, { frequency }) => sum + frequency, 0);
  const start = usual.map((mean, i) => (i === 1 ? clamp(Math.log((repeats + 1) / (weeks + 8)), mean) : mean));
  let free = yield* search(name, tally, { start, shrinkage, effort: CAREFUL });
  // A simplex may stop on a slope; begun anew from where it stands it goes on.
  free = yield* search(name, tally, { start: free, shrinkage, effort: CAREFUL });
  const parameters = MODELS[name].bound(free);
  return {
    model: name,
    parameters,
    logLikelihood: MODELS[name].logLikelihood(parameters, tally),
    buyers: buyers.length,
    repeatBuyers: buyers.filter(({ frequency }) => frequency > 0).length,
  };
}

/** Fits again from parameters that are known to be near; for many shops like the first one. */
export function* refitPurchases(
  name: PurchaseModelName,
  buyers: readonly Rhythm[],
  near: { parameters: readonly number[]; shrinkage: Shrinkage },
): Steps<number[]> {
  const model = MODELS[name];
  const start = model.free(near.parameters);
  const { shrinkage } = near;
  return model.bound(yield* search(name, tallyRhythms(buyers), { start, shrinkage, effort: QUICK }));
}

function search(
  name: PurchaseModelName,
  tally: Tally,
  { start, shrinkage, effort }: { start: number[]; shrinkage: Shrinkage; effort: typeof QUICK },
): Steps<number[]> {
  const model = MODELS[name];
  const beliefs = WEAK[name];
  const prior = shrinkage === 'weak' ? beliefs : null;
  return minimiseSteps(
    (free) => -model.logLikelihood(model.bound(free), tally) - logPrior(free, prior),
    {
      start,
      low: beliefs.map(({ mean }) => mean - REACH),
      high: beliefs.map(({ mean }) => mean + REACH),
    },
    effort,
  );
}

function clamp(value: number, mean: number): number {
  return Math.min(mean + REACH, Math.max(mean - REACH, value));
}
