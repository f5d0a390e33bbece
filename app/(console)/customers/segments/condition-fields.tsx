'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '#components/form/select-field.tsx';
import { type Condition, PURPOSES, SAID, TOUCH_KINDS, WAYS } from '#domains/segments/conditions.ts';
import type { EditorFacts } from './condition-editor.tsx';
import { FigureField } from './figure-field.tsx';
import { ListFields } from './list-fields.tsx';

type Props = { condition: Condition; facts: EditorFacts; onChange: (condition: Condition) => void };

/** The fields of a condition, by its kind. */
export function ConditionFields({ condition, facts, onChange }: Props) {
  const t = useTranslations('segments');
  const tConsent = useTranslations('customers.consent');
  const days = (value: number, put: (days: number) => Condition) => (
    <FigureField label={t('rule.days')} value={value} onChange={(given) => onChange(put(given))} />
  );
  const purposes = PURPOSES.map((value) => ({ value, label: tConsent(`purpose.${value}`) }));
  const ways = WAYS.map((value) => ({ value, label: tConsent(`way.${value}`) }));
  switch (condition.kind) {
    case 'number':
      return <NumberFields condition={condition} currency={facts.currency} onChange={onChange} />;
    case 'days':
      return (
        <>
          <Choice
            label={t('rule.is')}
            value={condition.is}
            options={(['within', 'before'] as const).map((value) => ({ value, label: t(`is.${value}`) }))}
            onChange={(is) => onChange({ ...condition, is })}
          />
          {days(condition.days, (given) => ({ ...condition, days: given }))}
        </>
      );
    case 'list':
      return <ListFields condition={condition} facts={facts} onChange={onChange} />;
    case 'named':
      return null;
    case 'touch':
      return (
        <>
          <Choice
            label={t('rule.what')}
            value={condition.touch}
            options={TOUCH_KINDS.map((value) => ({ value, label: t(`touch.${value}`) }))}
            onChange={(touch) => onChange({ ...condition, touch })}
          />
          <Choice
            label={t('rule.where')}
            value={condition.channelId ?? ''}
            options={[
              { value: '', label: t('rule.anywhere') },
              ...facts.choices.channels.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(channelId) => onChange({ ...condition, channelId: channelId || undefined })}
          />
          <FigureField
            label={t('rule.times')}
            value={condition.least}
            onChange={(least) => onChange({ ...condition, least })}
          />
          {days(condition.days, (given) => ({ ...condition, days: given }))}
        </>
      );
    case 'consent':
    case 'withdrew':
      return (
        <>
          <Choice
            label={t('rule.purpose')}
            value={condition.purpose}
            options={purposes}
            onChange={(purpose) => onChange({ ...condition, purpose })}
          />
          <Choice
            label={t('rule.way')}
            value={condition.way}
            options={ways}
            onChange={(way) => onChange({ ...condition, way })}
          />
          {condition.kind === 'withdrew' ? (
            days(condition.days, (given) => ({ ...condition, days: given }))
          ) : (
            <Choice
              label={t('rule.said')}
              value={condition.is}
              options={SAID.map((value) => ({ value, label: t(`said.${value}`) }))}
              onChange={(is) => onChange({ ...condition, is })}
            />
          )}
        </>
      );
    case 'reachable':
      return (
        <Choice
          label={t('rule.way')}
          value={condition.way}
          options={ways}
          onChange={(way) => onChange({ ...condition, way })}
        />
      );
  }
}

type NumberProps = {
  condition: Extract<Condition, { kind: 'number' }>;
  currency: string;
  onChange: (condition: Condition) => void;
};

function NumberFields({ condition, currency, onChange }: NumberProps) {
  const t = useTranslations('segments');
  return (
    <>
      <Choice
        label={t('rule.is')}
        value={condition.is}
        options={(['atLeast', 'atMost'] as const).map((value) => ({ value, label: t(`is.${value}`) }))}
        onChange={(is) => onChange({ ...condition, is })}
      />
      <FigureField
        label={t('rule.value')}
        value={condition.value}
        fact={condition.fact}
        currency={currency}
        onChange={(value) => onChange({ ...condition, value })}
      />
    </>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <SelectField
      label={label}
      value={value}
      options={options}
      onChange={(event) => {
        const found = options.find((one) => one.value === event.target.value);
        if (found) onChange(found.value);
      }}
    />
  );
}
