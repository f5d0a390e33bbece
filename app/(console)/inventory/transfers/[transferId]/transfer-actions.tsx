'use client';

import { PackageCheck, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { Transfer } from '#domains/inventory/transfers/get-transfer.ts';
import { UNDER_WAY } from '#domains/inventory/transfers/transfer-status.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { giveUp } from '../actions.ts';
import { CloseButton } from './close-button.tsx';

/** What can be done with the transfer as it stands. */
export function TransferActions({ transfer, mayMove }: { transfer: Transfer; mayMove: boolean }) {
  const t = useTranslations('stock-work.transfer');
  const isUnderWay = UNDER_WAY.includes(transfer.status) && mayMove;
  return (
    <div data-no-print className="flex flex-col gap-2">
      {isUnderWay ? (
        <LinkButton look="primary" size="large" href={`/inventory/transfers/${transfer.id}?view=receive`}>
          <PackageCheck aria-hidden />
          {t('receive.action')}
        </LinkButton>
      ) : null}
      {isUnderWay ? <CloseButton transfer={transfer} /> : null}
      <LinkButton href={`/inventory/transfers/${transfer.id}?view=print`}>
        <Printer aria-hidden />
        {t('paper.action')}
      </LinkButton>
      {transfer.status === 'draft' && mayMove ? <GiveUpButton transferId={transfer.id} /> : null}
    </div>
  );
}

function GiveUpButton({ transferId }: { transferId: string }) {
  const t = useTranslations('stock-work.transfer.cancel');
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, failure } = useAction(giveUp, () => {
    void notify(t('done'));
    setOpen(false);
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('action')}</Button>
      <Dialog title={t('action')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-4">
          <FailureNote failure={failure} />
          <p>{t('what')}</p>
          <Button look="danger" className="self-end" disabled={isPending} onClick={() => run({ transferId })}>
            {t('submit')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
