'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { endKey } from './actions.ts';

type Key = { id: string; name: string; prefix: string; scopes: string[]; facts: string[]; isEnded: boolean };

/** The keys of programs; ended ones stay in sight for the books. */
export function KeyList({ keys, mayWrite }: { keys: readonly Key[]; mayWrite: boolean }) {
  const t = useTranslations('team.keys');
  const { run: submit, isPending, failure } = useAction(endKey, () => notify(t('endedDone')));
  return (
    <>
      <FailureNote failure={failure} />
      <ul className="flex flex-col">
        {keys.map((key) => (
          <li
            key={key.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2.5 last:border-b-0"
          >
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <UserText className="font-medium">{key.name}</UserText>
                <Ltr className="font-mono text-sm text-quiet">{key.prefix}…</Ltr>
                {key.isEnded ? <Badge>{t('ended')}</Badge> : null}
              </p>
              <p className="mt-1 flex flex-wrap gap-1">
                {key.scopes.map((scope) => (
                  <Badge key={scope}>{scope}</Badge>
                ))}
              </p>
              <p className="mt-1 text-sm text-quiet">{key.facts.join(' · ')}</p>
            </div>
            {mayWrite && !key.isEnded ? (
              <Button
                aria-label={t('endOf', { name: key.name })}
                disabled={isPending}
                onClick={() => submit({ apiKeyId: key.id })}
              >
                {t('end')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
