import { scaleMinor } from '#lib/money.ts';
import { costOf, taxOn } from '../order-totals.ts';

/** The amounts of a line. Cost in the reporting currency, null while unknown. */
export type LineMoney = {
  quantity: number;
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
  costMinor: number | null;
};

/** What a line is to become; what is not said follows from the line as it was. */
export type LineChange = { quantity: number; unitPriceMinor?: number; discountMinor?: number };

/** For a line that had no units before: its tax rate and unit cost come from the catalogue. */
export type LineBasis = { taxBasisPoints: number; costMicros: number | null };

/**
 * The line's amounts for another quantity, price or discount. Price, tax rate and unit cost stay those of the sale;
 * amounts follow in proportion, rounded half up. The same quantity and price give the same amounts. Pure.
 */
export function rescaleLine(line: LineMoney, change: LineChange, basis: LineBasis): LineMoney {
  const { quantity } = change;
  const unitPriceMinor = change.unitPriceMinor ?? line.unitPriceMinor;
  const inProportion = (amountMinor: number) =>
    line.quantity === 0 ? 0 : scaleMinor(amountMinor, { numerator: quantity, denominator: line.quantity });
  const isPlain =
    change.unitPriceMinor !== undefined || line.grossMinor === line.unitPriceMinor * line.quantity;
  const grossMinor = isPlain ? unitPriceMinor * quantity : inProportion(line.grossMinor);
  const discountMinor = change.discountMinor ?? Math.min(inProportion(line.discountMinor), grossMinor);
  const netMinor = grossMinor - discountMinor;
  const oldNetMinor = line.grossMinor - line.discountMinor;
  const taxMinor =
    oldNetMinor > 0
      ? scaleMinor(line.taxMinor, { numerator: netMinor, denominator: oldNetMinor })
      : taxOn(netMinor, basis.taxBasisPoints);
  const costMinor =
    line.quantity === 0 ? costOf(basis.costMicros, quantity) : costInProportion(line.costMinor, inProportion);
  return { quantity, unitPriceMinor, grossMinor, discountMinor, taxMinor, costMinor };
}

function costInProportion(costMinor: number | null, inProportion: (amountMinor: number) => number) {
  return costMinor === null ? null : inProportion(costMinor);
}
