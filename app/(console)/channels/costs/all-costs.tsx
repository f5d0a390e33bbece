import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Money } from '#components/ui/figures.tsx';
import type { CostRow } from '#domains/analytics/board/list-costs.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CardTable } from '../_cards/card-table.tsx';
import { TakeBackButton } from '../[channelId]/costs/take-back-button.tsx';
import { ENTERED_COSTS } from '../cost-kinds.ts';
import { CostDays } from './cost-days.tsx';

type Props = {
  rows: readonly CostRow[];
  location: ListLocation;
  mayWrite: boolean;
  currency: string;
  prefs: Prefs;
};

/** The costs of all channels, the latest day first. */
export function AllCosts({ rows, location, mayWrite, currency, prefs }: Props) {
  const t = useTranslations('costs');
  const tCost = useTranslations('channels.cost');
  const nameOf = (kind: string) => {
    const known = ENTERED_COSTS.find((one) => one === kind);
    return known ? tCost(`kinds.${known}`) : kind;
  };
  const columns: Column<CostRow>[] = [
    { key: 'day', header: tCost('day'), render: (row) => <CostDays row={row} prefs={prefs} /> },
    {
      key: 'kind',
      header: tCost('kind'),
      render: (row) => nameOf(row.kind),
    },
    {
      key: 'amount',
      header: tCost('amountColumn'),
      align: 'end',
      render: (row) => <Amount row={row} currency={currency} prefs={prefs} />,
    },
    {
      key: 'channel',
      header: t('channel'),
      render: (row) => (row.channelName ? <UserText>{row.channelName}</UserText> : t('several')),
    },
    { key: 'what', header: t('what'), render: (row) => <What row={row} location={location} /> },
  ];
  if (mayWrite)
    columns.push({
      key: 'takeBack',
      header: '',
      align: 'end',
      render: (row) => {
        if (row.isTakenBack) return <Badge>{tCost('wasTakenBack')}</Badge>;
        if (row.amountMinor <= 0 || row.isDerived) return null;
        return (
          <span data-no-print>
            <TakeBackButton channelId={row.channelId} cost={row} label={nameOf(row.kind)} />
          </span>
        );
      },
    });
  return (
    <CardTable
      head="kind"
      figure="amount"
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => `${nameOf(row.kind)} ${row.channelName ?? row.note}`}
      location={location}
      empty={<EmptyState kind="nothing-yet" title={tCost('none')} hint={t('noneHint')} />}
    />
  );
}

/** In the reporting currency, and as it was paid where that is another. */
function Amount({ row, currency, prefs }: { row: CostRow; currency: string; prefs: Prefs }) {
  return (
    <>
      <Money amountMinor={row.reportedMinor} currency={currency} prefs={prefs} />
      {row.currency === currency ? null : (
        <span className="block text-sm text-quiet">
          <Money amountMinor={row.amountMinor} currency={row.currency} prefs={prefs} />
        </span>
      )}
    </>
  );
}

function What({ row, location }: { row: CostRow; location: ListLocation }) {
  const t = useTranslations('costs');
  const texts = [row.campaign, row.note].filter((text) => text !== null && text !== '');
  if (row.sharedCostId)
    return (
      <Link
        href={asRoute(`/channels/costs/monthly?month=${row.sharedCostId}`)}
        className="underline-offset-2 hover:underline"
      >
        <UserText>{row.note}</UserText> · {t('why')}
      </Link>
    );
  if (row.campaign)
    return (
      <Link
        href={asRoute(hrefWith(location, { campaign: row.campaign }))}
        className="underline-offset-2 hover:underline"
      >
        <UserText>{texts.join(' · ')}</UserText>
      </Link>
    );
  if (row.orderId)
    return (
      <Link href={asRoute(`/orders/${row.orderId}`)} className="underline-offset-2 hover:underline">
        {t('order')}
      </Link>
    );
  return <UserText>{texts.join(' · ') || '–'}</UserText>;
}
