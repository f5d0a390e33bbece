import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import type { ListLocation } from '#components/table/list-location.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Day, Money } from '#components/ui/figures.tsx';
import type { RecurringRow } from '#domains/channels/costs/shared/list-recurring.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CardTable } from '../../_cards/card-table.tsx';
import { EndButton } from './end-button.tsx';

type Props = {
  rows: readonly RecurringRow[];
  location: ListLocation;
  mayWrite: boolean;
  today: string;
  prefs: Prefs;
};

/** Every cost that comes each month; a press shows how its months were spread. */
export function RecurringTable({ rows, location, mayWrite, today, prefs }: Props) {
  const t = useTranslations('costs.monthly');
  const tKind = useTranslations('channels.cost.kinds');
  const columns: Column<RecurringRow>[] = [
    { key: 'name', header: t('name'), render: (row) => <UserText>{row.name}</UserText> },
    {
      key: 'amount',
      header: t('amountColumn'),
      align: 'end',
      render: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} prefs={prefs} />,
    },
    { key: 'kind', header: t('kind'), render: (row) => tKind(row.kind) },
    {
      key: 'place',
      header: t('place'),
      render: (row) => (row.locationName ? <UserText>{row.locationName}</UserText> : t('wholeBusiness')),
    },
    { key: 'key', header: t('key'), render: (row) => t(`keys.${row.key}`) },
    { key: 'since', header: t('since'), render: (row) => <Day on={row.startsOn} prefs={prefs} /> },
    {
      key: 'until',
      header: t('until'),
      render: (row) => {
        if (row.endsOn === null) return t('goesOn');
        return row.endsOn < row.startsOn ? t('never') : <Day on={row.endsOn} prefs={prefs} />;
      },
    },
  ];
  if (mayWrite)
    columns.push({
      key: 'end',
      header: '',
      align: 'end',
      render: (row) =>
        row.endsOn === null ? (
          <span data-no-print>
            <EndButton id={row.id} name={row.name} today={today} />
          </span>
        ) : null,
    });
  return (
    <CardTable
      head="name"
      figure="amount"
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => `/channels/costs/monthly?cost=${row.id}`}
      location={location}
      empty={<EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />}
    />
  );
}
