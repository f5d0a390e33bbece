'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { isAbout, useAction } from '../../_parts/use-action.ts';
import { changePassword } from './actions.ts';

/** The present password (where there is one) and a new one. Nothing typed here is kept after it was sent. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations('team.password');
  const form = useRef<HTMLFormElement>(null);
  const {
    run: submit,
    isPending,
    failure,
  } = useAction(changePassword, () => {
    form.current?.reset();
    notify(t('changed'));
  });
  const isWrong = isAbout(failure, 'currentPassword');
  const isWeak = isAbout(failure, 'newPassword');
  return (
    <form
      ref={form}
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        submit({
          currentPassword: String(sent.get('currentPassword') ?? ''),
          newPassword: String(sent.get('newPassword') ?? ''),
        });
      }}
    >
      {isWrong || isWeak ? null : <FailureNote failure={failure} />}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword ? (
        <TextField
          label={t('current')}
          error={isWrong ? t('wrong') : undefined}
          name="currentPassword"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          required
        />
      ) : null}
      <TextField
        label={t('new')}
        help={t('help')}
        error={isWeak ? t('weak') : undefined}
        name="newPassword"
        type="password"
        dir="ltr"
        autoComplete="new-password"
        required
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={isPending}>
          {t('submit')}
        </Button>
        <span className="text-sm text-quiet">{t('endsOthers')}</span>
      </div>
    </form>
  );
}
