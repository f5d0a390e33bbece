'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { amountText, readAmount } from '../../read-amount.ts';
import { METHODS } from '../methods.ts';

/** A line's name beside the fields that ask about it. */
export function LineName({ sku, title, place }: { sku: string; title: string; place?: string }) {
  return (
    <div className="min-w-0 flex-1 basis-40">
      <span className="line-clamp-2 font-medium">
        <UserText>{title}</UserText>
      </span>
      <span className="flex flex-wrap gap-x-2 text-sm text-quiet">
        <Ltr>{sku}</Ltr>
        {place ? <UserText>{place}</UserText> : null}
      </span>
    </div>
  );
}

/** One line of a dialog with its fields at the end. */
export function LineRow({ children }: { children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 border-b border-line py-3 first:pt-0 last:border-b-0">
      {children}
    </li>
  );
}

/** Units of a line, in digits of any script. */
export function QuantityField(props: {
  name: string;
  label: string;
  value: number;
  prefs: Prefs;
  error?: string;
  help?: string;
}) {
  const { value, prefs, ...rest } = props;
  return (
    <div className="w-28 shrink-0">
      <TextField
        {...rest}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={toLocaleDigits(String(value), prefs.digits)}
      />
    </div>
  );
}

/** An amount of the order, in the reader's unit. */
export function AmountField(props: {
  name: string;
  label: string;
  amountMinor: number;
  currency: string;
  prefs: Prefs;
  error?: string;
  help?: string;
}) {
  const { amountMinor, currency, prefs, label, ...rest } = props;
  return (
    <TextField
      key={amountMinor}
      {...rest}
      label={`${label} (${moneyUnit(currency, prefs)})`}
      dir="ltr"
      inputMode="decimal"
      autoComplete="off"
      defaultValue={amountText(amountMinor, currency, prefs)}
    />
  );
}

/** How money comes or goes. */
export function MethodField({ name, label }: { name: string; label: string }) {
  const t = useTranslations('orders.method');
  return (
    <SelectField name={name} label={label} options={METHODS.map((value) => ({ value, label: t(value) }))} />
  );
}

/** A text of the form, trimmed. */
export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

/** A quantity of the form between 0 and `most`, or null. */
export function quantityOf(form: FormData, name: string, most: number): number | null {
  const parsed = parseInteger(textOf(form, name));
  return parsed.ok && parsed.value >= 0 && parsed.value <= most ? parsed.value : null;
}

/** An amount of the form between one minor unit and `mostMinor`, or null. */
export function amountOf(
  form: FormData,
  name: string,
  allowed: { currency: string; prefs: Prefs; mostMinor: number },
): number | null {
  const parsed = readAmount(textOf(form, name), allowed.currency, allowed.prefs);
  return parsed.ok && parsed.value > 0 && parsed.value <= allowed.mostMinor ? parsed.value : null;
}
