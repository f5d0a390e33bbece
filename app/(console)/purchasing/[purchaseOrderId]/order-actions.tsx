'use client';

import { PackageCheck, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { PurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { AWAITED } from '#domains/purchasing/orders/purchase-status.ts';
import { ConfirmButton } from '../../_parts/confirm-button.tsx';
import { DayField } from '../../_parts/day-field.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { callOff, changeOrder, endShort } from '../actions.ts';
import { AddCostButton } from './cost-form.tsx';
import { ReopenButton } from './reopen-button.tsx';

type Rights = { mayWrite: boolean; mayReceive: boolean; mayCost: boolean };
type Props = { order: PurchaseOrder; rights: Rights; today: string };

/** What can be done with the order as it stands. */
export function OrderActions({ order, rights, today }: Props) {
  const t = useTranslations('purchasing');
  const isAwaited = AWAITED.includes(order.status);
  const hasCome = order.receipts.length > 0;
  return (
    <div data-no-print className="flex flex-col gap-2">
      {isAwaited && rights.mayReceive ? (
        <LinkButton look="primary" size="large" href={`/purchasing/${order.id}/receive`}>
          <PackageCheck aria-hidden />
          {t('receive.action')}
        </LinkButton>
      ) : null}
      {hasCome && rights.mayCost ? <AddCostButton order={order} /> : null}
      <LinkButton href={`/purchasing/${order.id}/print`}>
        <Printer aria-hidden />
        {t('paper.action')}
      </LinkButton>
      {isAwaited && rights.mayWrite ? <ChangeDayButton order={order} today={today} /> : null}
      {order.status === 'part_received' && rights.mayWrite ? <EndButton order={order} kind="close" /> : null}
      {order.status === 'closed' && rights.mayWrite ? <ReopenButton order={order} /> : null}
      {rights.mayWrite && (order.status === 'draft' || (order.status === 'sent' && !hasCome)) ? (
        <EndButton order={order} kind="cancel" />
      ) : null}
    </div>
  );
}

/** Ends the order after a question: calls it off, or goes without what is missing. */
function EndButton({ order, kind }: { order: PurchaseOrder; kind: 'close' | 'cancel' }) {
  const t = useTranslations(`purchasing.${kind}`);
  return (
    <ConfirmButton
      action={kind === 'close' ? endShort : callOff}
      input={{ purchaseOrderId: order.id }}
      words={{ action: t('action'), what: t('what'), submit: t('submit'), done: t('done') }}
    />
  );
}

/** The supplier says another day. */
function ChangeDayButton({ order, today }: { order: PurchaseOrder; today: string }) {
  const t = useTranslations('purchasing.day');
  const tAction = useTranslations('common.action');
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState(order.expectedOn ?? today);
  const { run, isPending, failure } = useAction(changeOrder, () => {
    void notify(t('done'));
    setOpen(false);
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('action')}</Button>
      <Dialog title={t('action')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} />
          <DayField
            label={t('label')}
            help={t('help')}
            defaultValue={day}
            onChange={(next) => setDay(next ?? day)}
          />
          <Button
            look="primary"
            className="self-end"
            disabled={isPending}
            onClick={() => run({ purchaseOrderId: order.id, expectedOn: day })}
          >
            {tAction('save')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
