'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { moneyUnit } from '#lib/format/format-money.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { amountText, readAmount } from './read-amount.ts';

type Props = {
  min: number | null;
  max: number | null;
  currency: string;
  prefs: Prefs;
  onChange: (range: { min: string | null; max: string | null }) => void;
};

/** Takes the least and the greatest amount, as people write them. */
export function AmountForm({ min, max, currency, prefs, onChange }: Props) {
  const t = useTranslations('orders.amount');
  const tAction = useTranslations('common.action');
  const [problems, setProblems] = useState<{ min?: string; max?: string }>({});

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => readAmount(String(form.get(name) ?? ''), currency, prefs);
    const [low, high] = [read('min'), read('max')];
    const problem = (one: typeof low) => (!one.ok && one.reason !== 'empty' ? t('unclear') : undefined);
    setProblems({ min: problem(low), max: problem(high) });
    if (problem(low) || problem(high)) return;
    onChange({ min: low.ok ? String(low.value) : null, max: high.ok ? String(high.value) : null });
  }

  return (
    <form onSubmit={apply} className="flex w-64 flex-col gap-3 p-2" noValidate>
      {(['min', 'max'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          isOptional
          label={`${t(name)} (${moneyUnit(currency, prefs)})`}
          defaultValue={amountText(name === 'min' ? min : max, currency, prefs)}
          error={problems[name]}
        />
      ))}
      <div className="flex justify-end gap-2">
        {min !== null || max !== null ? (
          <Button look="quiet" onClick={() => onChange({ min: null, max: null })}>
            {tAction('clear')}
          </Button>
        ) : null}
        <Button look="primary" type="submit">
          {tAction('apply')}
        </Button>
      </div>
    </form>
  );
}
