'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { newClientId } from '#lib/client-id.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { PAYMENT_METHODS } from '../../payment-methods.ts';
import type { FeeTexts, TierTexts } from './read-fee.ts';

const TIERS_BY = ['', 'order', 'month'] as const;

type Props = {
  fee: FeeTexts;
  currency: string;
  onChange: (fee: FeeTexts) => void;
  onRemove: () => void;
};

/** One fee: its share and amount, and where they are agreed its limits, steps and last day. */
export function FeeFields({ fee, currency, onChange, onRemove }: Props) {
  const t = useTranslations('channels.fee');
  const prefs = usePrefs();
  const unit = moneyUnit(currency, prefs);
  const text = (name: 'name' | 'percent' | 'fixed', label: string, isNumber: boolean) => (
    <TextField
      label={label}
      value={fee[name]}
      dir={isNumber ? 'ltr' : undefined}
      inputMode={isNumber ? 'decimal' : 'text'}
      onChange={(event) => onChange({ ...fee, [name]: event.target.value })}
    />
  );
  return (
    <fieldset className="rounded-md border border-line p-3">
      <legend className="sr-only">{fee.name || t('new')}</legend>
      <div className="grid grid-cols-2 gap-3">
        {text('name', t('name'), false)}
        <MethodField fee={fee} onChange={onChange} />
        {text('percent', t('percent'), true)}
        {text('fixed', t('fixed', { unit }), true)}
      </div>
      <LimitsAndSteps fee={fee} unit={unit} onChange={onChange} />
      <div className="mt-2 flex justify-end">
        <IconButton
          label={t('remove', { name: fee.name })}
          icon={<Trash2 aria-hidden />}
          onClick={onRemove}
        />
      </div>
    </fieldset>
  );
}

/** A way of paying that we know by its word, or the code of a provider as it is typed. */
function MethodField({ fee, onChange }: Pick<Props, 'fee' | 'onChange'>) {
  const t = useTranslations('channels.fee');
  const tMethod = useTranslations('costs.method');
  const known = useId();
  const typed = (text: string) =>
    PAYMENT_METHODS.find((one) => tMethod(one).toLowerCase() === text.trim().toLowerCase()) ?? text;
  const shown = PAYMENT_METHODS.find((one) => one === fee.method);
  return (
    <>
      <TextField
        label={t('method')}
        isOptional
        list={known}
        autoComplete="off"
        placeholder={t('anyMethod')}
        value={shown ? tMethod(shown) : fee.method}
        onChange={(event) => onChange({ ...fee, method: typed(event.target.value) })}
      />
      <datalist id={known}>
        {PAYMENT_METHODS.map((one) => (
          <option key={one} value={tMethod(one)} />
        ))}
      </datalist>
    </>
  );
}

function LimitsAndSteps({ fee, unit, onChange }: Pick<Props, 'fee' | 'onChange'> & { unit: string }) {
  const t = useTranslations('costs.fee');
  const isUsed = [fee.minimum, fee.maximum, fee.tiersBy, fee.validTo].some((text) => text !== '');
  const limit = (name: 'minimum' | 'maximum') => (
    <TextField
      label={t(name, { unit })}
      isOptional
      dir="ltr"
      inputMode="decimal"
      value={fee[name]}
      onChange={(event) => onChange({ ...fee, [name]: event.target.value })}
    />
  );
  const steps = [
    { value: '', label: t('noTiers') },
    { value: 'order', label: t('byOrder') },
    { value: 'month', label: t('byMonth') },
  ];
  return (
    <details open={isUsed} className="mt-3">
      <summary className="cursor-pointer text-accent">{t('more')}</summary>
      <div className="mt-3 grid grid-cols-2 gap-3">
        {limit('minimum')}
        {limit('maximum')}
        <SelectField
          label={t('tiersBy')}
          value={fee.tiersBy}
          options={steps}
          onChange={(event) =>
            onChange({ ...fee, tiersBy: TIERS_BY.find((by) => by === event.target.value) ?? '' })
          }
        />
        <DayField
          label={t('validTo')}
          defaultValue={fee.validTo || undefined}
          onChange={(chosen) => onChange({ ...fee, validTo: chosen ?? '' })}
        />
      </div>
      {fee.tiersBy === '' ? null : (
        <Steps tiers={fee.tiers} unit={unit} onChange={(tiers) => onChange({ ...fee, tiers })} />
      )}
    </details>
  );
}

function Steps({
  tiers,
  unit,
  onChange,
}: {
  tiers: TierTexts[];
  unit: string;
  onChange: (tiers: TierTexts[]) => void;
}) {
  const t = useTranslations('costs.fee');
  const labels = {
    from: t('tierFrom', { unit }),
    percent: t('tierPercent'),
    fixed: t('tierFixed', { unit }),
  } as const;
  const names = ['from', 'percent', 'fixed'] as const;
  return (
    <div className="mt-3 flex flex-col gap-2">
      {tiers.map((tier) => (
        <div key={tier.key} className="flex items-end gap-2">
          {names.map((name) => (
            <TextField
              key={name}
              label={labels[name]}
              dir="ltr"
              inputMode="decimal"
              value={tier[name]}
              onChange={(event) =>
                onChange(
                  tiers.map((other) =>
                    other.key === tier.key ? { ...tier, [name]: event.target.value } : other,
                  ),
                )
              }
            />
          ))}
          <IconButton
            label={t('removeTier')}
            icon={<Trash2 aria-hidden />}
            onClick={() => onChange(tiers.filter((other) => other.key !== tier.key))}
          />
        </div>
      ))}
      <Button
        size="small"
        className="self-start"
        onClick={() => onChange([...tiers, { key: newClientId(), from: '', percent: '', fixed: '' }])}
      >
        {t('addTier')}
      </Button>
    </div>
  );
}
