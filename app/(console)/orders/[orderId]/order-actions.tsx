'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import type { Failure } from '../../_parts/use-action.ts';
import { allocate, confirm } from './actions.ts';
import { CancelDialog } from './dialogs/cancel-dialog.tsx';
import type { DialogProps } from './dialogs/dialog-props.ts';
import { EditDialog } from './dialogs/edit-dialog.tsx';
import { PaymentDialog, RefundDialog } from './dialogs/money-dialogs.tsx';
import { NoteDialog } from './dialogs/note-dialog.tsx';
import { PickDialog } from './dialogs/pick-dialog.tsx';
import { PromiseDialog } from './dialogs/promise-dialog.tsx';
import { ResolveDialog } from './dialogs/resolve-dialog.tsx';
import { ReturnDialog } from './dialogs/return-dialog.tsx';
import { ShipDialog } from './dialogs/ship-dialog.tsx';
import type { OrderAction } from './next-actions.ts';

const AT_ONCE = { confirm, allocate };

/** What an order waits for; the other actions are there when wanted. */
const URGENT: readonly OrderAction[] = ['resolve', 'allocate', 'confirm', 'pick', 'ship', 'pay'];

const DIALOGS: Record<Exclude<OrderAction, keyof typeof AT_ONCE>, ComponentType<DialogProps>> = {
  resolve: ResolveDialog,
  pick: PickDialog,
  ship: ShipDialog,
  pay: PaymentDialog,
  takeBack: ReturnDialog,
  refund: RefundDialog,
  edit: EditDialog,
  promise: PromiseDialog,
  note: NoteDialog,
  cancel: CancelDialog,
};

type Asked = keyof typeof DIALOGS;

type Props = Omit<DialogProps, 'onClose'> & { actions: readonly OrderAction[] };

/** What can be done now, the most urgent first and in the accent. */
export function OrderActions({ actions, ...facts }: Props) {
  const t = useTranslations('orders.do');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();
  const Asking = asked ? DIALOGS[asked] : null;

  function press(action: OrderAction) {
    setFailure(null);
    if (!isAtOnce(action)) return setAsked(action);
    start(async () => {
      const answer = await AT_ONCE[action]({ orderId: facts.order.id }, newClientId());
      if (answer.ok) void notify(t(`${action}.done`));
      else setFailure(answer.error);
    });
  }

  return (
    <div className="flex flex-col gap-2">
      <FailureNote failure={failure} />
      <div className="grid grid-cols-2 gap-2 lg:grid-cols-1">
        {actions.map((action, at) => (
          <Button
            key={action}
            look={
              action === 'cancel' ? 'danger' : at === 0 && URGENT.includes(action) ? 'primary' : 'secondary'
            }
            className={at === 0 && URGENT.includes(action) ? 'col-span-full' : ''}
            disabled={isPending}
            onClick={() => press(action)}
          >
            {t(`${action}.action`)}
          </Button>
        ))}
      </div>
      {Asking ? <Asking {...facts} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

function isAtOnce(action: OrderAction): action is keyof typeof AT_ONCE {
  return action in AT_ONCE;
}
