'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { SignOutButton } from '../profile/sign-out-button.tsx';
import { endOtherSessions, endSession } from './actions.ts';

type Row = { id: string; device: string; facts: string[]; isThis: boolean };

/** A person's open sessions; each can be ended, and all but this one at once. */
export function SessionList({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('team.sessions');
  const one = useAction(endSession, () => notify(t('ended')));
  const others = useAction(endOtherSessions, () => notify(t('endedOthers')));
  return (
    <div className="flex flex-col gap-3">
      <FailureNote failure={one.failure ?? others.failure} />
      <ul className="flex flex-col">
        {rows.map((row) => (
          <li
            key={row.id}
            className="flex items-center justify-between gap-4 border-b border-line py-2.5 last:border-b-0"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <Ltr>{row.device}</Ltr>
                {row.isThis ? <Badge tone="accent">{t('this')}</Badge> : null}
              </p>
              <p className="text-sm text-quiet">{row.facts.join(' · ')}</p>
            </div>
            {row.isThis ? (
              <SignOutButton />
            ) : (
              <Button
                aria-label={t('endOf', { device: row.device })}
                disabled={one.isPending}
                onClick={() => one.run({ sessionId: row.id })}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rows.length > 1 ? (
        <Button className="self-start" disabled={others.isPending} onClick={() => others.run(null)}>
          {t('endOthers')}
        </Button>
      ) : null}
    </div>
  );
}
