import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import type { ListLocation } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import type { PeopleBehind, PersonBehind } from '#domains/analytics/retention/list-people-behind.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { CardTable } from '../../_cards/card-table.tsx';

type Props = {
  page: PeopleBehind;
  /** The figures are of all their time, not of the days asked for. */
  isEver: boolean;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** The people behind a figure; above them what all of them come to, on however many pages. */
export function PeopleTable({ page, isEver, location, currency, prefs }: Props) {
  const t = useTranslations('retention.people');
  const { sums } = page;
  const columns: Column<PersonBehind>[] = [
    {
      key: 'name',
      header: t('name'),
      render: (row) => <bdi>{row.name || orderNumber(row.number, prefs)}</bdi>,
    },
    { key: 'channel', header: t('channel'), render: (row) => <bdi>{row.channelName}</bdi> },
    { key: 'first', header: t('first'), render: (row) => <Day on={row.firstOn} prefs={prefs} /> },
    {
      key: 'orders',
      header: t(isEver ? 'purchases' : 'orders'),
      align: 'end',
      render: (row) => <Count value={row.orders} prefs={prefs} />,
    },
    {
      key: 'net',
      header: t('net'),
      align: 'end',
      render: (row) => <Money amountMinor={row.netMinor} currency={currency} prefs={prefs} />,
    },
  ];
  if (sums.cm2Minor !== null) {
    columns.push({
      key: 'cm2',
      header: t('cm2'),
      align: 'end',
      render: (row) => <Money amountMinor={row.cm2Minor ?? 0} currency={currency} prefs={prefs} />,
    });
  }
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1" data-sums>
        <Sum name={t(isEver ? 'customers' : 'buyers')}>
          <Count value={isEver ? sums.people : sums.buyers} prefs={prefs} />
        </Sum>
        {isEver ? null : (
          <Sum name={t('orders')}>
            <Count value={sums.orders} prefs={prefs} />
          </Sum>
        )}
        <Sum name={t('net')}>
          <Money amountMinor={sums.netMinor} currency={currency} prefs={prefs} />
        </Sum>
        {sums.cm2Minor === null ? null : (
          <Sum name={t('cm2')}>
            <Money amountMinor={sums.cm2Minor} currency={currency} prefs={prefs} />
          </Sum>
        )}
      </p>
      {sums.people > sums.buyers && !isEver ? <p className="mb-3 text-sm text-quiet">{t('others')}</p> : null}
      <CardTable
        head="name"
        figure="net"
        label={t('title')}
        columns={columns}
        rows={page.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name || orderNumber(row.number, prefs)}
        rowHref={(row) => `/customers/${row.id}`}
        location={location}
        empty={<EmptyState kind="no-match" title={t('none')} hint={t('noneHint')} />}
      />
    </>
  );
}

function Sum({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <span>
      <span className="text-quiet">{name}</span> <span className="font-medium">{children}</span>
    </span>
  );
}
