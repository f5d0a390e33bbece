'use server';

import { action } from '#app/_server/action.ts';
import { findCardHolder } from '#domains/orders/counter/find-card-holder.ts';
import { listCustomerChoices } from '#domains/orders/counter/list-customer-choices.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import { toE164 } from '#lib/phone.ts';

type Wish = Parameters<typeof placeOrder>[1];

/** Takes an order in. A phone is kept in its international form, by the business's own country where none is said. */
export const place = action(async (ctx, wish: Wish, { business }) => {
  const phone = wish.customer?.phone;
  const country = wish.shippingAddress?.country || business.country;
  const customer = phone ? { ...wish.customer, phone: toE164(phone, country) ?? phone } : wish.customer;
  return placeOrder(ctx, { ...wish, customer });
});

/** People whom an order could be for; the holder of a loyalty card by its whole number too. */
export const findCustomers = action(async (ctx, search: string) => {
  const [holder, found] = await Promise.all([findCardHolder(ctx, search), listCustomerChoices(ctx, search)]);
  return holder ? [holder, ...found.filter(({ id }) => id !== holder.id)] : found;
});

/** Whose loyalty card was scanned. */
export const findByCard = action((ctx, code: string) => findCardHolder(ctx, code));
