'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { SCOPES } from '#domains/team/roles.ts';
import { DayField, hasUnfinishedDay } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { makeKey } from './actions.ts';

/** The name of a program, what it may do and until when. */
export function KeyForm({ onDone }: { onDone: (key: string) => void }) {
  const t = useTranslations('team');
  const { run: submit, isPending, failure } = useAction(makeKey, ({ key }: { key: string }) => onDone(key));
  const [day, setDay] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const change = (chosen: string | null) => {
    setDay(chosen);
    setProblem(undefined);
  };
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const isUnfinished = hasUnfinishedDay(event.currentTarget);
        setProblem(isUnfinished ? t('keys.expiresUnfinished') : undefined);
        if (!isUnfinished) submit(readForm(new FormData(event.currentTarget), day));
      }}
    >
      <FailureNote failure={failure} />
      <TextField label={t('keys.name')} name="name" required autoComplete="off" />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{t('keys.scopes')}</legend>
        {SCOPES.map((scope) => (
          <Checkbox key={scope} name="scopes" value={scope} label={t(`scope.${scope}`)} />
        ))}
      </fieldset>
      <DayField label={t('keys.expires')} help={t('keys.expiresHelp')} error={problem} onChange={change} />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('keys.submit')}
      </Button>
    </form>
  );
}

function readForm(form: FormData, day: string | null): Parameters<typeof makeKey>[0] {
  const chosen = form.getAll('scopes');
  return {
    name: String(form.get('name') ?? ''),
    scopes: SCOPES.filter((scope) => chosen.includes(scope)),
    expiresAt: day && `${day}T23:59:59Z`,
  };
}
