import type { Reader } from '#db/client.ts';
import { type LoyaltyRules, LoyaltyRulesInput, NO_PROGRAMME } from './loyalty-rules.ts';

/** The rules that hold; version 0 until the owner has decided something. */
export type LiveRules = { version: number; rules: LoyaltyRules };

/** Reads the rules that hold now, or those of a version. */
export async function readLoyaltyRules(db: Reader, version?: number): Promise<LiveRules> {
  const { rows } = await db.$client.query<LiveRules>({
    name: 'loyalty-rules',
    text: `select version, rules from loyalty_rules where $1::integer is null or version = $1
      order by version desc limit 1`,
    values: [version ?? null],
  });
  const row = rows[0];
  if (!row) return { version: 0, rules: NO_PROGRAMME };
  return { version: row.version, rules: LoyaltyRulesInput.parse(row.rules) };
}
