import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import type { ListLocation } from '#components/table/list-location.ts';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Money } from '#components/ui/figures.tsx';
import type { CostRow } from '#domains/analytics/board/list-costs.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CardTable } from '../../_cards/card-table.tsx';
import { ENTERED_COSTS } from '../../cost-kinds.ts';
import { CostDays } from '../../costs/cost-days.tsx';
import { TakeBackButton } from './take-back-button.tsx';

type Props = {
  rows: readonly CostRow[];
  channelId: string;
  location: ListLocation;
  mayWrite: boolean;
  prefs: Prefs;
};

/** What was spent on the channel, the latest day first; a wrong one is taken back by its opposite. */
export function CostTable({ rows, channelId, location, mayWrite, prefs }: Props) {
  const t = useTranslations('channels.cost');
  const nameOf = (kind: string) => {
    const known = ENTERED_COSTS.find((one) => one === kind);
    return known ? t(`kinds.${known}`) : kind;
  };
  const columns: Column<CostRow>[] = [
    { key: 'day', header: t('day'), render: (row) => <CostDays row={row} prefs={prefs} /> },
    { key: 'kind', header: t('kind'), render: (row) => nameOf(row.kind) },
    {
      key: 'amount',
      header: t('amountColumn'),
      align: 'end',
      render: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} prefs={prefs} />,
    },
    { key: 'campaign', header: t('campaign'), render: (row) => <UserText>{row.campaign ?? '–'}</UserText> },
    { key: 'note', header: t('note'), render: (row) => <UserText>{row.note || '–'}</UserText> },
    ...(mayWrite
      ? [
          {
            key: 'takeBack',
            header: '',
            align: 'end' as const,
            render: (row: CostRow) => {
              if (row.isTakenBack) return <Badge>{t('wasTakenBack')}</Badge>;
              if (row.amountMinor <= 0 || row.isDerived) return null;
              return (
                <span data-no-print>
                  <TakeBackButton channelId={channelId} cost={row} label={nameOf(row.kind)} />
                </span>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <CardTable
      head="kind"
      figure="amount"
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => nameOf(row.kind)}
      location={location}
      empty={<EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />}
    />
  );
}
