import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { PurchaseStatus } from '#domains/purchasing/orders/purchase-status.ts';

const TONES: Record<PurchaseStatus, Tone> = {
  draft: 'neutral',
  sent: 'info',
  part_received: 'accent',
  closed: 'ok',
  cancelled: 'neutral',
};

/** Where a purchase order stands, and beside it that its goods are late. */
export function PurchaseStatusBadge({ status, isLate }: { status: PurchaseStatus; isLate?: boolean }) {
  const t = useTranslations('purchasing');
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
      {isLate ? <Badge tone="warn">{t('late')}</Badge> : null}
    </span>
  );
}
