import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listCosts } from '#domains/analytics/board/list-costs.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { AddCostButton } from '../../costs/add-cost-button.tsx';
import { ChannelHead } from '../channel-head.tsx';
import { loadChannel } from '../load-channel.ts';
import { CostTable } from './cost-table.tsx';
import { FeeList } from './fee-list.tsx';
import { SetFeesButton } from './set-fees-button.tsx';
import { StatementButton } from './statement-button.tsx';

type Props = { params: Promise<{ channelId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { channel }] = await Promise.all([
    getTranslations('channels.tab'),
    loadChannel((await params).channelId),
  ]);
  return { title: `${t('costs')} · ${channel?.name ?? ''}` };
}

/** What a channel takes of each order, and what is spent on it. */
export default async function CostsPage({ params, searchParams }: Props) {
  const [t, { ctx, prefs, business }, { channelId }, asked] = await Promise.all([
    getTranslations('channels'),
    requireSession(),
    params,
    searchParams,
  ]);
  const { channel } = await loadChannel(channelId);
  if (!channel || !can(ctx.actor, 'cost.read')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const page = await listCosts(ctx, { channelId: channel.id, after: firstValueOf(asked.after) });
  const location = { pathname: `/channels/${channel.id}/costs`, params: asked };
  const mayWrite = can(ctx.actor, 'cost.write');
  const add = mayWrite ? <AddCostButton channels={[channel]} today={today} /> : null;
  const fees = channel.fees.filter((fee) => fee.validTo === null || fee.validTo >= today);
  return (
    <>
      <ChannelHead channel={channel} actor={ctx.actor} tab="costs" action={add} />
      <div className="flex flex-col gap-6">
        <Panel
          title={t('fee.title')}
          action={
            <span className="flex flex-wrap gap-2">
              {mayWrite ? (
                <StatementButton
                  channelId={channel.id}
                  currency={channel.currency}
                  reportingCurrency={business.reportingCurrency}
                  today={today}
                />
              ) : null}
              {can(ctx.actor, 'channel.write') ? (
                <SetFeesButton
                  channelId={channel.id}
                  fees={fees}
                  currency={business.reportingCurrency}
                  today={today}
                />
              ) : null}
            </span>
          }
        >
          <FeeList fees={fees} currency={business.reportingCurrency} prefs={prefs} />
        </Panel>
        <div>
          <h2 className="mb-2 font-medium">{t('cost.title')}</h2>
          <CostTable
            rows={page.rows}
            channelId={channel.id}
            location={location}
            mayWrite={mayWrite}
            prefs={prefs}
          />
          <Pager location={location} after={page.after} />
        </div>
      </div>
    </>
  );
}
