'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { CRITERIA } from '#domains/fulfilment/routing/criteria.ts';
import type { Unit } from '../../inventory/amount-unit.ts';
import type { TypedCriterion } from './read-rules.ts';

type Props = {
  criteria: readonly TypedCriterion[];
  mode: 'ordered' | 'weighted';
  unit: Unit;
  unclear: readonly string[];
  onChange: (criteria: TypedCriterion[]) => void;
};

/** What is compared, in its order: moved up and down by buttons, so that it works with keys and fingers alike. */
export function CriteriaEditor({ criteria, mode, unit, unclear, onChange }: Props) {
  const t = useTranslations('routing.draft');
  const tBy = useTranslations('routing.words.by');
  const left = CRITERIA.filter((by) => !criteria.some((one) => one.by === by));
  const change = (at: number, part: Partial<TypedCriterion>) =>
    onChange(criteria.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const swap = (at: number, other: number) => {
    const next = [...criteria];
    [next[at], next[other]] = [next[other]!, next[at]!];
    onChange(next);
  };
  const field = mode === 'weighted' ? 'weight' : 'tolerance';
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{t('criteria')}</legend>
      <ol className="flex flex-col gap-2">
        {criteria.map((one, at) => {
          const name = tBy(one.by);
          return (
            <li
              key={one.by}
              className="flex flex-wrap items-end gap-x-3 gap-y-2 rounded-md border border-line p-3"
            >
              <p className="min-w-40 flex-1 self-center font-medium">{name}</p>
              <div className="w-full sm:w-60">
                <TextField
                  label={t(`${field}Of.${one.by}`, { unit: unit.name })}
                  dir="ltr"
                  inputMode="decimal"
                  autoComplete="off"
                  value={one[field]}
                  error={unclear.includes(`${field}.${one.by}`) ? t('unclearOne') : undefined}
                  onChange={(event) => change(at, { [field]: event.target.value })}
                />
              </div>
              <span className="flex">
                <IconButton
                  label={t('up', { name })}
                  icon={<ArrowUp aria-hidden />}
                  disabled={at === 0}
                  onClick={() => swap(at, at - 1)}
                />
                <IconButton
                  label={t('down', { name })}
                  icon={<ArrowDown aria-hidden />}
                  disabled={at === criteria.length - 1}
                  onClick={() => swap(at, at + 1)}
                />
                <IconButton
                  label={t('remove', { name })}
                  icon={<Trash2 aria-hidden />}
                  disabled={criteria.length === 1}
                  onClick={() => onChange(criteria.filter((other) => other.by !== one.by))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {left.length > 0 ? (
        <p className="flex flex-wrap items-center gap-2">
          {left.map((by) => (
            <Button
              key={by}
              size="small"
              aria-label={t('addOf', { name: tBy(by) })}
              onClick={() => onChange([...criteria, { by, tolerance: '', weight: '' }])}
            >
              <Plus aria-hidden />
              {tBy(by)}
            </Button>
          ))}
        </p>
      ) : null}
    </fieldset>
  );
}
