import type { Operation } from '../_http/operation.ts';
import { CUSTOMER_OPERATIONS } from './customers.ts';
import { HOLD_OPERATIONS } from './holds.ts';
import { LISTING_OPERATIONS } from './listings.ts';
import { ORDER_OPERATIONS } from './orders.ts';
import { PRODUCT_OPERATIONS } from './products.ts';
import { SPEND_OPERATIONS } from './spend.ts';
import { STOCK_OPERATIONS } from './stock.ts';

/** Everything that the API can do. Routes and the OpenAPI description are made from this list alone. */
export const OPERATIONS: readonly Operation[] = [
  ...ORDER_OPERATIONS,
  ...HOLD_OPERATIONS,
  ...STOCK_OPERATIONS,
  ...PRODUCT_OPERATIONS,
  ...LISTING_OPERATIONS,
  ...CUSTOMER_OPERATIONS,
  ...SPEND_OPERATIONS,
];
