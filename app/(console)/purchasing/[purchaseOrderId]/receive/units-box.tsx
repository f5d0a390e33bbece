'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';

const MOST_UNITS = 1_000_000;

type Props = { label: string; value: number; onChange: (value: number) => void };

/** A number of units that fingers change: one more, one less, or typed. */
export function UnitsBox({ label, value, onChange }: Props) {
  const t = useTranslations('purchasing.receive');
  const prefs = usePrefs();
  const shown = toLocaleDigits(String(value), prefs.digits);
  return (
    <div className="flex items-center gap-1">
      <IconButton
        label={t('less', { name: label })}
        icon={<Minus aria-hidden />}
        disabled={value === 0}
        onClick={() => onChange(Math.max(0, value - 1))}
      />
      <input
        key={value}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        defaultValue={shown}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => {
          const parsed = parseInteger(event.target.value);
          if (parsed.ok && parsed.value >= 0) onChange(Math.min(parsed.value, MOST_UNITS));
          else event.target.value = shown;
        }}
        className="h-11 w-16 rounded-md border border-field bg-surface text-center text-md"
      />
      <IconButton
        label={t('more', { name: label })}
        icon={<Plus aria-hidden />}
        onClick={() => onChange(value + 1)}
      />
    </div>
  );
}
