'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { ROLES, type Role } from '#domains/team/roles.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { invite } from './actions.ts';

/** Whom to invite, and in which role; the least trusted one is chosen unless told otherwise. */
export function InviteForm({ onDone }: { onDone: (path: string) => void }) {
  const t = useTranslations('team');
  const [role, setRole] = useState<Role>('viewer');
  const { run: submit, isPending, failure } = useAction(invite, ({ path }: { path: string }) => onDone(path));
  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ email: String(new FormData(event.currentTarget).get('email') ?? ''), role });
      }}
    >
      <FailureNote failure={failure} own={{ CONFLICT: t('invite.known') }} />
      <TextField label={t('invite.email')} name="email" type="email" dir="ltr" autoComplete="off" required />
      <SelectField
        label={t('invite.role')}
        help={t(`roleHelp.${role}`)}
        value={role}
        onChange={(event) => setRole(ROLES.find((one) => one === event.target.value) ?? 'viewer')}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <Button type="submit" look="primary" className="self-end" disabled={isPending}>
        {t('invite.submit')}
      </Button>
    </form>
  );
}
