'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Condition } from '#domains/segments/conditions.ts';
import type { RuleChoices } from '#domains/segments/list-rule-choices.ts';
import { ConditionFields } from './condition-fields.tsx';
import { beginCondition, optionOf, optionsFor, type RuleRights } from './condition-options.ts';

/** What the editor needs to know of the shop and of who uses it. */
export type EditorFacts = {
  choices: RuleChoices;
  currency: string;
  rights: RuleRights;
  /** A product that was found is named from now on. */
  onFound: (product: { id: string; name: string }) => void;
};

type Props = {
  condition: Condition;
  facts: EditorFacts;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

/** One condition: what it looks at, and its own fields beside it. */
export function ConditionEditor({ condition, facts, onChange, onRemove }: Props) {
  const t = useTranslations('segments');
  const chosen = optionOf(condition);
  const allowed = optionsFor(facts.rights);
  const options = allowed.includes(chosen) ? allowed : [chosen, ...allowed];
  return (
    <div className="flex items-start gap-2 border-t border-line pt-3">
      <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2 xl:grid-cols-3">
        <SelectField
          label={t('rule.condition')}
          value={chosen}
          options={options.map((value) => ({ value, label: t(`fact.${value}`) }))}
          onChange={(event) => {
            const option = options.find((one) => one === event.target.value);
            if (option) onChange(beginCondition(option));
          }}
        />
        <ConditionFields key={chosen} condition={condition} facts={facts} onChange={onChange} />
      </div>
      <IconButton label={t('rule.remove')} icon={<X aria-hidden />} onClick={onRemove} />
    </div>
  );
}
