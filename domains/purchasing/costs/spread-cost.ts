import { AppError } from '#lib/errors.ts';
import { allocate } from '#lib/money.ts';
import { worthMinor } from './average-cost.ts';
import type { Spread } from './cost-choices.ts';

/** Goods that carry a share: how many came, what one cost (millionths) and weighs. */
export type Carrier = {
  sku: string;
  units: number;
  unitCostMicros: number | null;
  weightGrams: number | null;
};

/**
 * The share of each carrier in a cost, to the last minor unit: rounded towards zero, the rest to the largest remainders.
 * @throws INVALID_INPUT naming the SKU whose weight or cost is unknown, or where nothing has any.
 */
export function spreadCost(amountMinor: number, spread: Spread, carriers: readonly Carrier[]): number[] {
  const weights = carriers.map((carrier) => weightOf(carrier, spread));
  if (weights.every((weight) => weight === 0)) {
    throw new AppError(
      'INVALID_INPUT',
      `The goods have no ${spread} to spread the cost by; spread it by units.`,
      {
        details: { reason: 'nothingToSpreadBy', spread },
      },
    );
  }
  return allocate(amountMinor, weights);
}

function weightOf(carrier: Carrier, spread: Spread): number {
  if (spread === 'units') return carrier.units;
  const each = spread === 'weight' ? carrier.weightGrams : carrier.unitCostMicros;
  if (each === null) {
    throw new AppError(
      'INVALID_INPUT',
      `${carrier.sku}: its ${spread} is not known. Enter it, or spread the cost by units.`,
      { details: { reason: 'unknownToSpreadBy', sku: carrier.sku, spread } },
    );
  }
  return spread === 'weight' ? each * carrier.units : worthMinor(each, carrier.units);
}
