'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Business } from '#domains/settings/get-business.ts';
import { CURRENCY_CODES } from '#lib/currency.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { changeBusiness } from '../actions.ts';
import { readTaxRates, TaxRates, type TaxRow, taxRows } from './tax-rates.tsx';

const LANGUAGES = [
  { value: 'fa', label: 'فارسی' },
  { value: 'ar', label: 'العربية' },
  { value: 'bg', label: 'Български' },
  { value: 'en', label: 'English' },
] as const;
const CALENDARS = ['jalali', 'gregorian'] as const;

type Props = { business: Business; isBooked: boolean; mayWrite: boolean; zones: readonly string[] };

/** The facts of the business. Its reporting currency stands still once anything is booked in it. */
export function BusinessForm({ business, isBooked, mayWrite, zones }: Props) {
  const t = useTranslations('settings.business');
  const prefs = usePrefs();
  const [rates, setRates] = useState<TaxRow[]>(() => taxRows(business.taxRates, prefs));
  const [hasUnclearRate, setUnclearRate] = useState(false);
  const { run: submit, isPending, failure } = useAction(changeBusiness, () => void notify(t('saved')));

  function send(form: FormData) {
    const taxRates = readTaxRates(rates);
    setUnclearRate(taxRates === null);
    if (taxRates) submit({ ...readFacts(form, business), taxRates });
  }

  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
        <FailureNote failure={failure} />
        <Panel title={t('facts')}>
          <div className="flex flex-col gap-4">
            <TextField label={t('name')} name="name" required maxLength={200} defaultValue={business.name} />
            <TextField
              label={t('country')}
              help={t('countryHelp')}
              name="country"
              dir="ltr"
              required
              pattern="[A-Za-z]{2}"
              maxLength={2}
              defaultValue={business.country}
            />
            <SelectField
              label={t('currency')}
              help={t(isBooked ? 'currencyFixed' : 'currencyHelp')}
              name="reportingCurrency"
              disabled={isBooked}
              defaultValue={business.reportingCurrency}
              options={CURRENCY_CODES.map((value) => ({ value, label: value }))}
            />
            <SelectField
              label={t('timeZone')}
              help={t('timeZoneHelp')}
              name="timeZone"
              defaultValue={business.timeZone}
              options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            />
          </div>
        </Panel>
        <Panel title={t('reading')}>
          <div className="flex flex-col gap-4">
            <SelectField
              label={t('language')}
              name="locale"
              defaultValue={business.locale}
              options={LANGUAGES}
            />
            <SelectField
              label={t('calendar')}
              name="calendar"
              defaultValue={business.calendar}
              options={CALENDARS.map((value) => ({ value, label: t(`calendars.${value}`) }))}
            />
            <Checkbox
              name="showToman"
              label={t('toman')}
              help={t('tomanHelp')}
              defaultChecked={business.showToman}
            />
          </div>
        </Panel>
        <Panel title={t('tax')}>
          <TaxRates rows={rates} onChange={setRates} hasProblem={hasUnclearRate} />
        </Panel>
        <Panel title={t('stock')}>
          <NumberField
            label={t('coverDays')}
            help={t('coverDaysHelp')}
            name="lowStockCoverDays"
            defaultValue={toLocaleDigits(String(business.lowStockCoverDays), prefs.digits)}
          />
        </Panel>
        {mayWrite ? (
          <Button type="submit" look="primary" className="self-start" disabled={isPending}>
            {t('save')}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}

function readFacts(form: FormData, before: Business) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const days = parseInteger(text('lowStockCoverDays'));
  return {
    name: text('name'),
    country: text('country').toUpperCase(),
    // A field that is switched off is not sent along.
    reportingCurrency: text('reportingCurrency') || before.reportingCurrency,
    timeZone: text('timeZone'),
    locale: LANGUAGES.find(({ value }) => value === text('locale'))?.value ?? before.locale,
    calendar: CALENDARS.find((value) => value === text('calendar')) ?? before.calendar,
    showToman: form.get('showToman') === 'on',
    lowStockCoverDays: days.ok ? days.value : before.lowStockCoverDays,
  };
}
