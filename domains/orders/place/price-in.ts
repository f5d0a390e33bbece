import { type Price, sayPrice } from '#domains/parity/rules/book-price.ts';
import type { OrderFacts, VariantFacts } from '../order-facts.ts';

/** The channel's own price of a variant as SQL finds it, `t` being its row of `listing_terms`; null where it has none. */
export const OWN_PRICE = `case when t.price_minor is not null then
  json_build_object('minor', t.price_minor, 'currency', t.currency, 'isTaxed', t.includes_tax) end`;

/** What of a price is without tax, in minor units of its own currency; rounded once, a half upwards. Pure. */
export function withoutTax(price: Price, taxBasisPoints: number): number {
  const { minor, currency } = price;
  return sayPrice(price, { currency, isTaxed: false }, { rateOf: () => null, taxBasisPoints }) ?? minor;
}

/**
 * What a unit costs on a channel in a currency, minor units, tax excluded: the channel's own price where it has one in
 * that currency, else the catalogue's, which is in the reporting currency alone. Null where there is neither. Pure.
 */
export function priceIn(
  variant: VariantFacts,
  currency: string,
  { business }: Pick<OrderFacts, 'business'>,
): number | null {
  const { own, taxClass, priceMinor } = variant;
  if (own?.currency === currency) return withoutTax(own, business.taxRates[taxClass] ?? 0);
  return currency === business.reportingCurrency ? priceMinor : null;
}
