'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import { addIdentity } from '#domains/customers/add-identity.ts';
import { editCustomer } from '#domains/customers/edit-customer.ts';
import { recordConsent } from '#domains/customers/record-consent.ts';
import { removeIdentity } from '#domains/customers/remove-identity.ts';
import { logContact } from '#domains/marketing/tracking/log-contact.ts';

/** A command as an action of the customer's page: done, then the page is read again. */
function onCustomer<Input, Data>(run: (ctx: Ctx, input: Input) => Promise<Data>) {
  return action(async (ctx, input: Input) => {
    const data = await run(ctx, input);
    refresh();
    return data;
  });
}

export const edit = onCustomer(editCustomer);
export const addWay = onCustomer(addIdentity);
export const removeWay = onCustomer(removeIdentity);
export const consent = onCustomer(recordConsent);
export const contact = onCustomer(logContact);
