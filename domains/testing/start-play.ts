import { setBundle } from '#domains/catalog/set-bundle.ts';
import { addLocation } from '#domains/fulfilment/add-location.ts';
import { addSupplier } from '#domains/purchasing/suppliers/add-supplier.ts';
import { newId } from '#lib/ids.ts';
import type { Play } from './deeds.ts';
import type { NewTestVariant, TestShop } from './open-shop.ts';

/** Gives the test shop what plays need beside it: a supplier, whose id it answers, and a quarantine. */
export async function furnish(shop: TestShop): Promise<string> {
  const supplier = { code: 'SUPPLIER', name: 'Supplier', currency: 'EUR', locale: 'en' as const };
  const { id } = await addSupplier(shop.ctx('owner'), supplier);
  const services = { ships: false, pickup: false, returns: false };
  const aside = { id: newId(), code: 'ASIDE', name: 'Aside', kind: 'quarantine' as const, services };
  await addLocation(shop.ctx('owner'), aside);
  return id;
}

/** Begins a play with goods of its own, and a bundle of them; names in the play are short, SKUs its own. */
export async function startPlay(
  shop: TestShop,
  facts: {
    supplierId: string;
    goods: Record<string, NewTestVariant['units']>;
    bundles: Record<string, Record<string, number>>;
    tick: () => Date;
  },
): Promise<Play> {
  const run = newId().slice(-8);
  const variants: Play['variants'] = new Map();
  for (const [name, units] of Object.entries(facts.goods)) {
    variants.set(name, await shop.addVariant({ sku: `${name}-${run}`, units: units ?? 0 }));
  }
  for (const [name, parts] of Object.entries(facts.bundles)) {
    const bundle = await shop.addVariant({ sku: `${name}-${run}` });
    const components = Object.entries(parts).map(([part, quantity]) => ({
      sku: variants.get(part)!.sku,
      quantity,
    }));
    await setBundle(shop.ctx('owner'), { variantId: bundle.id, components });
    variants.set(name, bundle);
  }
  const { supplierId, tick } = facts;
  return {
    shop,
    supplierId,
    variants,
    orders: [],
    holds: [],
    transfers: [],
    purchases: [],
    counts: [],
    tick,
  };
}
