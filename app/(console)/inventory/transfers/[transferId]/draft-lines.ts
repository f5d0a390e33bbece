import { normaliseBarcode } from '#domains/catalog/barcode.ts';

/** A line of a draft as it is being written; `free` is what nobody was promised at the sender. */
export type DraftLine = {
  variantId: string;
  sku: string;
  title: string;
  quantity: number;
  free: number;
  barcodes: readonly string[];
};

/** Goods by a scanned code: a barcode, or the SKU in any letter case. */
export function findByCode<Goods extends { sku: string; barcodes: readonly string[] }>(
  goods: readonly Goods[],
  code: string,
): Goods | undefined {
  const barcode = normaliseBarcode(code);
  const wanted = code.trim().toLowerCase();
  return goods.find((one) => one.barcodes.includes(barcode) || one.sku.toLowerCase() === wanted);
}

/** The lines with one more unit of these goods; new goods come last. */
export function addOne(lines: readonly DraftLine[], goods: Omit<DraftLine, 'quantity'>): DraftLine[] {
  const isKnown = lines.some((line) => line.variantId === goods.variantId);
  if (!isKnown) return [...lines, { ...goods, quantity: 1 }];
  return lines.map((line) =>
    line.variantId === goods.variantId ? { ...line, quantity: line.quantity + 1 } : line,
  );
}
