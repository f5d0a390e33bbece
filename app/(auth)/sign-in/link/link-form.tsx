'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { signInWithLink } from '../../actions.ts';
import { Refusal } from '../../refusal.tsx';

/** Uses up the link at a press. */
export function LinkForm({ token }: { token: string }) {
  const t = useTranslations('auth.link');
  const [result, signIn, isSigningIn] = useActionState(signInWithLink, null);
  const isGone = result !== null && !result.ok;
  return (
    <form action={signIn} className="flex flex-col gap-4">
      <Refusal result={result} own={{ NOT_FOUND: t('gone'), INVALID_INPUT: t('gone') }} />
      <input type="hidden" name="token" value={token} />
      {isGone ? (
        <LinkButton href="/sign-in" look="primary" size="large">
          {t('again')}
        </LinkButton>
      ) : (
        <Button type="submit" look="primary" size="large" disabled={isSigningIn}>
          {t('submit')}
        </Button>
      )}
    </form>
  );
}
