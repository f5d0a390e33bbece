'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { joinTeam } from '../../actions.ts';
import { Refusal } from '../../refusal.tsx';

/** A name and a password for the address that was invited. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('auth.invitation');
  const [result, join, isJoining] = useActionState(joinTeam, null);
  const [name, setName] = useState('');
  const isWeak = result !== null && !result.ok && result.error.code === 'INVALID_INPUT';
  return (
    <form action={join} className="flex flex-col gap-4">
      {isWeak ? null : (
        <Refusal result={result} own={{ NOT_FOUND: t('goneTitle'), CONFLICT: t('goneTitle') }} />
      )}
      <input type="hidden" name="token" value={token} />
      <TextField label={t('email')} name="email" dir="ltr" value={email} readOnly autoComplete="username" />
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('password')}
        help={t('passwordHelp')}
        error={isWeak ? t('passwordWeak') : undefined}
        name="password"
        type="password"
        dir="ltr"
        autoComplete="new-password"
        required
      />
      <Button type="submit" look="primary" size="large" disabled={isJoining}>
        {t('submit')}
      </Button>
    </form>
  );
}
