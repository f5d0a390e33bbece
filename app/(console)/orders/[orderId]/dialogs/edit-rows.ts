import { groupLines } from '#domains/orders/bundles/group-lines.ts';
import type { OrderLine } from '#domains/orders/get-order.ts';

/** What the edit dialog asks about: a line, or a bundle as a whole. `least` is what has left of it already. */
export type EditRow = {
  key: string;
  kind: 'line' | 'bundle';
  sku: string;
  title: string;
  quantity: number;
  least: number;
  /** The lines of a bundle. */
  parts: { sku: string; each: number }[];
};

/** The rows of an order's lines. Lines of a bundle that is not whole any more are asked about one by one. Pure. */
export function editRows(lines: readonly OrderLine[]): EditRow[] {
  return groupLines(lines.filter((line) => line.quantity > 0)).flatMap(({ key, bundle, lines: own }) => {
    if (!bundle?.isWhole) return own.map(lineRow);
    const parts = own.map((line) => ({ sku: line.sku, each: line.bundle?.quantity ?? 1 }));
    const least = Math.max(...own.map((line) => Math.ceil(line.shipped / (line.bundle?.quantity ?? 1))));
    return [
      { key, kind: 'bundle', sku: bundle.sku, title: bundle.title, quantity: bundle.count, least, parts },
    ];
  });
}

function lineRow({ id, sku, title, quantity, shipped }: OrderLine): EditRow {
  return { key: id, kind: 'line', sku, title, quantity, least: shipped, parts: [] };
}
