import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import type { OpenCart } from '#domains/marketing/carts/list-open-carts.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What the story of a person calls each kind of touch. */
const HAPPENED = {
  ...{ view: 'view', search: 'search', cart: 'cart', checkout: 'checkout', message: 'message' },
  ...{
    call: 'call',
    visit: 'visit',
    ad_click: 'ad_click',
    review: 'review',
    purchase: 'order',
    return: 'return',
  },
} as const;

/** Whose cart it is, with a link to the person; or that nobody knows. */
export function CartHolder({ customer }: Pick<OpenCart, 'customer'>) {
  const t = useTranslations('carts');
  if (!customer) return <span className="text-quiet">{t('who.anonymous')}</span>;
  return (
    <Link
      href={asRoute(`/customers/${customer.id}`)}
      prefetch={false}
      className="text-accent hover:underline"
    >
      <UserText>{customer.name || t('unnamed', { number: customer.number })}</UserText>
    </Link>
  );
}

/** The first goods of a cart, and how many lines more. */
export function CartGoods({ goods, lines }: Pick<OpenCart, 'goods' | 'lines'>) {
  const t = useTranslations('carts');
  const more = lines - goods.length;
  return (
    <span className="line-clamp-2 max-w-56 wrap-anywhere max-md:max-w-none">
      <UserText>{goods.join(' · ')}</UserText>
      {more > 0 ? ` ${t('more', { count: more })}` : null}
    </span>
  );
}

/** What the buyer did last, where and when. */
export function LastTouch({ touch, now, prefs }: { touch: OpenCart['lastTouch']; now: Date; prefs: Prefs }) {
  const t = useTranslations('customers.story.happened');
  if (!touch) return '–';
  const happened = Object.entries(HAPPENED).find(([kind]) => kind === touch.kind)?.[1] ?? 'event';
  return (
    <span>
      {t(happened)} · <UserText>{touch.channelName}</UserText> ·{' '}
      <TimeAgo at={new Date(touch.at)} now={now} prefs={prefs} />
    </span>
  );
}
