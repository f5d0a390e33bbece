import { FIRST_CHOSEN, FIRST_LIMITS, FIRST_STANDARDS } from '#domains/analytics/effort/rule/effort-rules.ts';

/** The fields of the rules in the order in which they are shown, by their part. */
export const RULE_NAMES = {
  standard: namesOf(FIRST_STANDARDS),
  most: namesOf(FIRST_LIMITS),
  chosen: namesOf(FIRST_CHOSEN),
} as const;

/** A part of the rules that holds minutes. */
export type RulePart = keyof typeof RULE_NAMES;

/** The parts in the order in which they are shown. */
export const RULE_PARTS = ['standard', 'most', 'chosen'] as const satisfies readonly RulePart[];

function namesOf<Name extends string>(names: Record<Name, number>): Name[] {
  // Sound: the keys of a literal object are its names.
  return Object.keys(names) as Name[];
}
