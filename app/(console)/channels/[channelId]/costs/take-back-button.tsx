'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { type CostRow, takenBackName } from '#domains/analytics/board/list-costs.ts';
import { useAction } from '../../../_parts/use-action.ts';
import { bookCost } from '../../actions.ts';
import { ENTERED_COSTS } from '../../cost-kinds.ts';

/** Books the opposite of a cost on the same day, once. */
export function TakeBackButton({
  channelId,
  cost,
  label,
}: {
  channelId: string;
  cost: CostRow;
  label: string;
}) {
  const t = useTranslations('channels.cost');
  const tError = useTranslations('errors');
  const { run: submit, isPending, failure } = useAction(bookCost, () => void notify(t('takenBack')));
  if (failure) {
    return (
      <span role="alert" className="text-sm text-bad">
        {failure.code === 'CONFLICT' ? t('takenBackBefore') : tError(failure.code)}
      </span>
    );
  }
  return (
    <Button
      look="quiet"
      size="small"
      disabled={isPending}
      aria-label={t('takeBackOf', { name: label })}
      onClick={() =>
        submit({
          channelId,
          kind: ENTERED_COSTS.find((known) => known === cost.kind) ?? 'adjustment',
          amountMinor: -cost.amountMinor,
          currency: cost.currency,
          day: cost.day,
          orderId: cost.orderId,
          locationId: cost.locationId,
          campaign: cost.campaign,
          note: cost.note,
          // One opposite for each cost: the books refuse a second.
          externalId: takenBackName(cost.id),
        })
      }
    >
      {t('takeBack')}
    </Button>
  );
}
