'use client';

import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { signOutHere } from '../sessions/actions.ts';

/** Ends this session. */
export function SignOutButton() {
  const t = useTranslations('team.sessions');
  const { run: submit, isPending } = useAction(signOutHere, () => undefined);
  return (
    <Button onClick={() => submit(null)} disabled={isPending}>
      <LogOut aria-hidden className="rtl:-scale-x-100" />
      {t('signOut')}
    </Button>
  );
}
