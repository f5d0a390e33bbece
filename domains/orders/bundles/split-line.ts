import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { SettledLine } from '../draft-order.ts';
import type { OrderFacts, VariantFacts } from '../order-facts.ts';
import { type BundleAmounts, type Component, type SoldIn, takeApart } from './take-apart.ts';

/** A component's line of a bundle that is sold, before it has a place on an order. */
export type LinePart = BundleAmounts & {
  variant: VariantFacts;
  unitPriceMinor: number;
  externalId: string | null;
  bundle: SoldIn;
};

/** A line of a bundle as somebody ordered it. */
export type BundleLine = BundleAmounts & { externalId: string | null; sku: string; title: string };

/**
 * Takes a line of a bundle apart into lines of its components, which share its amounts and know it by a common key.
 * @throws CONFLICT when nothing is in the bundle.
 */
export function splitBundle(
  line: BundleLine,
  by: { bundle: VariantFacts; facts: Pick<OrderFacts, 'variants'>; now: Date },
): LinePart[] {
  const { bundle, facts, now } = by;
  const known = new Map(facts.variants.map((variant) => [variant.id, variant]));
  const key = newId(now.getTime());
  return takeApart(line, componentsOf(bundle, known)).map(({ component, ...amounts }) => ({
    ...amounts,
    variant: known.get(component.variantId)!,
    externalId: line.externalId === null ? null : partId(line.externalId, component.sku),
    bundle: { key, sku: line.sku, title: line.title, quantity: component.quantity },
  }));
}

/** A settled line as it is written: itself, or the lines of its components. */
export function settleParts(
  line: SettledLine,
  facts: Pick<OrderFacts, 'variants'>,
  now: Date,
): SettledLine[] {
  if (line.variant?.kind !== 'bundle') return [line];
  return splitBundle(line, { bundle: line.variant, facts, now }).map((part) => ({
    ...part,
    id: newId(now.getTime()),
    sku: part.variant.sku,
    title: part.variant.title,
  }));
}

/** The id under which a channel's statements meet a component's line. Pure. */
export function partId(externalId: string, sku: string): string {
  return `${externalId}#${sku}`;
}

function componentsOf(bundle: VariantFacts, known: ReadonlyMap<string, VariantFacts>): Component[] {
  const components = (bundle.components ?? []).flatMap(({ variantId, quantity }) => {
    const variant = known.get(variantId);
    return variant
      ? [{ variantId, sku: variant.sku, title: variant.title, quantity, priceMinor: variant.priceMinor }]
      : [];
  });
  if (components.length > 0) return components;
  throw new AppError('CONFLICT', `Nothing is in the bundle ${bundle.sku}; say what it is made of.`, {
    details: { reason: 'emptyBundle', sku: bundle.sku, variantId: bundle.id },
  });
}
