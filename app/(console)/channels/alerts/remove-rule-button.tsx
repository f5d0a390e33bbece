'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { endRule } from './actions.ts';

/** Ends a rule; what it found stays in the history. */
export function RemoveRuleButton({ ruleId }: { ruleId: string }) {
  const t = useTranslations('alerts.do');
  const { run, isPending, failure } = useAction(endRule, () => notify(t('removed')));
  return (
    <>
      <Button size="small" disabled={isPending} onClick={() => run({ ruleId })}>
        {t('remove')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
