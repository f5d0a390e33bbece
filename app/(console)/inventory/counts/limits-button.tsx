'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import type { CountLimits } from '#domains/inventory/counts/judge-variance.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { amountText, readAmount } from '../../orders/read-amount.ts';
import { keepLimits } from './actions.ts';

type Props = { limits: CountLimits; currency: string };

/** Says up to which difference counts book without being asked. */
export function LimitsButton(props: Props) {
  const t = useTranslations('stock-work.count.limits');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('title')}</Button>
      <Dialog title={t('title')} isOpen={isOpen} onOpenChange={setOpen}>
        <LimitsForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function LimitsForm({ limits, currency, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations('stock-work.count.limits');
  const tAction = useTranslations('common.action');
  const prefs = usePrefs();
  const [isUnclear, setUnclear] = useState(false);
  const { run, isPending, failure } = useAction(keepLimits, () => {
    void notify(t('done'));
    onDone();
  });
  function send(form: FormData) {
    const units = parseInteger(String(form.get('units')));
    const value = readAmount(String(form.get('value')), currency, prefs);
    const isSound = units.ok && value.ok && units.value >= 0 && value.value >= 0;
    setUnclear(!isSound);
    if (isSound) run({ units: units.value, valueMinor: value.value });
  }
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <FailureNote failure={failure} />
      <p className="text-sm text-quiet">{t('what')}</p>
      <TextField
        label={t('units')}
        name="units"
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={toLocaleDigits(String(limits.units), prefs.digits)}
      />
      <TextField
        label={t('value', { unit: moneyUnit(currency, prefs) })}
        name="value"
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={amountText(limits.valueMinor, currency, prefs)}
      />
      {isUnclear ? (
        <p role="alert" className="text-bad">
          {t('unclear')}
        </p>
      ) : null}
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {tAction('save')}
      </Button>
    </form>
  );
}
