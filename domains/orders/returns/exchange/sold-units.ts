import type { LoadedOrder } from '../../steps/loaded-order.ts';
import type { SoldUnits } from './price-new-lines.ts';

/** What the units of a return were sold for, line by line: the difference that the return made. Pure. */
export function soldUnits(
  before: LoadedOrder,
  after: LoadedOrder,
  lines: readonly { lineId: string }[],
): SoldUnits[] {
  return [...new Set(lines.map((line) => line.lineId))].flatMap((lineId) => {
    const was = before.lines.find((line) => line.id === lineId)!;
    const is = after.lines.find((line) => line.id === lineId)!;
    if (was.variantId === null) return [];
    return [
      {
        variantId: was.variantId,
        quantity: is.returnedQuantity - was.returnedQuantity,
        unitPriceMinor: was.unitPriceMinor,
        amountMinor: is.returnedMinor - was.returnedMinor,
        taxMinor: is.returnedTaxMinor - was.returnedTaxMinor,
      },
    ];
  });
}
