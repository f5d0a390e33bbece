'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { NumberField } from '#components/form/number-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { moneyUnit } from '#lib/format/format-money.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { TypedTier } from './type-rules.ts';

/** The most decimals that a currency has. */
const AMOUNT_DECIMALS = 4;

type Props = {
  tier: TypedTier;
  number: number;
  currency: string;
  tierBy: 'sales' | 'points';
  onChange: (part: Partial<TypedTier>) => void;
  onRemove: () => void;
};

/** One tier: its name, from when on one is in it, and what it brings. */
export function TierFields({ tier, number, currency, tierBy, onChange, onRemove }: Props) {
  const t = useTranslations('loyalty.settings');
  const prefs = usePrefs();
  return (
    <li className="grid grid-cols-2 items-end gap-3 rounded-md border border-line p-3 sm:grid-cols-[1fr_10rem_8rem_auto]">
      <TextField
        label={t('tierName')}
        required
        maxLength={80}
        value={tier.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <NumberField
        label={tierBy === 'sales' ? t('fromSales', { unit: moneyUnit(currency, prefs) }) : t('fromPoints')}
        decimals={tierBy === 'sales' ? AMOUNT_DECIMALS : 0}
        value={tier.from}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <NumberField
        label={t('multiplier')}
        decimals={2}
        value={tier.multiplier}
        onChange={(event) => onChange({ multiplier: event.target.value })}
      />
      <IconButton
        label={t('removeTier', { number: formatNumber(number, prefs) })}
        icon={<X aria-hidden />}
        onClick={onRemove}
      />
      <div className="max-sm:order-last col-span-full">
        <TextField
          label={t('benefits')}
          isOptional
          maxLength={500}
          value={tier.benefits}
          onChange={(event) => onChange({ benefits: event.target.value })}
        />
      </div>
    </li>
  );
}
