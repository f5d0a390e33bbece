import type { Database } from '#db/client.ts';
import { findBroken } from '#domains/testing/find-broken.ts';

/** The invariants that a fault breaks, where not even the balance of an account is held by its table. */
export function brokenBy(db: Database, fault: string): Promise<string[]> {
  return findBroken(db, `alter table loyalty_accounts drop constraint loyalty_accounts_balance; ${fault}`);
}
