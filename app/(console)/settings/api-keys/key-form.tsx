'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/form/checkbox.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { SCOPES } from '#domains/team/roles.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { makeKey } from './actions.ts';

/** The name of a program, what it may do and until when. */
export function KeyForm({ onDone }: { onDone: (key: string) => void }) {
  const t = useTranslations('team');
  const { run: submit, isPending, failure } = useAction(makeKey, ({ key }: { key: string }) => onDone(key));
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(readForm(new FormData(event.currentTarget)));
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
      <TextField
        label={t('keys.expires')}
        help={t('keys.expiresHelp')}
        name="expires"
        type="date"
        dir="ltr"
        isOptional
      />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('keys.submit')}
      </Button>
    </form>
  );
}

function readForm(form: FormData): Parameters<typeof makeKey>[0] {
  const chosen = form.getAll('scopes');
  const day = String(form.get('expires') ?? '');
  return {
    name: String(form.get('name') ?? ''),
    scopes: SCOPES.filter((scope) => chosen.includes(scope)),
    expiresAt: day === '' ? null : `${day}T23:59:59Z`,
  };
}
