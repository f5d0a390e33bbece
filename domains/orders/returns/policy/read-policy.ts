import type { Reader } from '#db/client.ts';
import { FIRST_POLICY, type ReturnPolicy, ReturnPolicyInput } from './return-policy.ts';

/** The policy that holds; version 0 until the owner has decided something. */
export type LivePolicy = { version: number; policy: ReturnPolicy };

/** Reads the policy that holds now. */
export async function readPolicy(db: Reader): Promise<LivePolicy> {
  const { rows } = await db.$client.query<LivePolicy>({
    name: 'live-return-policy',
    text: 'select version, policy from return_policies order by version desc limit 1',
  });
  const row = rows[0];
  if (!row) return { version: 0, policy: FIRST_POLICY };
  return { version: row.version, policy: ReturnPolicyInput.parse(row.policy) };
}
