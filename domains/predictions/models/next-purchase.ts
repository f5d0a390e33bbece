import type { PurchaseModel, Rhythm } from './purchase-model.ts';

/** Days from the end of what is known; `high` is null where it lies beyond a year or is not to be expected. */
export type NextPurchase = {
  basis: 'ownGaps' | 'model';
  low: number;
  middle: number;
  high: number | null;
};

/** From so many gaps on, a person's own say more than everybody's. */
export const ENOUGH_GAPS = 5;
const WEEK_DAYS = 7;
const YEAR_DAYS = 365;
const QUARTILES = [0.25, 0.5, 0.75] as const;

/**
 * When a person is likely to buy again: the middle half of what may be, in days after the end of what is known. With
 * five gaps or more from the person's own gaps, as far as they are longer than the silence so far; else from the model,
 * given that the person is still a customer. Null when even so a purchase within a year is less than even.
 */
export function foretellNext(
  rhythm: Rhythm,
  gapDays: readonly number[],
  { model, parameters }: { model: PurchaseModel; parameters: readonly number[] },
): NextPurchase | null {
  const silentDays = (rhythm.age - rhythm.recency) * WEEK_DAYS;
  const left = gapDays.filter((gap) => gap > silentDays).sort((a, b) => a - b);
  if (gapDays.length >= ENOUGH_GAPS && left.length >= ENOUGH_GAPS) {
    const [low, middle, high] = QUARTILES.map(
      (share) => left[Math.min(left.length - 1, Math.floor(share * left.length))]! - silentDays,
    );
    return { basis: 'ownGaps', low: low!, middle: middle!, high: high! };
  }
  // A gamma(r + x) rate over an age of alpha + T: the wait to the next purchase is Pareto of the second kind.
  const [r, alpha] = parameters;
  const [low, middle, high] = QUARTILES.map((share) =>
    Math.ceil(WEEK_DAYS * (alpha! + rhythm.age) * ((1 - share) ** (-1 / (r! + rhythm.frequency)) - 1)),
  );
  if (middle! > YEAR_DAYS || model.pAlive(parameters, rhythm) < 0.5) return null;
  return { basis: 'model', low: low!, middle: middle!, high: high! > YEAR_DAYS ? null : high! };
}
