import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { ChannelMark } from '#components/ui/channel-mark.tsx';
import { Money, TimeAgo } from '#components/ui/figures.tsx';
import type { OpenCart } from '#domains/marketing/carts/list-open-carts.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ContactMarks } from '../contact-marks.tsx';
import { CartGoods, CartHolder, LastTouch } from './cart-parts.tsx';

type Props = { rows: readonly OpenCart[]; location: ListLocation; now: Date; prefs: Prefs };

/** Open carts as a table. */
export function CartTable({ rows, location, now, prefs }: Props) {
  const t = useTranslations('carts');
  const column = (key: Parameters<typeof t>[0] & `column.${string}`, render: Column<OpenCart>['render']) => ({
    key: key.slice('column.'.length),
    header: t(key),
    render,
  });
  const columns: Column<OpenCart>[] = [
    column('column.who', (row) => <CartHolder customer={row.customer} />),
    column('column.channel', (row) => <ChannelMark kind={row.channel.kind}>{row.channel.name}</ChannelMark>),
    column('column.goods', (row) => <CartGoods goods={row.goods} lines={row.lines} />),
    {
      ...column('column.value', (row) => (
        <Money amountMinor={row.valueMinor} currency={row.currency} prefs={prefs} />
      )),
      align: 'end',
    },
    column('column.reached', (row) => t(`reached.${row.reached}`)),
    {
      ...column('column.activity', (row) => (
        <TimeAgo at={new Date(row.activityAt)} now={now} prefs={prefs} />
      )),
      isSortable: true,
    },
    column('column.may', (row) => <ContactMarks marks={row.marks} />),
    column('column.last', (row) => <LastTouch touch={row.lastTouch} now={now} prefs={prefs} />),
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.customer?.name || t('who.anonymous')}
      location={location}
      defaultSort={{ key: 'activity', direction: 'descending' }}
      empty={null}
    />
  );
}
