import type { Database } from '#db/client.ts';
import { runAudit } from '#domains/events/run-audit.ts';

/** The invariants that a fault breaks. Triggers are off, as for somebody who goes around them; nothing is kept. */
export async function brokenBy(db: Database, fault: string): Promise<string[]> {
  const client = await db.$client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query('alter table loyalty_accounts drop constraint loyalty_accounts_balance');
    await client.query(fault);
    const findings = await runAudit({ $client: client } as unknown as Database);
    return findings.filter((finding) => finding.count > 0).map((finding) => finding.name);
  } finally {
    await client.query('rollback');
    client.release();
  }
}
