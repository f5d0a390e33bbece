import type { Reader } from '#db/client.ts';
import type { EffortRulesRow } from '#db/schema/results/effort.ts';
import {
  type EffortRules,
  FIRST_RULES,
  type LengthOf,
  lengthKey,
  type Measure,
} from '../rule/effort-rules.ts';

/** The rules that hold, by version (0 are the program's own), and the lengths that were learned. */
export async function readMeasure(reader: Reader): Promise<{ version: number; measure: Measure }> {
  const { version, rules } = await readRules(reader);
  const { rows } = await reader.$client.query<{ channelId: string; lengthOf: LengthOf; seconds: number }>({
    name: 'effort-lengths',
    text: 'select channel_id as "channelId", length_of as "lengthOf", mean_seconds as seconds from effort_lengths',
  });
  const lengths = new Map(rows.map((row) => [lengthKey(row.channelId, row.lengthOf), row.seconds]));
  return { version, measure: { rules, lengths } };
}

/** The newest version of the owner's rules; version 0 are the program's own. */
export async function readRules(reader: Reader): Promise<{ version: number; rules: EffortRules }> {
  const { rows } = await reader.$client.query<{ version: number; rules: EffortRulesRow }>({
    name: 'effort-rules',
    text: 'select version, rules from effort_rules order by version desc limit 1',
  });
  const [row] = rows;
  return row ? { version: row.version, rules: wholeRules(row.rules) } : { version: 0, rules: FIRST_RULES };
}

/** Rules as they were kept, with the program's own minutes for what they do not name yet. */
export function wholeRules(kept: EffortRulesRow): EffortRules {
  return {
    standard: { ...FIRST_RULES.standard, ...kept.standard },
    most: { ...FIRST_RULES.most, ...kept.most },
    chosen: { ...FIRST_RULES.chosen, ...kept.chosen },
    learnsLengths: kept.learnsLengths,
  };
}
