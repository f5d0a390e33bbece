import { AppError } from '#lib/errors.ts';
import { command } from '../command.ts';
import { CreateProductInput } from './input.ts';
import { upsertProducts } from './upsert-products.ts';

/**
 * Adds a product with its variants to the catalogue.
 * @throws CONFLICT naming the SKU that exists already.
 */
export const createProduct = command('product.write', {
  input: CreateProductInput,
  run: async (tx, facts, ctx) => {
    const made = await upsertProducts(tx, [facts], { now: ctx.now });
    const known = made.variants.find((variant) => !variant.isNew);
    if (known) {
      throw new AppError('CONFLICT', `The SKU ${known.sku} exists already; change that variant instead.`, {
        details: { reason: 'skuKnown', sku: known.sku, variantId: known.variantId },
      });
    }
    const productId = made.variants[0]!.productId;
    const result = {
      id: productId,
      variants: made.variants.map(({ sku, variantId }) => ({ id: variantId, sku })),
    };
    return {
      result,
      subjectKind: 'product',
      subjectId: productId,
      summary: { title: facts.title, variants: made.variants.length },
      after: facts,
      events: [{ kind: 'product.changed', subjectKind: 'product', subjectId: productId }],
    };
  },
});
