import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextAreaField, TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { Supplier } from '#domains/purchasing/suppliers/get-supplier.ts';
import { CURRENCY_CODES } from '#lib/currency.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { LOCALES } from '#lib/format/prefs.ts';
import { amountText } from '../../orders/read-amount.ts';

type Known = Pick<Supplier, 'currency' | 'locale'> & Partial<Supplier>;

/** The fields of a supplier; the code is asked for once only. `problem` names the figure that is unclear. */
export function SupplierFields({ supplier, problem }: { supplier: Known; problem: string | null }) {
  const t = useTranslations('purchasing.supplier');
  const tColumn = useTranslations('purchasing.column');
  const prefs = usePrefs();
  const figure = (value: number) => toLocaleDigits(String(value), prefs.digits);
  const errorOf = (field: string) => (problem === field ? t('unclear') : undefined);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label={t('name')} name="name" required maxLength={200} defaultValue={supplier.name} />
      {supplier.id ? null : (
        <TextField
          label={t('code')}
          help={t('codeHelp')}
          name="code"
          dir="ltr"
          required
          maxLength={32}
          pattern="[A-Za-z0-9][A-Za-z0-9_\-]*"
        />
      )}
      <SelectField
        label={tColumn('currency')}
        name="currency"
        defaultValue={supplier.currency}
        options={CURRENCY_CODES.map((value) => ({ value, label: value }))}
      />
      <SelectField
        label={t('locale')}
        name="locale"
        defaultValue={supplier.locale}
        options={LOCALES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <TextField
        label={t('email')}
        name="email"
        type="email"
        dir="ltr"
        isOptional
        defaultValue={supplier.email ?? ''}
      />
      <TextField
        label={t('phone')}
        name="phone"
        dir="ltr"
        inputMode="tel"
        isOptional
        defaultValue={supplier.phone ?? ''}
      />
      <NumberField
        label={t('leadDays')}
        name="leadDays"
        defaultValue={figure(supplier.leadDays ?? 7)}
        error={errorOf('leadDays')}
      />
      <NumberField
        label={t('leadSpreadDays')}
        name="leadSpreadDays"
        defaultValue={figure(supplier.leadSpreadDays ?? 0)}
        error={errorOf('leadSpreadDays')}
      />
      <TextField
        label={t('minimumOrder')}
        name="minimumOrder"
        dir="ltr"
        inputMode="decimal"
        isOptional
        defaultValue={
          supplier.minimumOrderMinor ? amountText(supplier.minimumOrderMinor, supplier.currency, prefs) : ''
        }
        error={errorOf('minimumOrder')}
      />
      <div className="sm:col-span-2">
        <TextAreaField
          label={t('address')}
          name="address"
          rows={2}
          isOptional
          maxLength={1000}
          defaultValue={supplier.address}
        />
      </div>
      <div className="sm:col-span-2">
        <TextAreaField
          label={t('note')}
          name="note"
          rows={2}
          isOptional
          maxLength={2000}
          defaultValue={supplier.note}
        />
      </div>
      {supplier.id ? (
        <Checkbox
          name="isActive"
          label={t('isActive')}
          help={t('isActiveHelp')}
          defaultChecked={supplier.isActive}
        />
      ) : null}
    </div>
  );
}
