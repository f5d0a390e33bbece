import type { Tx } from '#db/client.ts';
import type { EndReason } from './alert-kinds.ts';

/** Ends the open alerts of a rule, and says why. */
export async function endAlerts(tx: Tx, ruleId: string, reason: EndReason, now: Date): Promise<void> {
  await tx.$client.query(
    `update alerts set closed_at = greatest($2, opened_at), end_reason = $3 where rule_id = $1 and closed_at is null`,
    [ruleId, now, reason],
  );
}
