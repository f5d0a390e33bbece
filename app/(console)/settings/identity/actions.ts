'use server';

import { refresh } from 'next/cache';
import { action } from '#app/_server/action.ts';
import type { Ctx } from '#domains/context.ts';
import { blockIdentity, unblockIdentity } from '#domains/customers/linking/block-identity.ts';
import { saveIdentityRules } from '#domains/customers/linking/save-identity-rules.ts';

/** A command as an action of this page: done, then the page is read again. */
function onRules<Input, Data>(run: (ctx: Ctx, input: Input) => Promise<Data>) {
  return action(async (ctx, input: Input) => {
    const data = await run(ctx, input);
    refresh();
    return data;
  });
}

export const saveRules = onRules(saveIdentityRules);
export const block = onRules(blockIdentity);
export const unblock = onRules(unblockIdentity);
