import type { EffortRules } from '#domains/analytics/effort/rule/effort-rules.ts';
import { parseDecimalToMinor } from '#lib/digits.ts';
import { RULE_NAMES, type RulePart } from './rule-names.ts';

const DECIMALS = 2;
const HUNDREDTHS = 100;

/** The rules as a form says them, in digits of any script; what cannot be read is no number, and refused as such. */
export function readRules(form: FormData): EffortRules {
  const part = <Part extends RulePart>(name: Part): EffortRules[Part] => {
    const minutes = RULE_NAMES[name].map((field) => [field, minutesIn(form.get(`${name}.${field}`))]);
    // Sound: the fields are all names of the part.
    return Object.fromEntries(minutes) as EffortRules[Part];
  };
  return {
    standard: part('standard'),
    most: part('most'),
    chosen: part('chosen'),
    learnsLengths: form.get('learnsLengths') !== null,
  };
}

function minutesIn(typed: FormDataEntryValue | null): number {
  const parsed = parseDecimalToMinor(typeof typed === 'string' ? typed : '', DECIMALS);
  return parsed.ok ? parsed.value / HUNDREDTHS : Number.NaN;
}
