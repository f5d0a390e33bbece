import { z } from 'zod';
import { createProduct } from '#domains/catalog/create-product.ts';
import { CreateProductInput, UpdateProductInput, UpdateVariantInput } from '#domains/catalog/input.ts';
import { getProduct, listProducts, ProductRow } from '#domains/catalog/list-products.ts';
import { updateProduct } from '#domains/catalog/update-product.ts';
import { updateVariant } from '#domains/catalog/update-variant.ts';
import { AppError } from '#lib/errors.ts';
import { isId } from '#lib/ids.ts';
import { openCursor, packCursor } from '../_http/cursor.ts';
import { type Operation, operation } from '../_http/operation.ts';
import { Made, Paging, pageOf } from './shapes.ts';

/** The catalogue. */
export const PRODUCT_OPERATIONS: Operation[] = [
  operation({
    method: 'GET',
    path: '/products',
    verb: 'product.read',
    summary: 'List products with their variants, newest first',
    input: z.strictObject({
      ...Paging,
      search: z.string().max(200).default(''),
      category: z.string().max(200).optional(),
    }),
    output: pageOf(ProductRow),
    run: async (ctx, { cursor, ...filter }) => {
      const { rows, next } = await listProducts(ctx, { ...filter, after: openCursor(cursor, isId) });
      return { data: rows, next: packCursor(next) };
    },
  }),
  operation({
    method: 'GET',
    path: '/products/{productId}',
    verb: 'product.read',
    summary: 'Get a product with its variants',
    input: z.strictObject({ productId: z.uuid() }),
    output: ProductRow,
    run: async (ctx, { productId }) => {
      const product = await getProduct(ctx, productId);
      if (product) return product;
      throw new AppError('NOT_FOUND', `There is no product ${productId}.`);
    },
  }),
  operation({
    method: 'POST',
    path: '/products',
    verb: 'product.write',
    summary: 'Add a product with its variants',
    status: 201,
    input: CreateProductInput,
    output: Made.extend({ variants: z.array(z.object({ id: z.uuid(), sku: z.string() })) }),
    run: createProduct,
  }),
  operation({
    method: 'PATCH',
    path: '/products/{productId}',
    verb: 'product.write',
    summary: 'Change what is said of a product',
    input: UpdateProductInput,
    output: Made,
    run: updateProduct,
  }),
  operation({
    method: 'PATCH',
    path: '/variants/{variantId}',
    verb: 'product.write',
    summary: 'Change what is said of a variant',
    input: UpdateVariantInput,
    output: Made,
    run: updateVariant,
  }),
];
