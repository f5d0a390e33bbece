import type { Random } from '#lib/math/seeded-random.ts';
import { finish, type Steps } from '#lib/math/steps.ts';
import { bootstrapParameters } from './bootstrap.ts';
import { fitPurchasesSteps, type Shrinkage } from './fit-purchases.ts';
import type { Knowledge } from './foresee.ts';
import { FEWEST_SPENDERS, fitSpendSteps } from './gamma-gamma.ts';
import type { Buyer } from './history.ts';
import type { PurchaseModelName } from './purchase-model.ts';

/** Fewer buyers are drawn towards what is usual. */
export const FEW_BUYERS = 1_000;
/** Fewer who bought again say too little for any prediction. */
export const FEWEST_REPEAT_BUYERS = 10;
/** A fit looks at so many buyers at most, evenly chosen: more would change its digits and nothing else. */
export const MOST_FITTED = 5_000;

/** Whether there are enough people who bought again to predict anything. */
export function isEnoughToPredict(buyers: readonly Pick<Buyer, 'frequency'>[]): boolean {
  let repeats = 0;
  for (const { frequency } of buyers) if (frequency > 0) repeats++;
  return repeats >= FEWEST_REPEAT_BUYERS;
}

/** Plain maximum likelihood for many buyers, drawn towards the usual for few. */
export function shrinkageFor(buyers: number): Shrinkage {
  return buyers < FEW_BUYERS ? 'weak' : 'none';
}

/** Every so-many-th buyer, so that a fit takes no longer than `MOST_FITTED` want. */
export function chooseEvenly<Item>(items: readonly Item[], most = MOST_FITTED): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!);
}

/** What a shop taught, and how. */
export type Lesson = Knowledge & { shrinkage: Shrinkage };

/** How to learn: the model, how many sets of parameters to play, and the source of chance. */
export type Way = { name: PurchaseModelName; sets: number; random: Random; shrinkage?: Shrinkage };

/** Fits when and how much people buy, and how unsure that is; spending only when enough people show it. */
export function learnShop(all: readonly Buyer[], way: Way): Lesson {
  return finish(learnShopSteps(all, way));
}

/** The same in steps. */
export function* learnShopSteps(
  all: readonly Buyer[],
  { name, sets, random, shrinkage = shrinkageFor(all.length) }: Way,
): Steps<Lesson> {
  const buyers = chooseEvenly(all);
  const fit = yield* fitPurchasesSteps(name, buyers, shrinkage);
  const spenders = buyers.filter(({ frequency, meanSpend }) => frequency > 0 && meanSpend > 0);
  const spend = spenders.length < FEWEST_SPENDERS ? null : yield* fitSpendSteps(spenders, shrinkage);
  const count = { count: sets, random };
  return {
    fit,
    spend,
    sets: yield* bootstrapParameters(buyers, { fit, spend, shrinkage }, count),
    shrinkage,
  };
}
