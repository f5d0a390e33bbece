'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { endPromotion } from '../../parity/actions.ts';

/** Takes a promotion away. */
export function EndPromotionButton({ promotionId, name }: { promotionId: string; name: string }) {
  const t = useTranslations('parity.settings.promotion');
  const { run, isPending, failure } = useAction(endPromotion, () => void notify(t('ended')));
  return (
    <>
      <Button
        look="quiet"
        size="small"
        disabled={isPending}
        aria-label={t('endOf', { name })}
        onClick={() => run({ promotionId })}
      >
        {t('end')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
