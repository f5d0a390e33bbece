'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { closeMonth, reopenMonth } from './actions.ts';

const MOST_LETTERS = 1_000;

/** The question before a month is closed, with room for a note. */
export function CloseForm({
  toDay,
  isFirst,
  onDone,
}: {
  toDay: string;
  isFirst: boolean;
  onDone: () => void;
}) {
  const t = useTranslations('statement.books');
  const { run, isPending, failure } = useAction(closeMonth, () => {
    void notify(t('isClosed'));
    onDone();
  });
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={sending('note', (note) => run({ toDay, note }))}
    >
      <FailureNote failure={failure} />
      <p>{t('closeWords')}</p>
      {isFirst ? <p>{t('firstWords')}</p> : null}
      <TextField label={t('note')} name="note" isOptional maxLength={MOST_LETTERS} />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('confirm')}
      </Button>
    </form>
  );
}

/** Why a month is opened again; without a reason it is not. */
export function ReopenForm({ periodId, onDone }: { periodId: string; onDone: () => void }) {
  const t = useTranslations('statement.books');
  const { run, isPending, failure } = useAction(reopenMonth, () => {
    void notify(t('isOpen'));
    onDone();
  });
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={sending('reason', (reason) => run({ periodId, reason }))}
    >
      <FailureNote failure={failure} />
      <p>{t('reopenWords')}</p>
      <TextField label={t('reason')} name="reason" required maxLength={MOST_LETTERS} />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('reopen')}
      </Button>
    </form>
  );
}

function sending(name: string, send: (text: string) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(String(new FormData(event.currentTarget).get(name) ?? '').trim());
  };
}
