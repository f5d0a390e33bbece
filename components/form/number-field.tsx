'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { type DecimalMark, type Parsed, parseDecimalToMinor } from '#lib/digits.ts';
import { TextField } from './text-field.tsx';

const REASONS = {
  empty: 'empty',
  'not-a-number': 'notANumber',
  ambiguous: 'ambiguous',
  'too-precise': 'tooPrecise',
  'too-large': 'tooLarge',
} as const;

/**
 * A figure in digits of any script. What was typed is kept and sent as it is (the server reads it with the same
 * rule); on leaving the field it says what is unclear. `decimals` is how many are allowed, 0 for quantities.
 */
export function NumberField({
  decimals = 0,
  decimalMark,
  error,
  onBlur,
  ...rest
}: Omit<ComponentProps<typeof TextField>, 'type' | 'dir'> & {
  decimals?: number;
  decimalMark?: DecimalMark;
}) {
  const t = useTranslations('common.field');
  const [parsed, setParsed] = useState<Parsed<number> | null>(null);
  const isUnclear = parsed !== null && !parsed.ok && !(parsed.reason === 'empty' && rest.isOptional);
  const own = isUnclear ? t(REASONS[parsed.reason]) : undefined;
  return (
    <TextField
      dir="ltr"
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      {...rest}
      error={own ?? error}
      onBlur={(event) => {
        setParsed(parseDecimalToMinor(event.target.value, decimals, decimalMark));
        onBlur?.(event);
      }}
    />
  );
}
