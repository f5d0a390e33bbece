import type { SoldIn } from './take-apart.ts';

/** Lines that belong together: of one bundle, or a line by itself. */
export type LineGroup<Line> = {
  key: string;
  lines: Line[];
  /** `count` is how many whole bundles the lines still make; `isWhole` that they make nothing beside. */
  bundle: (Omit<SoldIn, 'quantity'> & { count: number; isWhole: boolean }) | null;
};

/** Groups an order's lines by the bundle that they were sold in, each where its first line stands. Pure. */
export function groupLines<Line extends { id: string; quantity: number; bundle?: SoldIn | null }>(
  lines: readonly Line[],
): LineGroup<Line>[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.bundle?.key ?? line.id;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups].map(([key, own]) => ({ key, lines: own, bundle: bundleOf(own) }));
}

function bundleOf<Line extends { quantity: number; bundle?: SoldIn | null }>(
  lines: readonly Line[],
): LineGroup<Line>['bundle'] {
  const sold = lines[0]?.bundle;
  if (!sold) return null;
  const counts = lines.map((line) => line.quantity / (line.bundle?.quantity ?? 1));
  const count = Math.floor(Math.min(...counts));
  const { key, sku, title } = sold;
  return { key, sku, title, count, isWhole: counts.every((one) => one === count) };
}
