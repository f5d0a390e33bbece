import type { PostingPart } from '#db/schema/index.ts';

/** Gross, discounts, returns, cost of goods, units, returned units, units without a cost: the places of a part's figures. */
const FIGURES = [1, 2, 3, 4, 5, 6, 7] as const;

/** A part of a posting's figures. */
export type PartFigure = (typeof FIGURES)[number];

/** Parts added up by variant, in the order in which the variants come first. */
export function sumParts(parts: readonly PostingPart[]): PostingPart[] {
  const sums = new Map<string | null, PostingPart>();
  for (const part of parts) {
    const sum = sums.get(part[0]);
    if (sum) for (const figure of FIGURES) sum[figure] += part[figure];
    else sums.set(part[0], [...part]);
  }
  return [...sums.values()];
}

/** The same parts with every sign turned. */
export function reverseParts(parts: readonly PostingPart[]): PostingPart[] {
  return parts.map(([variantId, ...figures]) => {
    const [gross, discounts, returns, cogs, units, returned, withoutCost] = figures.map((one) => 0 - one);
    return [variantId, gross!, discounts!, returns!, cogs!, units!, returned!, withoutCost!];
  });
}

/** What must be posted of each variant to come from one state to the other; what did not change is left out. */
export function changeOfParts(before: readonly PostingPart[], after: readonly PostingPart[]): PostingPart[] {
  return sumParts([...after, ...reverseParts(before)]).filter((part) =>
    FIGURES.some((figure) => part[figure] !== 0),
  );
}

/** Puts what a figure's parts lack of its total on the largest of them, so that they add up; changes the parts given. */
export function settleFigure(parts: PostingPart[], figure: PartFigure, total: number): void {
  const missing = total - parts.reduce((sum, part) => sum + part[figure], 0);
  if (missing === 0) return;
  let largest = parts[0];
  for (const part of parts) {
    if (largest && Math.abs(part[figure]) > Math.abs(largest[figure])) largest = part;
  }
  if (largest) largest[figure] += missing;
}
