import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Count, Money, TimeAgo } from '#components/ui/figures.tsx';
import type { CustomerRow } from '#domains/customers/list-customers.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = {
  rows: readonly CustomerRow[];
  now: Date;
  prefs: Prefs;
  currency: string;
  isFresh: (row: CustomerRow) => boolean;
};

/** The list of customers on a phone: a card a person, the whole of it to be pressed. */
export function CustomerCards({ rows, now, prefs, currency, isFresh }: Props) {
  const t = useTranslations('customers');
  return (
    <ul aria-label={t('title')} className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            href={asRoute(`/customers/${row.id}`)}
            prefetch={false}
            className={`flex flex-col gap-2 rounded-md border border-line bg-surface p-3 ${isFresh(row) ? 'flash-once' : ''}`}
          >
            <span className="flex items-baseline justify-between gap-3">
              <UserText className="min-w-0 truncate font-medium">{row.name || t('noName')}</UserText>
              <span className="shrink-0 font-medium">
                <Money amountMinor={row.netMinor} currency={currency} prefs={prefs} />
              </span>
            </span>
            <span className="flex items-center justify-between gap-3 text-sm text-quiet">
              {row.phone || row.email ? (
                <Ltr className="min-w-0 truncate">{row.phone ?? row.email}</Ltr>
              ) : (
                '–'
              )}
              <span className="shrink-0">
                {t('column.orders')} <Count value={row.orders} prefs={prefs} />
              </span>
            </span>
            <span className="flex items-center justify-between gap-3 text-sm text-quiet">
              <span className="flex min-w-0 flex-wrap gap-x-3">
                {row.channels.slice(0, 2).map(({ name, kind }) => (
                  <ChannelMark key={name} kind={kind}>
                    {name}
                  </ChannelMark>
                ))}
              </span>
              {row.lastOrderAt ? (
                <TimeAgo at={new Date(row.lastOrderAt)} now={now} prefs={prefs} />
              ) : (
                t('never')
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
