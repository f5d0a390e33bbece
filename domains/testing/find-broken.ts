import type { Database } from '#db/client.ts';
import { runAudit } from '#domains/events/run-audit.ts';

/**
 * The names of the invariants that a fault breaks: one statement of SQL, or several. Triggers are off, as for somebody who
 * goes around them; nothing is kept.
 */
export async function findBroken(db: Database, fault: string): Promise<string[]> {
  const client = await db.$client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(fault);
    // The audit asks nothing of its reader but to query.
    const findings = await runAudit({ $client: client } as unknown as Database);
    return findings.filter((finding) => finding.count > 0).map((finding) => finding.name);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
