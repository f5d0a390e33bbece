import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Day } from '#components/ui/figures.tsx';
import type { Transfer } from '#domains/inventory/transfers/get-transfer.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { TransferStatusBadge } from '../status-badge.tsx';
import { transferNumber } from '../transfer-number.ts';

/** Which transfer it is, where it stands, from where to where and until when. */
export function TransferHead({ transfer, prefs }: { transfer: Transfer; prefs: Prefs }) {
  const t = useTranslations('stock-work.transfer');
  return (
    <header className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-lg font-semibold">
          {t('one', { number: transferNumber(transfer.number, prefs) })}
        </h1>
        <TransferStatusBadge status={transfer.status} />
      </div>
      <p className="flex flex-wrap items-center gap-x-2 text-quiet">
        <UserText>{transfer.fromName}</UserText>
        <ArrowRight aria-label={t('column.to')} className="size-4 rtl:-scale-x-100" />
        <UserText>{transfer.toName}</UserText>
        {transfer.expectedOn ? (
          <span>
            · {t('column.expected')} <Day on={transfer.expectedOn} prefs={prefs} />
          </span>
        ) : null}
      </p>
    </header>
  );
}
