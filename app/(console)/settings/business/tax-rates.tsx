'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { newClientId } from '#lib/client-id.ts';
import { parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const PERCENT_DECIMALS = 2;
const CLASS_NAME = /^[a-z][a-z0-9_-]{0,39}$/;

/** One tax class as it is typed. */
export type TaxRow = { key: string; name: string; percent: string };

/** The rates as one would type them. */
export function taxRows(rates: Record<string, number>, prefs: Prefs): TaxRow[] {
  return Object.entries(rates).map(([name, basisPoints]) => ({
    key: name,
    name,
    percent: toLocaleDigits(String(basisPoints / 100), prefs.digits),
  }));
}

/** The typed rates in basis points by class; null where a name or share is unclear or a name comes twice. */
export function readTaxRates(rows: readonly TaxRow[]): Record<string, number> | null {
  const rates: Record<string, number> = {};
  for (const { name, percent } of rows) {
    const share = parseDecimalToMinor(percent, PERCENT_DECIMALS);
    const key = name.trim().toLowerCase();
    if (!CLASS_NAME.test(key) || key in rates || !share.ok || share.value < 0 || share.value > 10_000)
      return null;
    rates[key] = share.value;
  }
  return rates;
}

/** The tax classes of products with their rates; orders placed from now on take them. */
export function TaxRates({
  rows,
  onChange,
  hasProblem,
}: {
  rows: readonly TaxRow[];
  onChange: (rows: TaxRow[]) => void;
  hasProblem: boolean;
}) {
  const t = useTranslations('settings.tax');
  const change = (key: string, part: Partial<TaxRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-quiet">{t('help')}</p>
      {hasProblem ? (
        <p role="alert" className="text-bad">
          {t('unclear')}
        </p>
      ) : null}
      {rows.map((row) => (
        <div key={row.key} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              label={t('class')}
              dir="ltr"
              value={row.name}
              onChange={(event) => change(row.key, { name: event.target.value })}
            />
          </div>
          <div className="w-28">
            <TextField
              label={t('rate')}
              dir="ltr"
              inputMode="decimal"
              value={row.percent}
              onChange={(event) => change(row.key, { percent: event.target.value })}
            />
          </div>
          <IconButton
            label={t('remove', { name: row.name })}
            icon={<Trash2 aria-hidden />}
            onClick={() => onChange(rows.filter((other) => other.key !== row.key))}
          />
        </div>
      ))}
      <Button
        className="self-start"
        onClick={() => onChange([...rows, { key: newClientId(), name: '', percent: '' }])}
      >
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </div>
  );
}
