import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { TransferStatus } from '#domains/inventory/transfers/transfer-status.ts';

const TONES: Record<TransferStatus, Tone> = {
  draft: 'neutral',
  sent: 'info',
  part_received: 'accent',
  received: 'ok',
  cancelled: 'neutral',
};

/** Where a transfer stands, and beside it that it is late. */
export function TransferStatusBadge({ status, isLate }: { status: TransferStatus; isLate?: boolean }) {
  const t = useTranslations('stock-work.transfer');
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
      {isLate ? <Badge tone="warn">{t('late')}</Badge> : null}
    </span>
  );
}
