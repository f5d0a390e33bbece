import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import type { EffortRules } from '#domains/analytics/effort/rule/effort-rules.ts';
import { formatNumber, numberFormatter } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { RULE_NAMES, RULE_PARTS, type RulePart } from './rule-names.ts';

const DECIMALS = 2;

/** Every minute of the rules with its reason, as fields. */
export function RuleFields({ rules, least, prefs }: { rules: EffortRules; least: number; prefs: Prefs }) {
  const t = useTranslations('effort-rules');
  return (
    <>
      {RULE_PARTS.map((part) => (
        <fieldset key={part} className="min-w-0">
          <legend className="font-medium">{t(`${part}Title`)}</legend>
          <p className="mb-3 text-sm text-quiet">{t(`${part}Hint`)}</p>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {fieldsOf(part, rules).map(({ name, minutes, words }) => (
              <NumberField
                key={name}
                name={`${part}.${name}`}
                label={t(words.name)}
                help={t(words.why)}
                decimals={DECIMALS}
                defaultValue={numberFormatter(prefs, {
                  maximumFractionDigits: DECIMALS,
                  useGrouping: false,
                }).format(minutes)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Checkbox
        name="learnsLengths"
        defaultChecked={rules.learnsLengths}
        label={t('learn', { least: formatNumber(least, prefs) })}
      />
    </>
  );
}

type Part<Name extends RulePart> = {
  [Key in keyof EffortRules[Name] & string]: `${Name}.${Key}`;
}[keyof EffortRules[Name] & string];
type RuleKey = Part<'standard'> | Part<'most'> | Part<'chosen'>;
type FieldWords = { name: `${RuleKey}.name`; why: `${RuleKey}.why` };

function fieldsOf(
  part: RulePart,
  rules: EffortRules,
): { name: string; minutes: number; words: FieldWords }[] {
  const minutes: Record<string, number> = rules[part];
  return RULE_NAMES[part].map((name) => ({ name, minutes: minutes[name] ?? 0, words: wordsOf(part, name) }));
}

function wordsOf(part: RulePart, name: string): FieldWords {
  // Sound: every name of a part has its words, which a test of the messages holds against the rules.
  const key = `${part}.${name}` as RuleKey;
  return { name: `${key}.name`, why: `${key}.why` };
}
