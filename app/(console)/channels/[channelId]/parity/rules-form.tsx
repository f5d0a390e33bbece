'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { type ParityRules, STOCK_RULES } from '#domains/parity/rules/parity-rules.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { amountText } from '../../../orders/read-amount.ts';
import { keepRules } from '../../parity/actions.ts';
import { readRulesForm } from './read-rules-form.ts';

const PERCENT = 100;

/** The fields of a whole number. */
type WholeField = 'stockTolerance' | 'promiseTolerance' | 'titleLikeness' | 'descriptionLikeness';

type Props = { channelId: string; rules: ParityRules; currency: string; isReadOnly: boolean };

/** Says how much a channel may differ before it is called a drift. */
export function RulesForm({ channelId, rules, currency, isReadOnly }: Props) {
  const t = useTranslations('parity.settings.rules');
  const prefs = usePrefs();
  const [isUnclear, setUnclear] = useState(false);
  const { run, isPending, failure } = useAction(keepRules, () => void notify(t('saved')));
  const digits = (value: number | null) =>
    value === null ? '' : toLocaleDigits(String(value), prefs.digits);
  const whole = (name: WholeField, value: number | null, help?: string) => (
    <TextField
      name={name}
      label={t(name)}
      help={help}
      dir="ltr"
      inputMode="numeric"
      defaultValue={digits(value)}
    />
  );

  function send(form: FormData) {
    const read = readRulesForm(form, { currency, prefs });
    setUnclear(read === null);
    if (read) run({ channelId, ...read });
  }

  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <fieldset disabled={isReadOnly} className="flex flex-col gap-4">
        <FailureNote failure={failure} />
        {isUnclear ? (
          <p role="alert" className="text-bad">
            {t('unclear')}
          </p>
        ) : null}
        <Checkbox name="isWatched" label={t('isWatched')} defaultChecked={rules.isWatched} />
        <Checkbox
          name="showsTax"
          label={t('showsTax')}
          help={t('showsTaxHelp')}
          defaultChecked={rules.showsTax}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="priceTolerance"
            label={t('priceTolerance', { unit: moneyUnit(currency, prefs) })}
            dir="ltr"
            inputMode="decimal"
            defaultValue={amountText(rules.priceToleranceMinor, currency, prefs)}
          />
          <TextField
            name="priceShare"
            label={t('priceShare')}
            dir="ltr"
            inputMode="decimal"
            defaultValue={digits(rules.priceToleranceBasisPoints / PERCENT)}
          />
          <div className="sm:col-span-2">
            <TextField
              name="priceEnding"
              label={t('priceEnding')}
              help={t('priceEndingHelp')}
              dir="ltr"
              inputMode="numeric"
              maxLength={6}
              defaultValue={toLocaleDigits(rules.priceEnding, prefs.digits)}
            />
          </div>
          <div className="sm:col-span-2">
            <SelectField
              name="stockRule"
              label={t('stockRule')}
              defaultValue={rules.stockRule}
              options={STOCK_RULES.map((value) => ({ value, label: t(`stock.${value}`) }))}
            />
          </div>
          {whole('stockTolerance', rules.stockToleranceUnits)}
          {whole('promiseTolerance', rules.promiseToleranceDays, t('promiseToleranceHelp'))}
          {whole('titleLikeness', rules.titleLikeness, t('likenessHelp'))}
          {whole('descriptionLikeness', rules.descriptionLikeness)}
        </div>
        {isReadOnly ? null : (
          <Button type="submit" look="primary" className="self-start" disabled={isPending}>
            {t('save')}
          </Button>
        )}
      </fieldset>
    </form>
  );
}
