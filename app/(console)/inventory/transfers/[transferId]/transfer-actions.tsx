'use client';

import { PackageCheck, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { Transfer } from '#domains/inventory/transfers/get-transfer.ts';
import { UNDER_WAY } from '#domains/inventory/transfers/transfer-status.ts';
import { ConfirmButton } from '../../../_parts/confirm-button.tsx';
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
  return (
    <ConfirmButton
      action={giveUp}
      input={{ transferId }}
      words={{ action: t('action'), what: t('what'), submit: t('submit'), done: t('done') }}
    />
  );
}
