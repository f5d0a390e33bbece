import type { Ctx } from '#domains/context.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { log } from '#lib/log.ts';

/** Checks the books at night; what offends an invariant is named in the log. */
export async function runAuditJob({ db }: Ctx): Promise<void> {
  const findings = await runAudit(db);
  const offending = findings.filter((finding) => finding.count > 0);
  for (const { name, count, rows } of offending) {
    log.error({ invariant: name, count, rows }, 'the books do not add up');
  }
  log.info({ checked: findings.length, offending: offending.length }, 'the books were checked');
}
