'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.ts';
import { DayField } from '../../../_parts/day-field.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { stopRecurring } from '../actions.ts';

/** Asks for the last month of a cost and ends it there. */
export function EndButton({ id, name, today }: { id: string; name: string; today: string }) {
  const t = useTranslations('costs.monthly');
  const [isOpen, setOpen] = useState(false);
  const [endsOn, setEndsOn] = useState(today);
  const { run, isPending, failure } = useAction(stopRecurring, () => {
    void notify(t('ended'));
    setOpen(false);
  });
  return (
    <>
      <Button look="quiet" size="small" aria-label={t('endOf', { name })} onClick={() => setOpen(true)}>
        {t('end')}
      </Button>
      <Dialog title={t('endOf', { name })} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} />
          <p>{t('endHint')}</p>
          <DayField
            label={t('lastMonth')}
            defaultValue={today}
            onChange={(chosen) => setEndsOn(chosen ?? '')}
          />
          <Button
            look="primary"
            className="self-end"
            disabled={isPending || endsOn === ''}
            onClick={() => run({ recurringId: id, endsOn })}
          >
            {t('end')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
