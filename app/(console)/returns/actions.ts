'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import { readVisitor } from '#app/_server/visitor.ts';
import { getVariantByCode } from '#domains/catalog/get-variant-by-code.ts';
import { claimOrder } from '#domains/orders/returns/claims/claim-order.ts';
import { quoteReturn } from '#domains/orders/returns/desk/quote-return.ts';
import { takeReturn } from '#domains/orders/returns/desk/take-return.ts';
import { exchangeOrder } from '#domains/orders/returns/exchange/exchange-order.ts';
import { quoteUnreceipted } from '#domains/orders/returns/unreceipted/quote-unreceipted.ts';
import { takeUnreceipted } from '#domains/orders/returns/unreceipted/take-unreceipted.ts';

type Input<Verb extends (ctx: never, input: never, address: never) => unknown> = Parameters<Verb>[1];

export const take = action(async (ctx, input: Input<typeof takeReturn>) =>
  takeReturn(ctx, input, (await readVisitor()).address),
);

export const exchange = action(async (ctx, input: Input<typeof exchangeOrder>) =>
  exchangeOrder(ctx, input, (await readVisitor()).address),
);

export const takeWithoutOrder = action(async (ctx, input: Input<typeof takeUnreceipted>) =>
  takeUnreceipted(ctx, input, (await readVisitor()).address),
);

export const claim = action(async (ctx, input: Input<typeof claimOrder>) => {
  const done = await claimOrder(ctx, input);
  refresh();
  return done;
});

export const quote = action(quoteReturn);
export const quoteWithoutOrder = action(quoteUnreceipted);

/** The goods behind a scanned code, or null. */
export const findGoods = action(async (ctx, code: string) => {
  const found = await getVariantByCode(ctx, code);
  // Goods come back piece by piece, each looked at: the code of a whole box says nothing of them.
  return found?.factor === 1 ? found : null;
});
