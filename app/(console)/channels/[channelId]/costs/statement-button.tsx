'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { takeFeeStatement } from '../../costs/actions.ts';
import { LinesField } from '../../costs/lines-field.tsx';
import { readLines } from '../../costs/read-lines.ts';

type Props = {
  channelId: string;
  /** What the channel sells in, and what the books are in. */
  currency: string;
  reportingCurrency: string;
  today: string;
};

/** Takes a statement of a channel or payment provider, pasted line by line: each order with all its fees. */
export function StatementButton({ channelId, currency, reportingCurrency, today }: Props) {
  const t = useTranslations('costs.statement');
  const prefs = usePrefs();
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState(today);
  const [badLine, setBadLine] = useState<number | null>(null);
  const { run, isPending, failure } = useAction(takeFeeStatement, ({ settled, differenceMinor }) => {
    const difference = formatMoney(differenceMinor, reportingCurrency, prefs);
    void notify(t('taken', { count: settled, difference }));
    setOpen(false);
  });

  function send(form: FormData) {
    const read = readLines(String(form.get('lines') ?? ''), currency, prefs);
    setBadLine(read.ok ? (read.lines.length === 0 ? 1 : null) : read.line);
    if (!read.ok || read.lines.length === 0) return;
    const number = String(form.get('number') ?? '').trim();
    const lines = read.lines.map(({ name, amountMinor }, at) => ({
      order: name,
      externalId: `${number}:${at + 1}`,
      amountMinor,
    }));
    run({ channelId, day, currency, lines });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      <Dialog title={t('title')} isOpen={isOpen} onOpenChange={setOpen}>
        <form
          method="post"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send(new FormData(event.currentTarget));
          }}
        >
          <FailureNote failure={failure} />
          <TextField label={t('number')} name="number" required maxLength={100} />
          <DayField label={t('day')} defaultValue={today} onChange={(chosen) => setDay(chosen ?? '')} />
          <LinesField label={t('lines')} help={t('help')} badLine={badLine} />
          <Button type="submit" look="primary" className="self-end" disabled={isPending}>
            {t('save')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
