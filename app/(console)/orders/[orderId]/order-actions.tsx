'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentType, useState, useTransition } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { notify } from '#components/ui/toast.ts';
import { newClientId } from '#lib/client-id.ts';
import { formatMoney } from '#lib/format/format-money.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import type { Failure } from '../../_parts/use-action.ts';
import { allocate, confirm } from './actions.ts';
import type { DialogProps } from './dialogs/dialog-props.ts';
import type { OrderAction } from './next-actions.ts';

const AT_ONCE = { confirm, allocate };

/** What an order waits for; the other actions are there when wanted. */
const URGENT: readonly OrderAction[] = ['resolve', 'allocate', 'confirm', 'pick', 'ship', 'pay'];

// What nobody has asked for yet is not loaded with the page.
const DIALOGS: Record<Exclude<OrderAction, keyof typeof AT_ONCE | 'takeBack'>, ComponentType<DialogProps>> = {
  resolve: dynamic(() => import('./dialogs/resolve-dialog.tsx').then((file) => file.ResolveDialog)),
  pick: dynamic(() => import('./dialogs/pick-dialog.tsx').then((file) => file.PickDialog)),
  ship: dynamic(() => import('./dialogs/ship-dialog.tsx').then((file) => file.ShipDialog)),
  collect: dynamic(() => import('./dialogs/collect-dialog.tsx').then((file) => file.CollectDialog)),
  pay: dynamic(() => import('./dialogs/money-dialogs.tsx').then((file) => file.PaymentDialog)),
  refund: dynamic(() => import('./dialogs/money-dialogs.tsx').then((file) => file.RefundDialog)),
  edit: dynamic(() => import('./dialogs/edit-dialog.tsx').then((file) => file.EditDialog)),
  promise: dynamic(() => import('./dialogs/promise-dialog.tsx').then((file) => file.PromiseDialog)),
  note: dynamic(() => import('./dialogs/note-dialog.tsx').then((file) => file.NoteDialog)),
  cancel: dynamic(() => import('./dialogs/cancel-dialog.tsx').then((file) => file.CancelDialog)),
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

  function press(action: Exclude<OrderAction, 'takeBack'>) {
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
      {actions.includes('takeBack') ? <UnnamedGoods order={facts.order} /> : null}
      <div className="grid grid-cols-2 gap-2 lg:grid-cols-1">
        {actions.map((action, at) =>
          action === 'takeBack' ? (
            <LinkButton key={action} href={`/returns/${facts.order.id}`}>
              {t('takeBack.action')}
            </LinkButton>
          ) : (
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
          ),
        )}
      </div>
      {Asking ? <Asking {...facts} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

/** A channel may give money back without saying whether goods came back; somebody here has to know. */
function UnnamedGoods({ order }: { order: DialogProps['order'] }) {
  const t = useTranslations('orders.unnamed');
  const prefs = usePrefs();
  if (order.unnamedRefundMinor === 0) return null;
  const amount = formatMoney(order.unnamedRefundMinor, order.currency, prefs);
  return (
    <Banner tone="warn" title={t('title', { amount })}>
      <p>{t('hint')}</p>
      <LinkButton href={`/returns/${order.id}`}>{t('takeBack')}</LinkButton>
    </Banner>
  );
}

function isAtOnce(action: OrderAction): action is keyof typeof AT_ONCE {
  return action in AT_ONCE;
}
