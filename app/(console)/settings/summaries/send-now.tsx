'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { SUMMARY_KINDS, type SummaryKind } from '#domains/alerts/alert-kinds.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { sendNow } from './actions.ts';

/** Sends one of the own summaries at once, to see what it looks like. */
export function SendNow({ hasStatement }: { hasStatement: boolean }) {
  const t = useTranslations('alerts.choices');
  const [kind, setKind] = useState<SummaryKind>('daily');
  const { run, isPending, failure } = useAction(sendNow, ({ email }) => notify(t('sent', { email })));
  const kinds = SUMMARY_KINDS.filter((one) => hasStatement || one !== 'monthly');
  return (
    <div className="flex flex-col gap-3">
      <FailureNote failure={failure} />
      <SelectField
        label={t('which')}
        value={kind}
        onChange={(event) => setKind(SUMMARY_KINDS.find((one) => one === event.target.value) ?? 'daily')}
        options={kinds.map((value) => ({ value, label: t(value) }))}
      />
      <Button className="self-start" disabled={isPending} onClick={() => run({ kind })}>
        {t('sendNow')}
      </Button>
    </div>
  );
}
