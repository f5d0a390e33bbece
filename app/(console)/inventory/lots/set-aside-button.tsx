'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '#components/shell/live-provider.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { setAside } from '../_lots/actions.ts';

type Props = { variantId: string; locationId: string; sku: string };

/** Sets the expired units of a variant at a location aside. */
export function SetAsideButton({ variantId, locationId, sku }: Props) {
  const t = useTranslations('lots.expiring');
  const { tell } = useLive();
  const { run, isPending, failure } = useAction(setAside, ({ units }) => {
    tell(['stock']);
    void notify(t('setAsideDone', { count: units }));
  });
  return (
    <>
      <Button
        className="relative"
        disabled={isPending}
        aria-label={t('setAsideOf', { sku })}
        onClick={() => run({ variantId, locationId })}
      >
        {t('setAside')}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
