import { judgeReturn, type ReturnJudgement } from '../policy/judge-return.ts';
import type { ReturnPolicy } from '../policy/return-policy.ts';

/** Judges a unit without a receipt: nobody knows its day, so only rules that ask for no receipt can let it in. Pure. */
export function judgeUnreceipted(
  unit: { category: string | null; channelId: string; isTagIntact: boolean },
  policy: ReturnPolicy,
  today: string,
): ReturnJudgement {
  return judgeReturn({ ...unit, deliveredOn: today, today, hasReceipt: false }, policy);
}
