'use server';

import { action } from '#app/_server/action.ts';
import { eraseCustomer } from '#domains/privacy/erase-customer.ts';
import { openProof } from '#domains/privacy/open-proof.ts';

export const erase = action(eraseCustomer);
export const readProof = action(openProof);
