'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import type { WalkFinding } from '#domains/analytics/effort/walks/list-walks.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { openFinding, settleFinding } from './actions.ts';

type Props = { findings: readonly WalkFinding[]; mayWrite: boolean; linksToWalk?: boolean };

/** What walks found: by whom it is to be put right, and whether it is. */
export function FindingList({ findings, mayWrite, linksToWalk = false }: Props) {
  const t = useTranslations('effort.walk');
  const settled = useAction(settleFinding, () => undefined);
  const opened = useAction(openFinding, () => undefined);
  const isBusy = settled.isPending || opened.isPending;
  return (
    <>
      <FailureNote failure={settled.failure ?? opened.failure} />
      <ul aria-label={t('findings')} className="flex flex-col">
        {findings.map(({ id, walkId, title, assignee, isDone, doneBy, channelName }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0"
          >
            <span className="min-w-0">
              <span className={isDone ? 'text-quiet line-through' : ''}>
                <UserText>{title}</UserText>
              </span>
              <span className="block text-sm text-quiet">
                {linksToWalk ? (
                  <Link href={asRoute(`/channels/walks/${walkId}`)} className="underline">
                    <UserText>{channelName}</UserText>
                  </Link>
                ) : (
                  <UserText>{channelName}</UserText>
                )}
                {' · '}
                {isDone ? t('doneBy', { name: doneBy ?? '' }) : (assignee ?? t('nobody'))}
              </span>
            </span>
            {mayWrite ? (
              <Button
                size="small"
                disabled={isBusy}
                onClick={() => (isDone ? opened : settled).run({ findingId: id })}
              >
                {t(isDone ? 'reopen' : 'done')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
