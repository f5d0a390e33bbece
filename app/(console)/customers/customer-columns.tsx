import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '#components/table/column.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Count, Money, Time, TimeAgo } from '#components/ui/figures.tsx';
import type { CustomerRow } from '#domains/customers/list-customers.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CountryName } from '../orders/country-name.tsx';
import { orderNumber } from '../orders/order-number.ts';
import { useOutlookColumns } from './outlook-columns.tsx';

// Hidden at first, as what is foretold is: who shows the column loads its marks.
const ContactMarks = dynamic(() => import('./contact-marks.tsx').then((file) => file.ContactMarks));

/** So many channels are named; more are counted. */
const NAMED_CHANNELS = 2;

type Shown = { prefs: Prefs; now: Date; currency: string };

/** The columns of the list of customers, in order. `now` is one for the whole page. */
export function useCustomerColumns({ prefs, now, currency }: Shown): Column<CustomerRow>[] {
  const t = useTranslations('customers');
  const outlook = useOutlookColumns({ prefs, currency });
  const column = (
    key: string,
    render: (row: CustomerRow) => ReactNode,
    more: Partial<Column<CustomerRow>> = {},
  ): Column<CustomerRow> => ({ key, header: t(`column.${key}`), render, ...more });
  const day = (at: string | null) => (at ? <Time at={new Date(at)} prefs={prefs} shape="date" /> : '–');
  const money = (amountMinor: number) => (
    <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
  );
  const later = { isHiddenAtFirst: true };
  return [
    column('name', (row) => <UserText>{row.name || t('noName')}</UserText>),
    column('phone', (row) => (row.phone ? <Ltr>{row.phone}</Ltr> : '–')),
    column('email', (row) => (row.email ? <Ltr>{row.email}</Ltr> : '–'), later),
    column('channels', (row) => <Channels row={row} prefs={prefs} />),
    column('orders', (row) => <Count value={row.orders} prefs={prefs} />, { align: 'end', isSortable: true }),
    column('net', (row) => money(row.netMinor), { align: 'end', isSortable: true }),
    column('gross', (row) => money(row.grossMinor), { align: 'end', ...later }),
    column(
      'last',
      (row) =>
        row.lastOrderAt ? <TimeAgo at={new Date(row.lastOrderAt)} now={now} prefs={prefs} /> : t('never'),
      { isSortable: true },
    ),
    column('first', (row) => day(row.firstOrderAt), later),
    column('firstChannel', ({ firstChannel }) =>
      firstChannel ? <ChannelMark kind={firstChannel.kind}>{firstChannel.name}</ChannelMark> : '–',
    ),
    column(
      'lastChannel',
      ({ lastChannel }) =>
        lastChannel ? <ChannelMark kind={lastChannel.kind}>{lastChannel.name}</ChannelMark> : '–',
      later,
    ),
    ...outlook,
    column('may', (row) => <ContactMarks marks={row.marks} />, later),
    column('country', (row) => (row.country ? <CountryName code={row.country} prefs={prefs} /> : '–'), later),
    column('tags', (row) => <UserText>{row.tags.join(' · ') || '–'}</UserText>, later),
    column('newest', (row) => day(row.createdAt), { isSortable: true, ...later }),
    column('number', (row) => orderNumber(row.number, prefs), { align: 'end', ...later }),
  ];
}

function Channels({ row, prefs }: { row: CustomerRow; prefs: Prefs }) {
  const { channels } = row;
  if (channels.length === 0) return '–';
  const more = channels.length - NAMED_CHANNELS;
  return (
    <span className="flex items-center gap-3" title={channels.map((channel) => channel.name).join(' · ')}>
      {channels.slice(0, NAMED_CHANNELS).map((channel) => (
        <ChannelMark key={channel.name} kind={channel.kind}>
          {channel.name}
        </ChannelMark>
      ))}
      {more > 0 ? (
        <bdi dir="ltr" className="text-quiet">
          +<Count value={more} prefs={prefs} />
        </bdi>
      ) : null}
    </span>
  );
}
