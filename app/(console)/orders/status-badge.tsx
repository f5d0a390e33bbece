import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import type { OrderStatus, PaymentStatus } from '#domains/orders/order-status.ts';

const STATUS_TONES: Record<OrderStatus, Tone> = {
  attention: 'bad',
  backorder: 'warn',
  reserved: 'accent',
  confirmed: 'info',
  picked: 'info',
  part_shipped: 'info',
  shipped: 'ok',
  cancelled: 'neutral',
};

const PAYMENT_TONES: Record<PaymentStatus, Tone> = {
  unpaid: 'warn',
  part_paid: 'warn',
  paid: 'neutral',
  part_refunded: 'neutral',
  refunded: 'neutral',
};

/** Where an order stands, as a word. */
export function StatusBadge({ status }: { status: OrderStatus }) {
  const t = useTranslations('statuses.order');
  return <Badge tone={STATUS_TONES[status]}>{t(status)}</Badge>;
}

/** How far the money of an order is, as a word. */
export function PaymentBadge({ status }: { status: PaymentStatus }) {
  const t = useTranslations('statuses.payment');
  return <Badge tone={PAYMENT_TONES[status]}>{t(status)}</Badge>;
}

/** That its customer comes to a shop for an order. */
export function PickupBadge() {
  const t = useTranslations('orders.mark');
  return <Badge tone="neutral">{t('pickup')}</Badge>;
}
