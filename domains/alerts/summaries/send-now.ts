import { begin, carryOut } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import { allow } from '../../team/can.ts';
import { getUser } from '../../team/get-user.ts';
import { mailJob } from '../../team/letters/mail-job.ts';
import { selfOf } from '../../team/self.ts';
import { SendNowInput } from '../input.ts';
import { readerOf } from '../letters/reader.ts';
import { gatherSummary } from './gather-summary.ts';
import { makeOffToken } from './off-token.ts';
import { writeSummary } from './write-summary.ts';

/** Sends one of the own summaries at once, empty or not; the one of the day still comes. Answers where it goes. */
export async function sendSummaryNow(ctx: Ctx, raw: unknown): Promise<{ email: string }> {
  allow(ctx.actor, 'self.write');
  const { input, inner } = begin(ctx, 'self.write', SendNowInput, raw);
  const userId = selfOf(ctx.actor);
  const [user, business] = await Promise.all([getUser(ctx.db, userId), getBusiness(ctx.db)]);
  const reader = readerOf(user, business);
  const summary = await gatherSummary(ctx, input.kind, reader.prefs);
  const { email } = user;
  const letter = writeSummary(summary, reader, {
    email,
    offToken: makeOffToken({ userId, kind: input.kind }),
  });
  return carryOut(ctx, inner, 'self.write', async () => ({
    result: { email },
    subjectKind: 'user',
    subjectId: userId,
    summary: { summary: input.kind },
    jobs: [mailJob(letter)],
  }));
}
