'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboBox } from '#components/form/combo-box.tsx';
import { ChoiceList } from '#components/table/choice-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { RFM_GROUPS } from '#domains/customers/filter-values.ts';
import type { Condition, ListFact } from '#domains/segments/conditions.ts';
import type { NamedThing, RuleChoices } from '#domains/segments/list-rule-choices.ts';
import { findGoods } from './actions.ts';
import type { EditorFacts } from './condition-editor.tsx';
import { useConditionWords } from './use-condition-words.ts';

type ListCondition = Extract<Condition, { kind: 'list' }>;
type Props = { condition: ListCondition; facts: EditorFacts; onChange: (condition: Condition) => void };

const FEWEST_LETTERS = 2;

/** The things that a condition names: ticks, or a search for products. */
export function ListFields({ condition, facts, onChange }: Props) {
  const t = useTranslations('segments.rule');
  const { nameOf } = useConditionWords(facts.choices, facts.currency);
  const { fact, values } = condition;
  if (fact === 'product') return <ProductFields condition={condition} facts={facts} onChange={onChange} />;
  const known = choicesOf(fact, facts.choices);
  const all = [...known, ...values.filter((value) => !known.includes(value))];
  return (
    <div className="xl:col-span-2">
      {all.length === 0 ? <p className="text-sm text-quiet">{t('nothing')}</p> : null}
      <div className="max-h-52 overflow-y-auto">
        <ChoiceList
          legend={t('oneOf')}
          choices={all.map((value) => ({ value, label: nameOf(fact, value) }))}
          chosen={values}
          choose="several"
          onChange={(chosen) => onChange({ ...condition, values: chosen })}
        />
      </div>
    </div>
  );
}

function choicesOf(fact: ListFact, choices: RuleChoices): readonly string[] {
  switch (fact) {
    case 'group':
      return RFM_GROUPS;
    case 'country':
      return choices.countries;
    case 'language':
      return choices.languages;
    case 'tag':
      return choices.tags;
    case 'category':
      return choices.categories;
    case 'tier':
      return choices.tiers.map(({ id }) => id);
    default:
      return choices.channels.map(({ id }) => id);
  }
}

function ProductFields({ condition, facts, onChange }: Props) {
  const t = useTranslations('segments.rule');
  const { nameOf } = useConditionWords(facts.choices, facts.currency);
  const [found, setFound] = useState<NamedThing[]>([]);
  const { values } = condition;

  async function search(words: string) {
    if (words.trim().length < FEWEST_LETTERS) return setFound([]);
    const answer = await findGoods(words);
    if (answer.ok) setFound(answer.data);
  }

  function choose(id: string | null) {
    const product = found.find((one) => one.id === id);
    if (!product || values.includes(product.id)) return;
    facts.onFound(product);
    onChange({ ...condition, values: [...values, product.id] });
  }

  return (
    <div className="flex flex-col gap-2 xl:col-span-2">
      <ComboBox
        label={t('findProduct')}
        options={found.map(({ id, name }) => ({ id, label: name }))}
        onSearch={(words) => void search(words)}
        onChoose={choose}
      />
      <div className="flex flex-wrap gap-1">
        {values.map((value) => (
          <Button
            key={value}
            size="small"
            aria-label={t('takeOut', { name: nameOf('product', value) })}
            onClick={() => onChange({ ...condition, values: values.filter((one) => one !== value) })}
          >
            <bdi>{nameOf('product', value)}</bdi>
            <X aria-hidden />
          </Button>
        ))}
      </div>
    </div>
  );
}
