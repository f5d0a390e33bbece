'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { signInWithCode } from '../../actions.ts';
import { Refusal } from '../../refusal.tsx';

/** Six figures, in any script, or a recovery code. */
export function CodeForm() {
  const t = useTranslations('auth.code');
  const [result, signIn, isSigningIn] = useActionState(signInWithCode, null);
  return (
    <form action={signIn} className="flex flex-col gap-4">
      <Refusal result={result} own={{ INVALID_INPUT: t('wrong') }} />
      <TextField
        label={t('field')}
        help={t('help')}
        name="code"
        dir="ltr"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        required
      />
      <Button type="submit" look="primary" size="large" disabled={isSigningIn}>
        {t('submit')}
      </Button>
      <LinkButton href="/sign-in" look="quiet">
        {t('back')}
      </LinkButton>
    </form>
  );
}
