import type { Tx } from '#db/client.ts';
import { valueLines } from '../../return-order.ts';
import type { LoadedOrder } from '../../steps/loaded-order.ts';
import type { TakeReturn } from '../input.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { readReturnFacts } from '../policy/read-return-facts.ts';
import { judgeLines, type Refused, refusalsOf } from './judge-lines.ts';
import { type ReturnMoney, settleReturn } from './settle-return.ts';

/** A return as the desk would take it: its money, what the policy refuses, and the policy's version. */
export type PreparedReturn = { money: ReturnMoney; refused: Refused[]; policyVersion: number };

/**
 * Judges and values units of a loaded order; nothing is written.
 * @throws CONFLICT for more than left and did not come back.
 */
export async function prepareReturn(
  tx: Tx,
  order: LoadedOrder,
  brought: TakeReturn['lines'],
  now: Date,
): Promise<PreparedReturn> {
  const { version, policy } = await readPolicy(tx);
  const facts = await readReturnFacts(tx, order.id);
  const judged = judgeLines(order, brought, { facts, policy, now });
  const { order: after, lines } = valueLines(order, plainLines(brought), now);
  return {
    money: settleReturn(after, lines, judged),
    refused: refusalsOf(judged),
    policyVersion: version,
  };
}

/** The units as a return writes them: what the policy alone asks is left out. Pure. */
export function plainLines(brought: TakeReturn['lines']) {
  return brought.map(({ isTagIntact: _, ...line }) => line);
}
