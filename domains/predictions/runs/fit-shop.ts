import type { KeptHoldout } from '#db/schema/people/predictions.ts';
import type { Random } from '#lib/math/seeded-random.ts';
import type { Steps } from '#lib/math/steps.ts';
import { addDays } from '#lib/time.ts';
import { fitPurchasesSteps } from '../models/fit-purchases.ts';
import { type Buyer, countBetween, summarise } from '../models/history.ts';
import { type Holdout, judgeHoldout } from '../models/judge-holdout.ts';
import { chooseEvenly, isEnoughToPredict, type Lesson, learnShopSteps } from '../models/learn-shop.ts';
import { PURCHASE_MODELS, type PurchaseModelName } from '../models/purchase-model.ts';
import type { KnownBuyer } from './read-buyers.ts';

/** Both models of purchases with what they made of the past, and which one is shown. */
export type ShopFit = {
  lessons: Lesson[];
  holdouts: Map<PurchaseModelName, KeptHoldout>;
  chosen: PurchaseModelName;
};

const WEEK_DAYS = 7;
/** Weeks kept from the models to try them on: half a year, or a third of a shorter past; under this they are not tried. */
const MOST_HELD_OUT = 26;
const FEWEST_HELD_OUT = 6;
const HELD_OUT_SHARE = 1 / 3;
/** Sets of parameters to draw intervals from. */
const SETS = 20;
/** Beliefs weigh nothing against many buyers, but hold parameters that the orders leave open within reason. */
const SHRINKAGE = 'weak';
const EPOCH = '1970-01-01';

/** The buyers as known on a day. */
export function summariseAll(known: readonly KnownBuyer[], until: number): Buyer[] {
  return known.flatMap(({ purchases }) => summarise(purchases, until) ?? []);
}

/**
 * Fits both models of purchases, tries each on the last weeks after fitting it on what lay before, and chooses the one
 * that erred less there (Pareto/NBD where nothing can be tried). Null when too few people bought again.
 */
export function* fitShop(
  known: readonly KnownBuyer[],
  { until, random }: { until: number; random: Random },
): Steps<ShopFit | null> {
  const buyers = summariseAll(known, until);
  if (!isEnoughToPredict(buyers)) return null;
  const holdouts = yield* holdOut(known, until);
  const [first, second] = PURCHASE_MODELS;
  const errorOf = (name: PurchaseModelName) => holdouts.get(name)?.model.rmse ?? Number.POSITIVE_INFINITY;
  const chosen = errorOf(second) < errorOf(first) ? second : first;
  const lessons: Lesson[] = [];
  for (const name of PURCHASE_MODELS) {
    // Only what is shown needs intervals.
    const sets = name === chosen ? SETS : 0;
    lessons.push(yield* learnShopSteps(buyers, { name, sets, random, shrinkage: SHRINKAGE }));
  }
  return { lessons, holdouts, chosen };
}

function* holdOut(known: readonly KnownBuyer[], until: number): Steps<Map<PurchaseModelName, KeptHoldout>> {
  const found = new Map<PurchaseModelName, KeptHoldout>();
  const first = known.reduce((least, { purchases }) => Math.min(least, purchases[0]!.day), until);
  const weeks = Math.min(MOST_HELD_OUT, Math.floor(((until - first) / WEEK_DAYS) * HELD_OUT_SHARE));
  if (weeks < FEWEST_HELD_OUT) return found;
  const end = until - weeks * WEEK_DAYS;
  const kept = chooseEvenly(known).flatMap(({ purchases }) => {
    const buyer = summarise(purchases, end);
    return buyer ? [{ buyer, after: countBetween(purchases, end, until) }] : [];
  });
  const buyers = kept.map(({ buyer }) => buyer);
  if (!isEnoughToPredict(buyers)) return found;
  for (const name of PURCHASE_MODELS) {
    const fit = yield* fitPurchasesSteps(name, buyers, SHRINKAGE);
    found.set(name, keep(judgeHoldout(fit, kept, weeks), end));
    yield;
  }
  return found;
}

function keep(holdout: Holdout, end: number): KeptHoldout {
  return { fromOn: addDays(EPOCH, end + 1), ...holdout };
}
