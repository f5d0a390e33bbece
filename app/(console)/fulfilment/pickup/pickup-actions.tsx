'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PickupRow } from '#domains/fulfilment/pickup/list-pickups.ts';
import type { ReadyPickup } from '#domains/orders/pickup/ready-pickup.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { bring, makeReady } from '../actions.ts';
import { useRefusals } from '../use-refusals.ts';

// What nobody has asked for yet is not loaded with the page.
const CodeDialog = dynamic(() => import('./code-dialog.tsx').then((file) => file.CodeDialog));
const HandOverDialog = dynamic(() => import('./hand-over-dialog.tsx').then((file) => file.HandOverDialog));

type Props = {
  orderId: string;
  number: string;
  businessName: string;
  status: PickupRow['status'];
  elsewhere: PickupRow['elsewhere'];
  isWhole: boolean;
  mayHandOver: boolean;
  mayMove: boolean;
};

/** What can be done with an order that waits for its customer. */
export function PickupActions(props: Props) {
  const { orderId, number, businessName, status, elsewhere, isWhole, mayHandOver, mayMove } = props;
  const t = useTranslations('fulfilment.pickup');
  const prefs = usePrefs();
  const refusal = useRefusals();
  const [ready, setReady] = useState<ReadyPickup | null>(null);
  const [isHandingOver, setHandingOver] = useState(false);
  const making = useAction(makeReady, setReady);
  const bringing = useAction(bring, () => undefined);
  const failure = making.failure ?? bringing.failure;
  return (
    <div className="flex flex-wrap gap-2">
      {elsewhere.map((place) => (
        <span key={place.locationId} className="flex flex-wrap items-center gap-2">
          <span className="text-sm">
            {t.rich('elsewhere', {
              units: formatNumber(place.quantity, prefs),
              place: () => <UserText>{place.locationName}</UserText>,
            })}
          </span>
          {mayMove && status === 'arranged' ? (
            <Button
              disabled={bringing.isPending}
              onClick={() => bringing.run({ orderId, fromLocationId: place.locationId })}
            >
              {t('bring')}
            </Button>
          ) : null}
        </span>
      ))}
      {mayHandOver && status === 'ready' ? (
        <Button look="primary" onClick={() => setHandingOver(true)}>
          {t('handOver')}
        </Button>
      ) : null}
      {mayHandOver && (isWhole || status === 'ready') ? (
        <Button
          look={status === 'ready' ? 'quiet' : 'primary'}
          disabled={making.isPending}
          onClick={() => making.run({ orderId })}
        >
          {t(status === 'ready' ? 'newCode' : 'makeReady')}
        </Button>
      ) : null}
      {failure ? (
        <div className="basis-full">
          <FailureNote failure={failure} words={refusal(failure)} />
        </div>
      ) : null}
      {ready ? (
        <CodeDialog
          ready={ready}
          number={number}
          businessName={businessName}
          onClose={() => setReady(null)}
        />
      ) : null}
      {isHandingOver ? (
        <HandOverDialog orderId={orderId} number={number} onClose={() => setHandingOver(false)} />
      ) : null}
    </div>
  );
}
