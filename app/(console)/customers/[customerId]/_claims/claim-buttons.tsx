'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { settle } from './actions.ts';

type Props = { customerId: string; claimId: number; value: string; mayConfirm: boolean };

/** Takes a source's word, or leaves it. */
export function ClaimButtons({ customerId, claimId, value, mayConfirm }: Props) {
  const t = useTranslations('identity.claims');
  const { run, isPending, failure } = useAction(settle, ({ decision }) => void notify(t(`told.${decision}`)));
  const answer = (decision: 'confirmed' | 'dismissed') => run({ customerId, claimId, decision });
  return (
    <div data-no-print className="flex flex-wrap gap-2">
      {mayConfirm ? (
        <Button
          size="small"
          disabled={isPending}
          aria-label={t('confirmOne', { value })}
          onClick={() => answer('confirmed')}
        >
          {t('confirm')}
        </Button>
      ) : null}
      <Button
        size="small"
        look="quiet"
        disabled={isPending}
        aria-label={t('dismissOne', { value })}
        onClick={() => answer('dismissed')}
      >
        {t('dismiss')}
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
