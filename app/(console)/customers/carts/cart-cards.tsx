import { useTranslations } from 'next-intl';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money, TimeAgo } from '#components/ui/figures.tsx';
import type { OpenCart } from '#domains/marketing/carts/list-open-carts.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ContactMarks } from '../contact-marks.tsx';
import { CartGoods, CartHolder, LastTouch } from './cart-parts.tsx';

type Props = { rows: readonly OpenCart[]; now: Date; prefs: Prefs };

/** Open carts on a phone: a card each. */
export function CartCards({ rows, now, prefs }: Props) {
  const t = useTranslations('carts');
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3">
          <div className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 font-medium">
              <CartHolder customer={row.customer} />
            </span>
            <span className="shrink-0 font-semibold">
              <Money amountMinor={row.valueMinor} currency={row.currency} prefs={prefs} />
            </span>
          </div>
          <CartGoods goods={row.goods} lines={row.lines} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
            <ChannelMark kind={row.channel.kind}>{row.channel.name}</ChannelMark>
            <span>{t(`reached.${row.reached}`)}</span>
            <TimeAgo at={new Date(row.activityAt)} now={now} prefs={prefs} />
          </div>
          <div className="flex items-center justify-between gap-4 text-sm">
            <span className="min-w-0 text-quiet">
              <LastTouch touch={row.lastTouch} now={now} prefs={prefs} />
            </span>
            <ContactMarks marks={row.marks} />
          </div>
        </li>
      ))}
    </ul>
  );
}
