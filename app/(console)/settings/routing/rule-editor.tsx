'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { RoutingRules } from '#domains/fulfilment/routing/rules.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { amountUnit } from '../../inventory/amount-unit.ts';
import { keepDraft } from './actions.ts';
import { CriteriaEditor } from './criteria-editor.tsx';
import { readRules, type TypedRules, typeRules } from './read-rules.ts';

const MODES = ['ordered', 'weighted'] as const;
const ASKED = ['service', 'hours', 'capacity', 'sameCountry'] as const;

/** The draft as a form. */
export function RuleEditor({ rules, currency }: { rules: RoutingRules; currency: string }) {
  const t = useTranslations('routing.draft');
  const tWords = useTranslations('routing.words');
  const prefs = usePrefs();
  const unit = amountUnit(currency, prefs);
  const [typed, setTyped] = useState<TypedRules>(() => typeRules(rules, unit, prefs));
  const [unclear, setUnclear] = useState<readonly string[]>([]);
  const save = useAction(keepDraft, () => notify(t('saved')));
  const change = (part: Partial<TypedRules>) => setTyped({ ...typed, ...part });
  const textField = (name: 'maxParcels' | 'neverBelow' | 'keepUnits', label: string, help?: string) => (
    <TextField
      label={label}
      help={help}
      dir="ltr"
      inputMode="decimal"
      autoComplete="off"
      isOptional
      value={typed[name]}
      error={unclear.includes(name) ? t('unclearOne') : undefined}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );

  function send() {
    const read = readRules(typed, unit);
    if ('unclear' in read) return setUnclear(read.unclear);
    setUnclear([]);
    save.run({ rules: read.rules });
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FailureNote failure={save.failure} />
      {unclear.length > 0 ? (
        <p role="alert" className="text-sm text-bad">
          {t('unclear')}
        </p>
      ) : null}
      <SelectField
        label={t('mode')}
        options={MODES.map((value) => ({ value, label: t(`modes.${value}`) }))}
        value={typed.mode}
        onChange={(event) => change({ mode: event.target.value === 'weighted' ? 'weighted' : 'ordered' })}
      />
      <CriteriaEditor
        criteria={typed.criteria}
        mode={typed.mode}
        unit={unit}
        unclear={unclear}
        onChange={(criteria) => change({ criteria })}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">{tWords('asked')}</legend>
        {ASKED.map((key) => (
          <Checkbox
            key={key}
            label={tWords(`require.${key}`)}
            checked={typed.require[key]}
            onChange={(event) => change({ require: { ...typed.require, [key]: event.target.checked } })}
          />
        ))}
        <div className="max-w-60">
          <TextField
            label={t('maxKm')}
            help={t('maxKmHelp')}
            dir="ltr"
            inputMode="numeric"
            isOptional
            value={typed.require.maxKm}
            error={unclear.includes('maxKm') ? t('unclearOne') : undefined}
            onChange={(event) => change({ require: { ...typed.require, maxKm: event.target.value } })}
          />
        </div>
      </fieldset>
      <fieldset className="grid gap-3 sm:grid-cols-3">
        <legend className="mb-2 font-medium">{t('splits')}</legend>
        {textField('maxParcels', t('maxParcels'), t('maxParcelsHelp'))}
        {textField('neverBelow', t('below', { unit: unit.name }))}
        {textField('keepUnits', t('keepUnits'))}
      </fieldset>
      <Button type="submit" className="self-start" disabled={save.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
