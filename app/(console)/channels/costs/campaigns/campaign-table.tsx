import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import type { CampaignRow } from '#domains/channels/costs/list-campaigns.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CardTable } from '../../_cards/card-table.tsx';

/** The campaigns of some days, the dearest first; a press shows the costs of one. */
export function CampaignTable({
  rows,
  location,
  currency,
  prefs,
}: {
  rows: readonly CampaignRow[];
  location: ListLocation;
  currency: string;
  prefs: Prefs;
}) {
  const t = useTranslations('costs.campaigns');
  const money = (amountMinor: number | null) =>
    amountMinor === null ? '–' : <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />;
  const count = (value: number | null) => (value === null ? '–' : <Count value={value} prefs={prefs} />);
  // What it costs stands beside the name, where a phone shows it.
  const columns: Column<CampaignRow>[] = [
    { key: 'campaign', header: t('campaign'), render: (row) => <UserText>{row.campaign}</UserText> },
    { key: 'spend', header: t('spend'), align: 'end', render: (row) => money(row.spendMinor) },
    { key: 'channel', header: t('channel'), render: (row) => <UserText>{row.channelName}</UserText> },
    { key: 'platform', header: t('platform'), render: (row) => <UserText>{row.platform}</UserText> },
    { key: 'days', header: t('days'), align: 'end', render: (row) => count(row.days) },
    { key: 'clicks', header: t('clicks'), align: 'end', render: (row) => count(row.clicks) },
    {
      key: 'conversions',
      header: t('conversions'),
      align: 'end',
      render: (row) => count(row.claimedConversions),
    },
    { key: 'value', header: t('value'), align: 'end', render: (row) => money(row.claimedValueMinor) },
  ];
  const { from, to, preset } = location.params;
  const costs = { pathname: '/channels/costs', params: { from, to, preset } };
  return (
    <CardTable
      head="campaign"
      figure="spend"
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.platform} ${row.campaign} ${row.channelId}`}
      rowLabel={(row) => row.campaign}
      rowHref={(row) => hrefWith(costs, { campaign: row.campaign, channel: row.channelId })}
      location={location}
      empty={<EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />}
    />
  );
}
