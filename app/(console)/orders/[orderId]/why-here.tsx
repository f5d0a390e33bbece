import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import type { OrderDetail } from '#domains/orders/get-order.ts';
import { formatList } from '#lib/format/format-list.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Why the order is served from where it is served, in one sentence made of the facts of the decision. */
export function WhyHere({ order, prefs }: { order: OrderDetail; prefs: Prefs }) {
  const t = useTranslations('orders.why');
  const { routing, locationName } = order;
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
  return (
    <div>
      <dt className="text-sm text-quiet">{t('title')}</dt>
      <dd>{sentence}</dd>
    </div>
  );
}
