import { type CountingUnit, inUnits, toPieces } from '#domains/inventory/units/counting-unit.ts';
import { worthMinor } from '#domains/purchasing/costs/average-cost.ts';
import type { Orderable } from '#domains/purchasing/lists/list-orderable.ts';
import type { PurchaseLine } from '#domains/purchasing/orders/get-purchase-order.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { readUnitCost, unitCostText } from '../unit-cost.ts';

const SINGLE = { factor: 1 };

/** A line of a draft as it is being written: figures are the texts that were typed. */
export type DraftLine = {
  key: string;
  variantId: string;
  sku: string;
  title: string;
  quantity: string;
  cost: string;
  packSize: number;
  minimumQuantity: number;
  /** What the quantity is typed in; empty for pieces. */
  unitId: string;
  units: readonly CountingUnit[];
};

/** A line that can be kept; null parts are unclear. */
type ReadLine = {
  variantId: string;
  /** In pieces. */
  quantity: number | null;
  unitCostMicros: number | null;
  unitId: string | null;
};

/** A line as it was kept, in the reader's digits. */
export function fromLine(line: PurchaseLine, currency: string, prefs: Prefs): DraftLine {
  const unit = line.units.find((one) => one.name === line.unitName && one.factor === line.unitFactor);
  const { units: whole, rest } = inUnits(line.quantity, unit ?? SINGLE);
  // What is not whole boxes is said in pieces.
  const isWhole = unit !== undefined && rest === 0;
  return {
    ...line,
    key: line.id,
    unitId: isWhole ? unit.id : '',
    quantity: toLocaleDigits(String(isWhole ? whole : line.quantity), prefs.digits),
    cost: unitCostText(line.unitCostMicros, currency, prefs),
  };
}

/** A new line: as many as one orders at least, in what the supplier sells it in. */
export function fromOrderable(found: Orderable, currency: string, prefs: Prefs): DraftLine {
  const packSize = found.packSize ?? 1;
  const minimumQuantity = found.minimumQuantity ?? 1;
  const pieces = Math.ceil(minimumQuantity / packSize) * packSize;
  const unit = found.units.find((one) => one.id === found.unitId);
  const quantity = Math.ceil(pieces / (unit ?? SINGLE).factor);
  return {
    key: found.variantId,
    variantId: found.variantId,
    sku: found.sku,
    title: found.title,
    quantity: toLocaleDigits(String(quantity), prefs.digits),
    cost: unitCostText(found.unitCostMicros, currency, prefs),
    packSize,
    minimumQuantity,
    unitId: unit?.id ?? '',
    units: found.units,
  };
}

/** What a line says, as far as it is clear. */
export function readLine(line: DraftLine, currency: string, prefs: Prefs): ReadLine {
  const quantity = parseInteger(line.quantity);
  const unit = line.units.find((one) => one.id === line.unitId);
  const cost = readUnitCost(line.cost, currency, prefs);
  return {
    variantId: line.variantId,
    quantity: quantity.ok && quantity.value > 0 ? toPieces(quantity.value, unit ?? SINGLE) : null,
    unitCostMicros: cost.ok ? cost.value : null,
    unitId: unit?.id ?? null,
  };
}

/** What the lines cost together in minor units, as far as they are clear. */
export function totalOf(lines: readonly Pick<ReadLine, 'quantity' | 'unitCostMicros'>[]): number {
  return lines.reduce((sum, { quantity, unitCostMicros }) => {
    if (quantity === null || unitCostMicros === null) return sum;
    return sum + worthMinor(unitCostMicros, quantity);
  }, 0);
}

/** Why a supplier might not deliver so many: below its minimum, or no whole packs. */
export function packProblem(
  line: Pick<DraftLine, 'packSize' | 'minimumQuantity'>,
  quantity: number | null,
): 'minimum' | 'pack' | null {
  if (quantity === null) return null;
  if (quantity < line.minimumQuantity) return 'minimum';
  return quantity % line.packSize === 0 ? null : 'pack';
}
