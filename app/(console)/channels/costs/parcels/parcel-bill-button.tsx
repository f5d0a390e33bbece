'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { takeParcelBill } from '../actions.ts';
import { LinesField } from '../lines-field.tsx';
import { readLines } from '../read-lines.ts';

/** Takes a carrier's bill, pasted line by line: each parcel with what it cost. */
export function ParcelBillButton({ currency, today }: { currency: string; today: string }) {
  const t = useTranslations('costs.parcels');
  const prefs = usePrefs();
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState(today);
  const [badLine, setBadLine] = useState<number | null>(null);
  const { run, isPending, failure } = useAction(takeParcelBill, ({ settled, differenceMinor }) => {
    void notify(t('billed', { count: settled, difference: formatMoney(differenceMinor, currency, prefs) }));
    setOpen(false);
  });

  function send(form: FormData) {
    const read = readLines(String(form.get('lines') ?? ''), currency, prefs);
    setBadLine(read.ok ? (read.lines.length === 0 ? 1 : null) : read.line);
    if (!read.ok || read.lines.length === 0) return;
    const kind = form.get('kind') === 'packing' ? 'packing' : 'shipping';
    run({ day, kind, lines: read.lines.map(({ name, amountMinor }) => ({ parcel: name, amountMinor })) });
  }

  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('bill')}
      </Button>
      <Dialog title={t('bill')} isOpen={isOpen} onOpenChange={setOpen}>
        <form
          method="post"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send(new FormData(event.currentTarget));
          }}
        >
          <FailureNote failure={failure} />
          <SelectField
            label={t('billOf')}
            name="kind"
            options={[
              { value: 'shipping', label: t('shipping') },
              { value: 'packing', label: t('packing') },
            ]}
          />
          <DayField label={t('billDay')} defaultValue={today} onChange={(chosen) => setDay(chosen ?? '')} />
          <LinesField label={t('billLines')} help={t('billHelp')} badLine={badLine} />
          <Button type="submit" look="primary" className="self-end" disabled={isPending}>
            {t('billSave')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
