'use client';

import { Printer } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { notify } from '#components/ui/toast.ts';
import { FailureNote } from '../_parts/failure-note.tsx';
import { useAction } from '../_parts/use-action.ts';
import { unpack } from './actions.ts';
import { useRefusals } from './use-refusals.ts';

// What nobody has asked for yet is not loaded with the page.
const SendDialog = dynamic(() => import('./send-dialog.tsx').then((file) => file.SendDialog));

type Props = { parcelId: string; number: string; mayPack: boolean; maySend: boolean };

/** What can be done with a parcel that waits. */
export function ParcelActions({ parcelId, number, mayPack, maySend }: Props) {
  const t = useTranslations('fulfilment');
  const refusal = useRefusals();
  const [isSending, setSending] = useState(false);
  const { run, isPending, failure } = useAction(unpack, () => void notify(t('parcel.unpacked')));
  return (
    <div className="flex flex-wrap gap-2">
      {maySend ? (
        <Button look="primary" onClick={() => setSending(true)}>
          {t('work.send')}
        </Button>
      ) : null}
      <LinkButton href={`/fulfilment/labels/${parcelId}`}>
        <Printer aria-hidden />
        {t('parcel.label')}
      </LinkButton>
      {mayPack ? (
        <Button look="quiet" disabled={isPending} onClick={() => run({ parcelId })}>
          {t('parcel.unpack')}
        </Button>
      ) : null}
      {failure ? (
        <div className="basis-full">
          <FailureNote failure={failure} words={refusal(failure)} />
        </div>
      ) : null}
      {isSending ? (
        <SendDialog parcelId={parcelId} number={number} onClose={() => setSending(false)} />
      ) : null}
    </div>
  );
}
