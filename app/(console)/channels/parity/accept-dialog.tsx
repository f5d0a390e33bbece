'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { DayField } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { accept } from './actions.ts';

const LONGEST_REASON = 500;

type Props = {
  driftIds: readonly string[];
  onDone: (decided: { done: number; passed: number }) => void;
  onClose: () => void;
};

/** Asks why a difference may stay, and until when. */
export function AcceptDialog({ driftIds, onDone, onClose }: Props) {
  const t = useTranslations('parity.accept');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const { run, isPending, failure } = useAction(accept, onDone);
  return (
    <Dialog
      title={t('title', { count: driftIds.length })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason.trim() === '');
          if (reason.trim() !== '') run({ driftIds: [...driftIds], reason: reason.trim(), until });
        }}
      >
        <FailureNote failure={failure} />
        <p className="text-quiet">{t('hint')}</p>
        <TextField
          label={t('reason')}
          value={reason}
          maxLength={LONGEST_REASON}
          error={isMissing ? t('reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <DayField label={t('until')} help={t('untilHelp')} onChange={(day) => setUntil(day ?? null)} />
        <Button type="submit" look="primary" className="self-start" disabled={isPending}>
          {t('send')}
        </Button>
      </form>
    </Dialog>
  );
}
