import type { z } from 'zod';
import { limit, refund } from '#lib/rate-limit.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { Code } from '../input.ts';
import { selfOf } from '../self.ts';
import { forgetTotp } from './forget-totp.ts';
import { spendCode } from './spend-code.ts';

/**
 * Switches one's own second step off; a code or a recovery code proves that it is really the person.
 * @throws INVALID_INPUT for a wrong code; RATE_LIMITED with the wait.
 */
export async function removeTotp(ctx: Ctx, input: z.input<typeof Code>): Promise<void> {
  const userId = selfOf(ctx.actor);
  await limit('code', userId);
  await switchOff(ctx, input);
  await refund('code', userId);
}

const switchOff = command('self.write', {
  input: Code,
  run: async (tx, { code }, ctx) => {
    const userId = selfOf(ctx.actor);
    await spendCode(tx, { userId, code, now: ctx.now });
    return forgetTotp(tx, userId);
  },
});
