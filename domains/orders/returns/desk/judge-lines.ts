import { AppError } from '#lib/errors.ts';
import { dayIn } from '#lib/time.ts';
import { findLine } from '../../steps/load-order.ts';
import { type LoadedOrder, nameOf } from '../../steps/loaded-order.ts';
import { judgeReturn, type ReturnJudgement, type ReturnRefusal } from '../policy/judge-return.ts';
import type { LineFacts } from '../policy/read-return-facts.ts';
import type { ReturnPolicy } from '../policy/return-policy.ts';

/** Units of a line that somebody brings, as the policy sees them. */
export type BroughtUnits = { lineId: string; isTagIntact: boolean };

/** What the policy says of units of a line. */
export type JudgedUnits = { lineId: string; sku: string; judgement: ReturnJudgement };

/** Judges the units of a loaded order one by one; the order itself is the receipt. Pure. */
export function judgeLines(
  order: LoadedOrder,
  brought: readonly BroughtUnits[],
  known: { facts: ReadonlyMap<string, LineFacts>; policy: ReturnPolicy; now: Date },
): JudgedUnits[] {
  return brought.map(({ lineId, isTagIntact }) => {
    const line = findLine(order, lineId);
    const facts = known.facts.get(lineId);
    const judgement = judgeReturn(
      {
        category: facts?.category ?? null,
        deliveredOn: facts?.deliveredOn ?? null,
        channelId: order.channelId,
        today: dayIn(order.business.timeZone, known.now),
        hasReceipt: true,
        isTagIntact,
      },
      known.policy,
    );
    return { lineId, sku: line.sku || nameOf(line), judgement };
  });
}

/** What the policy refuses, each SKU with its reasons. Pure. */
export function refusalsOf(judged: readonly Omit<JudgedUnits, 'lineId'>[]): Refused[] {
  return judged.flatMap(({ sku, judgement: { refusals, rule, until } }) =>
    refusals.length > 0 ? [{ sku, refusals, rule: rule?.name ?? null, until }] : [],
  );
}

/** A SKU that the policy refuses. */
export type Refused = { sku: string; refusals: ReturnRefusal[]; rule: string | null; until: string | null };

/** @throws CONFLICT naming what the policy refuses and why, unless a manager allowed it. */
export function requireAllowed(refused: readonly Refused[], isApproved: boolean): void {
  const first = refused[0];
  if (!first || isApproved) return;
  throw new AppError(
    'CONFLICT',
    `The return policy refuses ${first.sku} (${first.refusals.join(', ')}); a manager can allow it with a PIN.`,
    { details: { reason: 'policyRefuses', sku: first.sku, refused } },
  );
}
