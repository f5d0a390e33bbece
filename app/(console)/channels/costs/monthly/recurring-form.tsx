'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { RECURRING_KINDS, SHARE_KEYS, SPREADS } from '#domains/channels/costs/kinds.ts';
import { newClientId } from '#lib/client-id.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { readAmount } from '../../../orders/read-amount.ts';
import { keepRecurring } from '../actions.ts';
import type { RecurringChoices } from './add-recurring-button.tsx';
import { readShares } from './read-shares.ts';

type Problem = 'amount' | 'shares' | 'name' | null;

/** A cost that comes each month: what it is, how much, and by what it is spread over the channels. */
export function RecurringForm({
  channels,
  places,
  currency,
  today,
  onDone,
}: RecurringChoices & { onDone: () => void }) {
  const t = useTranslations('costs.monthly');
  const tKind = useTranslations('channels.cost.kinds');
  const prefs = usePrefs();
  const [id] = useState(newClientId);
  const [key, setKey] = useState<(typeof SHARE_KEYS)[number]>('netSales');
  const [startsOn, setStartsOn] = useState(today);
  const [isOnce, setOnce] = useState(false);
  const [problem, setProblem] = useState<Problem>(null);
  const { run, isPending, failure } = useAction(keepRecurring, (months) => {
    void notify(t('added', { count: months }));
    onDone();
  });

  function send(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const amount = readAmount(text('amount'), currency, prefs);
    const shares = key === 'own' ? readShares(channels, (channelId) => text(`share ${channelId}`)) : null;
    const found: Problem =
      text('name') === ''
        ? 'name'
        : !(amount.ok && amount.value > 0)
          ? 'amount'
          : key === 'own' && shares === null
            ? 'shares'
            : null;
    setProblem(found);
    if (found !== null || !amount.ok) return;
    run({
      id,
      kind: RECURRING_KINDS.find((kind) => kind === text('kind')) ?? 'rent',
      name: text('name'),
      locationId: text('place') || null,
      amountMinor: amount.value,
      key,
      shares,
      spread: SPREADS.find((spread) => spread === text('spread')) ?? 'days',
      startsOn,
      endsOn: isOnce ? startsOn : null,
    });
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
      <TextField
        label={t('name')}
        name="name"
        maxLength={200}
        required
        error={problem === 'name' ? t('nameMissing') : undefined}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t('kind')}
          name="kind"
          options={RECURRING_KINDS.map((value) => ({ value, label: tKind(value) }))}
        />
        <TextField
          label={t('amount', { unit: moneyUnit(currency, prefs) })}
          name="amount"
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          required
          error={problem === 'amount' ? t('amountUnclear') : undefined}
        />
      </div>
      <SelectField
        label={t('place')}
        name="place"
        isOptional
        placeholder={t('wholeBusiness')}
        options={places}
      />
      <SelectField
        label={t('key')}
        help={t(`keyHelp.${key}`)}
        value={key}
        onChange={(event) => setKey(SHARE_KEYS.find((one) => one === event.target.value) ?? 'netSales')}
        options={SHARE_KEYS.map((value) => ({ value, label: t(`keys.${value}`) }))}
      />
      {key === 'own' ? (
        <fieldset className="grid gap-3 sm:grid-cols-2">
          <legend className="sr-only">{t('keys.own')}</legend>
          {channels.map((channel) => (
            <TextField
              key={channel.id}
              label={t('shareOf', { name: channel.name })}
              name={`share ${channel.id}`}
              dir="ltr"
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
          {problem === 'shares' ? (
            <p role="alert" className="text-bad sm:col-span-2">
              {t('sharesUnclear')}
            </p>
          ) : null}
        </fieldset>
      ) : null}
      <SelectField
        label={t('spread')}
        name="spread"
        options={SPREADS.map((value) => ({ value, label: t(`spreads.${value}`) }))}
      />
      <DayField
        label={t('since')}
        help={t('sinceHelp')}
        defaultValue={today}
        onChange={(chosen) => setStartsOn(chosen ?? '')}
      />
      <label className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
        <input type="checkbox" checked={isOnce} onChange={(event) => setOnce(event.target.checked)} />
        {t('once')}
      </label>
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
