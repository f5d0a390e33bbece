import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import { formatList } from '#lib/format/format-list.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Why the order is served from where it is served, in one sentence made of the facts of the decision. */
export function WhyHere({ order, prefs }: { order: OrderDetail; prefs: Prefs }) {
  const t = useTranslations('orders.why');
  const { routing, locationName, pickup } = order;
  if (pickup) {
    const shop = () => <UserText>{pickup.locationName}</UserText>;
    return <Why sentence={t.rich('pickup', { place: shop })} />;
  }
  if (!routing || (routing.reason === 'single' && !locationName)) return null;
  const others = routing.wholeAt.filter((name) => name !== locationName);
  const list = formatList(others, prefs);
  const place = () => <UserText>{locationName}</UserText>;
  const sentence =
    routing.reason === 'single'
      ? t.rich(others.length > 0 ? 'first' : 'only', {
          place,
          others: () => <bdi>{list}</bdi>,
        })
      : t.rich(routing.reason, { place });
  return <Why sentence={sentence} />;
}

function Why({ sentence }: { sentence: ReactNode }) {
  const t = useTranslations('orders.why');
  return (
    <div>
      <dt className="text-sm text-quiet">{t('title')}</dt>
      <dd>{sentence}</dd>
    </div>
  );
}
