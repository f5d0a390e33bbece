'use client';

import { CircleUser } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Menu } from '#components/ui/menu.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { signOutHere } from '../sessions/actions.ts';

/** Who is signed in, for the bar above every page: the way to one's own pages, and out. */
export function PersonMenu({ name }: { name: string }) {
  const t = useTranslations('shell.person');
  const { run: submit, isPending } = useAction(signOutHere, () => undefined);
  return (
    <Menu
      label={`${t('menu')}: ${name}`}
      trigger={<CircleUser aria-hidden />}
      entries={[
        { id: 'profile', label: t('profile'), href: '/settings/profile' },
        { id: 'sessions', label: t('sessions'), href: '/settings/sessions' },
        {
          id: 'sign-out',
          label: t('signOut'),
          onAction: () => submit(null),
          isDisabled: isPending,
        },
      ]}
    />
  );
}
