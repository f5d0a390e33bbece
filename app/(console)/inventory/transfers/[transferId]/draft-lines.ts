import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import { type CountingUnit, unitOfCode } from '#domains/inventory/units/counting-unit.ts';

/** A line of a draft as it is being written; `free` is what nobody was promised at the sender. */
export type DraftLine = {
  variantId: string;
  sku: string;
  title: string;
  quantity: number;
  free: number;
  barcodes: readonly string[];
  units: readonly CountingUnit[];
};

type Scannable = { sku: string; barcodes: readonly string[]; units: readonly CountingUnit[] };

/** Goods by a scanned code: a barcode of a piece or of a box, or the SKU in any letter case. */
export function findByCode<Goods extends Scannable>(
  goods: readonly Goods[],
  code: string,
): Goods | undefined {
  const barcode = normaliseBarcode(code);
  const wanted = code.trim().toLowerCase();
  return goods.find(
    (one) =>
      one.barcodes.includes(barcode) ||
      one.sku.toLowerCase() === wanted ||
      unitOfCode(one.units, code) !== undefined,
  );
}

/** Pieces that a scanned code of these goods stands for: all that are in the box, else one. */
export function piecesOfCode({ units }: Pick<Scannable, 'units'>, code: string): number {
  return unitOfCode(units, code)?.factor ?? 1;
}

/** The lines with more pieces of these goods, one unless told; new goods come last. */
export function addPieces(
  lines: readonly DraftLine[],
  goods: Omit<DraftLine, 'quantity'>,
  pieces = 1,
): DraftLine[] {
  const isKnown = lines.some((line) => line.variantId === goods.variantId);
  if (!isKnown) return [...lines, { ...goods, quantity: pieces }];
  return lines.map((line) =>
    line.variantId === goods.variantId ? { ...line, quantity: line.quantity + pieces } : line,
  );
}
