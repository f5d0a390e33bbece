'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { CURRENCY_CODES } from '#lib/currency.ts';
import { normaliseDigits } from '#lib/digits.ts';
import { DayField } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { keepRate } from '../actions.ts';

type Props = { reportingCurrency: string; today: string };

/** Opens the form for a rate. */
export function SetRateButton(props: Props) {
  const t = useTranslations('settings.rate');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('set')}
      </Button>
      <Dialog title={t('set')} isOpen={isOpen} onOpenChange={setOpen}>
        <RateForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RateForm({ reportingCurrency, today, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations('settings.rate');
  const [day, setDay] = useState(today);
  const {
    run: submit,
    isPending,
    failure,
  } = useAction(keepRate, () => {
    void notify(t('saved'));
    onDone();
  });
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const rate = plainRate(String(form.get('rate') ?? ''));
        submit({ currency: String(form.get('currency') ?? ''), day, rate });
      }}
    >
      <FailureNote failure={failure} />
      <SelectField
        label={t('currency')}
        name="currency"
        options={CURRENCY_CODES.filter((code) => code !== reportingCurrency).map((value) => ({
          value,
          label: value,
        }))}
      />
      <TextField
        label={t('rate', { currency: reportingCurrency })}
        help={t('help')}
        name="rate"
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        required
      />
      <DayField label={t('day')} defaultValue={today} onChange={(chosen) => setDay(chosen ?? '')} />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('set')}
      </Button>
    </form>
  );
}

/** A rate has a fraction and no thousands: whatever mark stands in it is the decimal one. */
function plainRate(text: string): string {
  return normaliseDigits(text.trim()).replace(/[٫,]/, '.');
}
