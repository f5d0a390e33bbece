'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { apply, propose, reject } from '../actions.ts';

/** Has a proposal made. */
export function ProposeButton() {
  const t = useTranslations('routing.waiting');
  const { run, isPending, failure } = useAction(propose, () => undefined);
  return (
    <div className="flex flex-col gap-2">
      <FailureNote failure={failure} />
      <Button className="self-start" disabled={isPending} onClick={() => run({})}>
        {t('propose')}
      </Button>
    </div>
  );
}

/** One press carries the proposal out or leaves everything as it is. */
export function DecideButtons({ planId, canApply }: { planId: string; canApply: boolean }) {
  const t = useTranslations('routing.waiting');
  const yes = useAction(apply, () => notify(t('applied')));
  const no = useAction(reject, () => notify(t('rejected')));
  const isPending = yes.isPending || no.isPending;
  return (
    <div className="flex flex-col gap-2">
      <FailureNote failure={yes.failure ?? no.failure} />
      <div className="flex flex-wrap gap-2">
        {canApply ? (
          <Button look="primary" disabled={isPending} onClick={() => yes.run({ planId })}>
            {t('apply')}
          </Button>
        ) : null}
        <Button disabled={isPending} onClick={() => no.run({ planId })}>
          {t('reject')}
        </Button>
      </div>
    </div>
  );
}
