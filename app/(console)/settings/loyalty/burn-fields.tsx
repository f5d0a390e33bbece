'use client';

import { useTranslations } from 'next-intl';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { moneyUnit } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { RuleFrame } from '../_rules/rule-frame.tsx';
import { Several } from '../_rules/several.tsx';
import type { TypedBurn } from './type-rules.ts';

/** The most decimals that a currency has. */
const AMOUNT_DECIMALS = 4;
const PERCENT_DECIMALS = 2;

type Props = {
  rule: TypedBurn;
  number: number;
  channels: readonly { id: string; name: string }[];
  currencies: readonly string[];
  onChange: (part: Partial<TypedBurn>) => void;
  onUp: () => void;
  onRemove: () => void;
};

/** One way of using points: what they take off, from how many on, and in which channels. */
export function BurnFields({ rule, number, channels, currencies, onChange, onUp, onRemove }: Props) {
  const t = useTranslations('loyalty.settings');
  const prefs = usePrefs();
  const shown = formatNumber(number, prefs);
  const known = currencies.includes(rule.currency) ? currencies : [...currencies, rule.currency];
  const figure = (key: 'points' | 'amount' | 'least' | 'step' | 'share', label: string, decimals = 0) => (
    <NumberField
      label={label}
      decimals={decimals}
      value={rule[key]}
      onChange={(event) => onChange({ [key]: event.target.value })}
    />
  );
  return (
    <RuleFrame
      title={t('burnRule', { number: shown })}
      upLabel={t('upBurn', { number: shown })}
      removeLabel={t('removeBurn', { number: shown })}
      isFirst={number === 1}
      onUp={onUp}
      onRemove={onRemove}
    >
      <div className="grid gap-3 sm:grid-cols-3">
        {figure('points', t('burnPoints'))}
        {figure('amount', t('burnAmount', { unit: moneyUnit(rule.currency, prefs) }), AMOUNT_DECIMALS)}
        <SelectField
          label={t('currency')}
          value={rule.currency}
          options={known.map((value) => ({ value, label: value }))}
          onChange={(event) => onChange({ currency: event.target.value })}
        />
        {figure('least', t('least'))}
        {figure('step', t('step'))}
        {figure('share', t('mostShare'), PERCENT_DECIMALS)}
        <div className="sm:col-span-3">
          <Several
            legend={t('channels')}
            options={channels}
            chosen={rule.channelIds}
            onChange={(chosen) => onChange({ channelIds: chosen })}
          />
        </div>
      </div>
    </RuleFrame>
  );
}
