'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { MONEY_FACTS, type NumberFact } from '#domains/segments/conditions.ts';
import { currencyExponent } from '#lib/currency.ts';
import { parseDecimalToMinor } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';

type Props = {
  label: string;
  value: number;
  fact?: NumberFact;
  currency?: string;
  onChange: (value: number) => void;
};

/** A figure of a condition, in digits of any script. Amounts are typed in the unit that the reader sees; what cannot be read counts as missing. */
export function FigureField({ label, value, fact, currency, onChange }: Props) {
  const t = useTranslations('segments.rule');
  const prefs = usePrefs();
  const isMoney = currency !== undefined && MONEY_FACTS.some((one) => one === fact);
  const shift = isMoney && currency === 'IRR' && prefs.tomanDisplay ? 1 : 0;
  const decimals = isMoney ? currencyExponent(currency) + shift : 0;
  const [text, setText] = useState(() => (Number.isFinite(value) ? String(value / 10 ** decimals) : ''));
  return (
    <NumberField
      label={isMoney ? t('amount', { unit: moneyUnit(currency, prefs) }) : label}
      value={text}
      decimals={decimals}
      onChange={(event) => {
        setText(event.target.value);
        const parsed = parseDecimalToMinor(event.target.value, decimals);
        onChange(parsed.ok ? parsed.value : Number.NaN);
      }}
    />
  );
}
