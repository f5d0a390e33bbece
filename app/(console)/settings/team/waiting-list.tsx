'use client';

import { useTranslations } from 'next-intl';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { ROLES } from '#domains/team/roles.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { takeBackInvitation } from './actions.ts';

type Invited = { id: string; email: string; role: string; until: string };

/** The invitations that wait for an answer. */
export function WaitingList({ invited }: { invited: readonly Invited[] }) {
  const t = useTranslations('team');
  const { run: submit, isPending, failure } = useAction(takeBackInvitation, () => undefined);
  const nameOf = (role: string) => {
    const known = ROLES.find((one) => one === role);
    return known ? t(`role.${known}`) : role;
  };
  if (invited.length === 0) return <p className="text-quiet">{t('waiting.none')}</p>;
  return (
    <>
      <FailureNote failure={failure} />
      <ul className="flex flex-col">
        {invited.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2 last:border-b-0"
          >
            <div className="min-w-0">
              <Ltr className="font-medium">{one.email}</Ltr>
              <p className="text-sm text-quiet">
                {nameOf(one.role)} · {one.until}
              </p>
            </div>
            <Button
              aria-label={t('waiting.revokeOf', { email: one.email })}
              disabled={isPending}
              onClick={() => submit({ invitationId: one.id })}
            >
              {t('waiting.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
