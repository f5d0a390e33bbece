import type { Random } from '#lib/math/seeded-random.ts';
import type { Steps } from '#lib/math/steps.ts';
import { type PurchaseFit, purchaseModel, refitPurchases, type Shrinkage } from './fit-purchases.ts';
import { type GammaGamma, refitSpend, type SpendFit } from './gamma-gamma.ts';
import type { Buyer } from './history.ts';

/** One set of parameters that the truth may have. */
export type Parameters = { purchases: number[]; spend: GammaGamma | null };

/** Shops of more buyers than this are played with as many, and what they differ by is narrowed as theory says. */
const MOST_PLAYED = 1_200;

/**
 * Parametric bootstrap: plays shops like this one under the fitted parameters, with the same ages, and fits each again.
 * How far those fits scatter is how unsure the parameters are. The first set is the fit itself when `count` is one.
 */
export function* bootstrapParameters(
  buyers: readonly Pick<Buyer, 'age'>[],
  { fit, spend, shrinkage }: { fit: PurchaseFit; spend: SpendFit | null; shrinkage: Shrinkage },
  { count, random }: { count: number; random: Random },
): Steps<Parameters[]> {
  const model = purchaseModel(fit.model);
  const played = Math.min(buyers.length, MOST_PLAYED);
  const narrow = Math.sqrt(played / buyers.length);
  const centre = model.free(fit.parameters);
  const sets: Parameters[] = [];
  while (sets.length < count) {
    const shop = Array.from({ length: played }, (_, i) => {
      const buyer = buyers[played === buyers.length ? i : random.below(buyers.length)]!;
      const { rhythm } = model.drawBuyer(fit.parameters, buyer.age, random);
      return { ...rhythm, meanSpend: spend ? drawMean(spend.parameters, rhythm.frequency, random) : 0 };
    });
    const refit = yield* refitPurchases(fit.model, shop, { parameters: fit.parameters, shrinkage });
    const again = model.free(refit);
    sets.push({
      purchases: model.bound(centre.map((at, i) => at + narrow * (again[i]! - at))),
      spend: spend && playSpend(shop, spend.parameters, { shrinkage, narrow }),
    });
  }
  return sets;
}

function playSpend(
  shop: readonly Buyer[],
  near: GammaGamma,
  { shrinkage, narrow }: { shrinkage: Shrinkage; narrow: number },
): GammaGamma {
  const spends = shop.filter(({ frequency }) => frequency > 0);
  if (spends.length === 0) return near;
  const again = refitSpend(spends, { near, shrinkage });
  const between = (from: number, to: number) => from * (to / from) ** narrow;
  return {
    p: between(near.p, again.p),
    q: 1 + between(near.q - 1, again.q - 1),
    gamma: between(near.gamma, again.gamma),
  };
}

function drawMean({ p, q, gamma }: GammaGamma, frequency: number, random: Random): number {
  if (frequency === 0) return 0;
  return random.gamma(p * frequency, random.gamma(q, gamma)) / frequency;
}
