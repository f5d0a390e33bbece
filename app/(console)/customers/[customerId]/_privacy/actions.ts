'use server';

import { action } from '#app/_server/action.ts';
import { eraseCustomer } from '#domains/privacy/erase-customer.ts';

export const erase = action(eraseCustomer);
