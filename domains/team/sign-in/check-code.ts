import type { z } from 'zod';
import { limit, refund } from '#lib/rate-limit.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { Code } from '../input.ts';
import { selfOf } from '../self.ts';
import { spendCode } from './spend-code.ts';

/**
 * Proves the second step of the person who acts; each code works once, and five wrong ones in a quarter of an hour
 * are the most.
 * @throws INVALID_INPUT for a wrong or used code; RATE_LIMITED with the wait.
 */
export async function checkCode(ctx: Ctx, input: z.input<typeof Code>): Promise<void> {
  const userId = selfOf(ctx.actor);
  await limit('code', userId);
  await proveCode(ctx, input);
  await refund('code', userId);
}

const proveCode = command('self.write', {
  input: Code,
  run: async (tx, { code }, ctx) => {
    const userId = selfOf(ctx.actor);
    const kind = await spendCode(tx, { userId, code, now: ctx.now });
    return { result: null, subjectKind: 'user', subjectId: userId, summary: { secondStep: kind } };
  },
});
