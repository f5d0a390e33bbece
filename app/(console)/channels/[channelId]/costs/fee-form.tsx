'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { ChannelRow } from '#domains/channels/list-channels.ts';
import { newClientId } from '#lib/client-id.ts';
import { parseDecimalToMinor, toLocaleDigits } from '#lib/digits.ts';
import { moneyUnit } from '#lib/format/format-money.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { amountText, readAmount } from '../../../orders/read-amount.ts';
import { keepFees } from '../../actions.ts';

type Props = { channelId: string; fees: ChannelRow['fees']; currency: string; today: string };
type Row = { key: string; name: string; method: string; percent: string; fixed: string };

const PERCENT_DECIMALS = 2;

/** Opens the form that sets what the channel takes from a day on. */
export function SetFeesButton(props: Props) {
  const t = useTranslations('channels.fee');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      <Dialog title={t('change')} isOpen={isOpen} onOpenChange={setOpen}>
        <FeeForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function FeeForm({ channelId, fees, currency, today, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations('channels.fee');
  const prefs = usePrefs();
  const [validFrom, setValidFrom] = useState(today);
  const [problem, setProblem] = useState(false);
  const [rows, setRows] = useState<Row[]>(() =>
    fees.map((fee) => ({
      key: newClientId(),
      name: fee.name,
      method: fee.paymentMethod ?? '',
      percent: toLocaleDigits(String(fee.basisPoints / 100), prefs.digits),
      fixed: amountText(fee.fixedMinor, currency, prefs),
    })),
  );
  const {
    run: submit,
    isPending,
    failure,
  } = useAction(keepFees, () => {
    void notify(t('saved'));
    onDone();
  });
  const change = (key: string, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  function send() {
    const read = rows.map((row) => {
      const percent = parseDecimalToMinor(row.percent || '0', PERCENT_DECIMALS);
      const fixed = readAmount(row.fixed || '0', currency, prefs);
      return percent.ok && fixed.ok && row.name.trim()
        ? {
            name: row.name,
            paymentMethod: row.method.trim() || null,
            basisPoints: percent.value,
            fixedMinor: fixed.value,
          }
        : null;
    });
    const sound = read.filter((fee) => fee !== null);
    setProblem(sound.length < read.length);
    if (sound.length === read.length) submit({ channelId, validFrom, fees: sound });
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
      {problem ? (
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
        <fieldset key={row.key} className="rounded-md border border-line p-3">
          <legend className="sr-only">{row.name || t('new')}</legend>
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label={t('name')}
              value={row.name}
              onChange={(event) => change(row.key, { name: event.target.value })}
            />
            <TextField
              label={t('method')}
              isOptional
              placeholder={t('anyMethod')}
              value={row.method}
              onChange={(event) => change(row.key, { method: event.target.value })}
            />
            <TextField
              label={t('percent')}
              dir="ltr"
              inputMode="decimal"
              value={row.percent}
              onChange={(event) => change(row.key, { percent: event.target.value })}
            />
            <TextField
              label={t('fixed', { unit: moneyUnit(currency, prefs) })}
              dir="ltr"
              inputMode="decimal"
              value={row.fixed}
              onChange={(event) => change(row.key, { fixed: event.target.value })}
            />
          </div>
          <div className="mt-2 flex justify-end">
            <IconButton
              label={t('remove', { name: row.name })}
              icon={<Trash2 aria-hidden />}
              onClick={() => setRows(rows.filter((other) => other.key !== row.key))}
            />
          </div>
        </fieldset>
      ))}
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          onClick={() =>
            setRows([...rows, { key: newClientId(), name: '', method: '', percent: '', fixed: '' }])
          }
        >
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
