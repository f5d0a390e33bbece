import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import { type CountingUnit, unitOfCode } from '#domains/inventory/units/counting-unit.ts';
import type { Batch } from './count-lots.ts';

/** A line of the order as the dock sees it. */
export type AwaitedLine = {
  id: string;
  variantId: string;
  sku: string;
  title: string;
  supplierSku: string;
  barcodes: readonly string[];
  units: readonly CountingUnit[];
  awaited: number;
  /** What is asked of its units when they come; nothing where their lots come with them. */
  tracking?: 'none' | 'lot' | 'serial';
  serialAt?: 'receipt' | 'shipment';
};

/** Units counted of a line so far: `batches` are the lots that are done, `lot` is the one being counted. */
export type Counted = {
  good: number;
  damaged: number;
  takesSurplus: boolean;
  lot?: { code: string; expires: string };
  batches?: readonly Batch[];
  /** Serial numbers, one in each line. */
  numbers?: string;
};

/** The counts by line. */
export type Counts = Readonly<Record<string, Counted>>;

/** Whether what is scanned is in good order. */
export type Condition = 'good' | 'damaged';

const NOTHING: Counted = { good: 0, damaged: 0, takesSurplus: false };

/** What was counted of a line. */
export function countOf(counts: Counts, lineId: string): Counted {
  return counts[lineId] ?? NOTHING;
}

/** What a line's count means against what is awaited: units too many, units missing. */
export function compare(line: AwaitedLine, counted: Counted): { over: number; missing: number } {
  const difference = counted.good + counted.damaged - line.awaited;
  return { over: Math.max(0, difference), missing: Math.max(0, -difference) };
}

/**
 * The line that a scanned code stands for: by barcode of a piece or of a box, our SKU or the supplier's code, in any letter case. Of several
 * lines of the same goods the first that still misses units.
 */
export function findLine(
  lines: readonly AwaitedLine[],
  counts: Counts,
  code: string,
): AwaitedLine | undefined {
  const barcode = normaliseBarcode(code);
  const wanted = code.trim().toLowerCase();
  const matching = lines.filter(
    (line) =>
      line.barcodes.includes(barcode) ||
      unitOfCode(line.units, code) !== undefined ||
      line.sku.toLowerCase() === wanted ||
      line.supplierSku.toLowerCase() === wanted,
  );
  return matching.find((line) => compare(line, countOf(counts, line.id)).missing > 0) ?? matching[0];
}

/** The counts with what was scanned of a line: one more piece, or all that are in the box that the code is of. */
export function addScan(
  counts: Counts,
  line: Pick<AwaitedLine, 'id' | 'units'>,
  { code, condition }: { code: string; condition: Condition },
): Counts {
  const now = countOf(counts, line.id);
  const pieces = unitOfCode(line.units, code)?.factor ?? 1;
  return { ...counts, [line.id]: { ...now, [condition]: now[condition] + pieces } };
}
