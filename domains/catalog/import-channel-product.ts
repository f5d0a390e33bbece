import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { cutText } from '#lib/text/clean-text.ts';
import { decodeEntities } from '#lib/text/decode-entities.ts';
import type { ChannelProduct, ChannelVariant } from '../channels/message.ts';
import { command } from '../command.ts';
import { getBusiness } from '../settings/get-business.ts';
import type { ProductFacts } from './input.ts';
import { listVariants } from './list-variants.ts';
import { upsertProducts } from './upsert-products.ts';

const LONGEST_TITLE = 300;
const LONGEST_DESCRIPTION = 20_000;

const ImportProductInput = z.strictObject({
  channelId: z.uuid(),
  slug: z.string(),
  /** As a connector translated it; the connector has checked its shape. */
  product: z.custom<ChannelProduct>((value) => typeof value === 'object' && value !== null),
});

/** What an import of a product came to. */
export type ImportedProduct = { productId: string | null; isStale: boolean; newVariants: number };

/**
 * Takes over what a channel says of a product: listings lead its ids to our variants (by listing, then by SKU), and what
 * we do not have is made. Titles, texts and prices are taken only while no other channel lists the product;
 * otherwise ours stand. A statement older than the one we have changes nothing.
 */
export const importChannelProduct = command('product.write', {
  input: ImportProductInput,
  run: async (tx, { channelId, slug, product }, ctx) => {
    const { reportingCurrency } = await getBusiness(tx);
    const known = await readListed(tx, channelId, product.variants);
    const at = product.modifiedAt ?? ctx.now;
    const isStale = known.some((listed) => listed.updatedAt !== null && listed.updatedAt > at);
    const result: ImportedProduct = { productId: known[0]?.productId ?? null, isStale, newVariants: 0 };
    if (!isStale && product.variants.length > 0) {
      const facts = factsOf(product, { slug, known, reportingCurrency });
      const written = await upsertProducts(tx, [facts], { now: ctx.now });
      result.productId = written.variants[0]?.productId ?? null;
      result.newVariants = written.variants.filter((variant) => variant.isNew).length;
      const bySku = new Map(written.variants.map((variant) => [variant.sku, variant.variantId]));
      const rows = product.variants.flatMap((variant) => {
        const variantId = bySku.get(skuOf(variant, slug, known));
        return variantId
          ? [{ external_id: variant.externalId, variant_id: variantId, price_minor: variant.priceMinor }]
          : [];
      });
      await listVariants(tx, { channelId, rows, at });
    }
    return {
      result,
      subjectKind: 'product',
      subjectId: result.productId,
      summary: { source: slug, externalId: product.externalId, ...result },
      events:
        result.productId && !isStale
          ? [{ kind: 'product.changed', subjectKind: 'product', subjectId: result.productId, channelId }]
          : [],
    };
  },
});

type Listed = {
  externalId: string | null;
  sku: string;
  productId: string;
  updatedAt: Date | null;
  isListedElsewhere: boolean;
};

async function readListed(tx: Tx, channelId: string, variants: readonly ChannelVariant[]): Promise<Listed[]> {
  const { rows } = await tx.$client.query<Listed>(
    `select l.external_id as "externalId", v.sku, v.product_id as "productId", l.updated_at as "updatedAt",
       exists (select from listings o join variants ov on ov.id = o.variant_id
         where ov.product_id = v.product_id and o.channel_id <> $1) as "isListedElsewhere"
     from variants v left join listings l on l.variant_id = v.id and l.channel_id = $1 and l.external_id = any ($2)
     where l.external_id is not null or v.sku = any ($3)
     order by l.external_id, v.id`,
    [
      channelId,
      variants.map((variant) => variant.externalId),
      variants.flatMap((variant) => variant.sku ?? []),
    ],
  );
  return rows;
}

function factsOf(
  product: ChannelProduct,
  from: { slug: string; known: readonly Listed[]; reportingCurrency: string },
): ProductFacts {
  const isOurs = from.known.some((listed) => listed.isListedElsewhere);
  const text = isOurs
    ? {}
    : {
        ...(product.title ? { title: cutText(product.title, LONGEST_TITLE) } : {}),
        ...(product.descriptionHtml
          ? { description: cutText(plainText(product.descriptionHtml), LONGEST_DESCRIPTION) }
          : {}),
        ...(product.vendor ? { brand: product.vendor } : {}),
        ...(product.productType ? { category: product.productType } : {}),
      };
  return {
    ...text,
    variants: product.variants.map((variant) => {
      const sku = skuOf(variant, from.slug, from.known);
      const isPriced = variant.priceMinor !== null && variant.currency === from.reportingCurrency;
      const own = isOurs && from.known.some((listed) => listed.sku === sku);
      if (own) return { sku };
      return {
        sku,
        ...(isPriced ? { priceMinor: variant.priceMinor ?? 0 } : {}),
        title: titleOf(product, variant),
        options: Object.fromEntries(variant.options.map(({ name, value }) => [name, value])),
        ...(variant.weightGrams === null ? {} : { weightGrams: variant.weightGrams }),
        ...(variant.isShippable ? {} : { kind: 'service' as const }),
        ...(variant.barcode ? { barcodes: [variant.barcode] } : {}),
      };
    }),
  };
}

/** A variant that has no SKU at the channel gets one that says where it comes from. */
function skuOf(variant: ChannelVariant, slug: string, known: readonly Listed[]): string {
  const listed = known.find((one) => one.externalId === variant.externalId);
  return listed?.sku ?? variant.sku ?? `${slug}:${variant.externalId}`;
}

function titleOf(product: ChannelProduct, variant: ChannelVariant): string {
  const own = variant.title === 'Default Title' ? null : variant.title;
  const words = [product.title, own === product.title ? null : own].filter(Boolean);
  return cutText(words.join(' – ') || variant.sku || variant.externalId, LONGEST_TITLE);
}

function plainText(html: string): string {
  return decodeEntities(
    html.replace(/<(?:br|\/p|\/li|\/div|\/h\d)[^>]{0,200}>/gi, '\n').replace(/<[^>]{0,2000}>/g, ''),
  )
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
