import type { ImportFacts } from '../import/read-import-facts.ts';
import type { OrderTarget, TargetLine } from '../import/read-target.ts';
import type { LoadedLine } from '../steps/loaded-order.ts';
import { splitBundle } from './split-line.ts';
import { linesOfStated } from './stated-parts.ts';
import { takeApart } from './take-apart.ts';

/**
 * Takes the bundles in a channel's statement apart. A bundle that is on our order keeps what was in it when it was sold,
 * and a line that was taken in whole stays whole. What the same statement said before is said again to the last unit.
 */
export function splitTarget(
  target: OrderTarget,
  by: { known: ImportFacts; lines: readonly LoadedLine[]; now: Date },
): OrderTarget {
  const lines = target.lines.flatMap((said): TargetLine[] => {
    const own = linesOfStated(by.lines, said.externalId);
    if (own.some(({ line }) => !line.bundle)) return [said];
    if (own.length > 0)
      return restateParts(
        said,
        own.map(({ line }) => line),
        by.known,
      );
    const bundle = by.known.bundleOf(said);
    if (!bundle) return [said];
    const named = { ...said, sku: said.sku || bundle.sku, title: said.title || bundle.title };
    return splitBundle(named, { bundle, facts: by.known.facts, now: by.now }).map(({ variant, ...part }) => ({
      ...part,
      externalId: part.externalId!,
      externalVariantId: null,
      service: null,
      variantId: variant.id,
      sku: variant.sku,
      title: variant.title,
    }));
  });
  return { ...target, lines };
}

function restateParts(said: TargetLine, parts: readonly LoadedLine[], known: ImportFacts): TargetLine[] {
  const sum = (pick: (part: LoadedLine) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const isSame =
    parts.every((part) => part.quantity === part.bundle!.quantity * said.quantity) &&
    sum((part) => part.grossMinor) === said.grossMinor &&
    sum((part) => part.discountMinor) === said.discountMinor &&
    sum((part) => part.taxMinor) === said.taxMinor;
  const prices = new Map(known.facts.variants.map((variant) => [variant.id, variant.priceMinor]));
  const components = parts.map((part) => ({
    variantId: part.variantId ?? part.id,
    sku: part.sku,
    title: part.title,
    quantity: part.bundle!.quantity,
    priceMinor: prices.get(part.variantId ?? '') ?? part.unitPriceMinor,
  }));
  const shares = isSame ? parts : takeApart(said, components);
  return parts.map((part, at) => {
    const { quantity, unitPriceMinor, grossMinor, discountMinor, taxMinor } = shares[at]!;
    return {
      externalId: part.externalId!,
      externalVariantId: null,
      service: null,
      ...(part.variantId && { variantId: part.variantId }),
      sku: part.sku,
      title: part.title,
      quantity,
      unitPriceMinor,
      grossMinor,
      discountMinor,
      taxMinor,
      bundle: part.bundle!,
    };
  });
}
