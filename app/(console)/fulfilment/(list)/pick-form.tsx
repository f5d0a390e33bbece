'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Children, type ReactNode, useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { MOST_ORDERS } from '#domains/fulfilment/picking/most-orders.ts';
import { newClientId } from '#lib/client-id.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { beginWave } from '../actions.ts';
import { useRefusals } from '../use-refusals.ts';

const NEXT = 10;

type Props = {
  locationId: string;
  orders: readonly { id: string; number: number; isFree: boolean }[];
  mayPick: boolean;
  /** A card for each order. */
  children: ReactNode;
};

/** Gathers orders into one walk: those that are chosen, or the next ones that are due. */
export function PickForm({ locationId, orders, mayPick, children }: Props) {
  const t = useTranslations('fulfilment.work');
  const prefs = usePrefs();
  const router = useRouter();
  const refusal = useRefusals();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const free = orders.filter((order) => order.isFree);
  const picked = chosen.filter((id) => free.some((order) => order.id === id));
  const { run, isPending, failure } = useAction(beginWave, (wave) =>
    router.push(asRoute(`/fulfilment/waves/${wave.id}`)),
  );
  const toggle = (id: string) =>
    setChosen((now) =>
      now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(-MOST_ORDERS),
    );
  const next = Math.min(NEXT, free.length);

  return (
    <div className="flex flex-col gap-3">
      {mayPick && free.length > 0 ? (
        <div className="sticky top-14 z-10 flex flex-wrap gap-2 bg-page py-2">
          <Button
            look={picked.length > 0 ? 'secondary' : 'primary'}
            size="large"
            disabled={isPending}
            onClick={() => run({ id: newClientId(), locationId, next: NEXT })}
          >
            {t('pickNext', { count: formatNumber(next, prefs) })}
          </Button>
          {picked.length > 0 ? (
            <Button
              look="primary"
              size="large"
              disabled={isPending}
              onClick={() => run({ id: newClientId(), locationId, orderIds: [...picked] })}
            >
              {t('pickChosen', { count: formatNumber(picked.length, prefs) })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <FailureNote failure={failure} words={refusal(failure)} />
      <ul aria-label={t('list')} className="flex flex-col gap-3">
        {Children.toArray(children).map((card, at) => {
          const order = orders[at]!;
          return (
            <li
              key={order.id}
              className="flex items-center gap-3 rounded-md border border-line bg-surface p-3"
            >
              {mayPick && order.isFree ? (
                <label className="-m-3 flex size-11 shrink-0 items-center justify-center">
                  <input
                    type="checkbox"
                    className="size-5 accent-accent"
                    aria-label={t('choose', { number: orderNumber(order.number, prefs) })}
                    checked={picked.includes(order.id)}
                    onChange={() => toggle(order.id)}
                  />
                </label>
              ) : null}
              {card}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
