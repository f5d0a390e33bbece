'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import { newClientId } from '#lib/client-id.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { keepFees } from '../../actions.ts';
import { FeeFields } from './fee-fields.tsx';
import { type FeeTexts, feeTexts, readFee } from './read-fee.ts';

/** What the form of fees begins with. */
export type FeeFormProps = { channelId: string; fees: ChannelRow['fees']; currency: string; today: string };

const NOTHING: Omit<FeeTexts, 'key'> = {
  name: '',
  method: '',
  percent: '',
  fixed: '',
  minimum: '',
  maximum: '',
  tiersBy: '',
  tiers: [],
  validTo: '',
};

/** Sets what the channel takes from a day on, all fees together. */
export function FeeForm({ channelId, fees, currency, today, onDone }: FeeFormProps & { onDone: () => void }) {
  const t = useTranslations('channels.fee');
  const prefs = usePrefs();
  const [validFrom, setValidFrom] = useState(today);
  const [isUnclear, setUnclear] = useState(false);
  const [rows, setRows] = useState<FeeTexts[]>(() =>
    fees.map((fee) => feeTexts(fee, { currency, prefs, newKey: newClientId })),
  );
  const { run, isPending, failure } = useAction(keepFees, () => {
    void notify(t('saved'));
    onDone();
  });

  function send() {
    const read = rows.map((row) => readFee(row, currency, prefs));
    const sound = read.filter((fee) => fee !== null);
    setUnclear(sound.length < read.length);
    if (sound.length === read.length) run({ channelId, validFrom, fees: sound });
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FailureNote failure={failure} />
      {isUnclear ? (
        <p role="alert" className="text-bad">
          {t('unclear')}
        </p>
      ) : null}
      <DayField
        label={t('validFrom')}
        help={t('validFromHelp')}
        defaultValue={today}
        onChange={(chosen) => setValidFrom(chosen ?? '')}
      />
      {rows.map((row) => (
        <FeeFields
          key={row.key}
          fee={row}
          currency={currency}
          onChange={(fee) => setRows(rows.map((other) => (other.key === row.key ? fee : other)))}
          onRemove={() => setRows(rows.filter((other) => other.key !== row.key))}
        />
      ))}
      <div className="flex flex-wrap justify-between gap-2">
        <Button onClick={() => setRows([...rows, { ...NOTHING, key: newClientId() }])}>
          <Plus aria-hidden />
          {t('add')}
        </Button>
        <Button type="submit" look="primary" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
