import { z } from 'zod';
import { FIRST_CHOSEN, FIRST_LIMITS, FIRST_STANDARDS } from '../rule/effort-rules.ts';
import { LONGEST_MINUTES, MOST_LATE_HOURS, SHORTEST_LIMIT } from './rule-limits.ts';

const Minutes = z.number().min(0).max(LONGEST_MINUTES);
const Limit = z.number().min(SHORTEST_LIMIT).max(LONGEST_MINUTES);

/** What counts as lost time: a number for each name that the program knows, minutes with parts. */
export const EffortRulesInput = z.strictObject({
  standard: z.strictObject(all(FIRST_STANDARDS, Minutes)),
  most: z.strictObject(all(FIRST_LIMITS, Limit)),
  chosen: z.strictObject({
    ...all(FIRST_CHOSEN, Minutes),
    lateHours: z.number().min(0).max(MOST_LATE_HOURS),
  }),
  learnsLengths: z.boolean(),
});

/** The rules that are to hold, and the version that their writer saw. */
export const SaveEffortRulesInput = z.strictObject({
  rules: EffortRulesInput,
  expectedVersion: z.int().min(0),
});

function all<Name extends string>(names: Record<Name, number>, type: z.ZodNumber): Record<Name, z.ZodNumber> {
  // Sound: every key of the one is a key of the other.
  return Object.fromEntries(Object.keys(names).map((name) => [name, type])) as Record<Name, z.ZodNumber>;
}
