'use client';

import { useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { openFinding, settleFinding } from './actions.ts';

/** What the button says and what follows; Today has these words on the server only. */
export type FindingCheckWords = Record<'done' | 'finished' | 'reopen' | 'reopened' | 'failed', string>;

/** Marks a finding as put right, or as open again. */
export function FindingCheck({
  findingId,
  isDone,
  words,
}: {
  findingId: string;
  isDone: boolean;
  words: FindingCheckWords;
}) {
  const [isPending, start] = useTransition();
  const settle = () =>
    start(async () => {
      const answer = await (isDone ? openFinding : settleFinding)({ findingId });
      void notify(answer.ok ? words[isDone ? 'reopened' : 'finished'] : words.failed);
    });
  return (
    <Button size="small" disabled={isPending} onClick={settle} data-no-print>
      {words[isDone ? 'reopen' : 'done']}
    </Button>
  );
}
