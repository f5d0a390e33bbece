'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { DayField } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { readAmount } from '../../orders/read-amount.ts';
import { bookCost } from '../actions.ts';
import { ENTERED_COSTS } from '../cost-kinds.ts';
import type { CostChannel } from './add-cost-button.tsx';

type Props = {
  channels: readonly CostChannel[];
  today: string;
  chosen?: string | undefined;
  onDone: () => void;
};

/** Money that was spent on a channel, in the channel's currency. */
export function CostForm({ channels, today, chosen, onDone }: Props) {
  const t = useTranslations('channels.cost');
  const tCosts = useTranslations('costs');
  const prefs = usePrefs();
  const [id] = useState(newClientId);
  const [channelId, setChannelId] = useState(chosen ?? channels[0]?.id ?? '');
  const [day, setDay] = useState(today);
  const [isUnclear, setUnclear] = useState(false);
  const currency = channels.find((one) => one.id === channelId)?.currency ?? '';
  const { run, isPending, failure } = useAction(bookCost, ({ countsOn }) => {
    const isLate = countsOn !== day;
    void notify(isLate ? t('addedLate', { day: formatBusinessDate(countsOn, prefs) }) : t('added'));
    onDone();
  });

  function send(form: FormData) {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const amount = readAmount(text('amount'), currency, prefs);
    const isSound = amount.ok && amount.value > 0;
    setUnclear(!isSound);
    if (!isSound) return;
    const kind = ENTERED_COSTS.find((known) => known === text('kind')) ?? 'adjustment';
    const campaign = text('campaign') || null;
    run({ id, channelId, kind, amountMinor: amount.value, currency, day, campaign, note: text('note') });
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
      {channels.length > 1 ? (
        <SelectField
          label={tCosts('channel')}
          value={channelId}
          onChange={(event) => setChannelId(event.target.value)}
          options={channels.map((one) => ({ value: one.id, label: one.name }))}
        />
      ) : null}
      <SelectField
        label={t('kind')}
        name="kind"
        options={ENTERED_COSTS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <TextField
        label={t('amount', { unit: moneyUnit(currency, prefs) })}
        name="amount"
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        required
        error={isUnclear ? t('amountUnclear') : undefined}
      />
      <DayField label={t('day')} defaultValue={today} onChange={(picked) => setDay(picked ?? '')} />
      <TextField label={t('campaign')} name="campaign" isOptional maxLength={200} />
      <TextField label={t('note')} name="note" isOptional maxLength={1000} />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}
