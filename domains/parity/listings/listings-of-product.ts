import { cutText } from '#lib/text/clean-text.ts';
import type { ChannelProduct } from '../../channels/message.ts';
import type { ListingInput } from '../input.ts';

const LONGEST_TITLE = 500;
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 200;
const DEFAULT_TITLE = 'Default Title';

/**
 * What a channel's message about a product says of its listings: one for each variant in it. Of a variant that comes alone
 * nothing is known of the product's texts. Pure.
 */
export function listingsOfProduct(product: ChannelProduct): ListingInput[] {
  return product.variants.map((variant) => ({
    externalId: cutText(variant.externalId, LONGEST_NAME),
    sku: cutText(variant.sku?.trim() ?? '', LONGEST_NAME) || null,
    barcode: cutText(variant.barcode?.trim() ?? '', LONGEST_NAME) || null,
    currency: variant.currency,
    priceMinor: variant.currency !== null && (variant.priceMinor ?? -1) >= 0 ? variant.priceMinor : null,
    compareAtMinor:
      variant.currency !== null && (variant.compareAtPriceMinor ?? -1) >= 0
        ? variant.compareAtPriceMinor
        : null,
    stockUnits: variant.isStockTracked ? variant.stock : null,
    title: product.title === null ? null : cutText(titleOf(product.title, variant.title), LONGEST_TITLE),
    description: product.descriptionHtml && cutText(product.descriptionHtml, LONGEST_TEXT),
    url: product.url !== null && URL.canParse(product.url) ? product.url : null,
  }));
}

function titleOf(product: string, variant: string | null): string {
  return variant === null || variant === DEFAULT_TITLE || variant === product
    ? product
    : `${product} – ${variant}`;
}
