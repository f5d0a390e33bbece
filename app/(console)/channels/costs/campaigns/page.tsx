import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import type { ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listCampaigns } from '#domains/channels/costs/list-campaigns.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { CostFrame } from '../cost-frame.tsx';
import { readAsked } from '../read-asked.ts';
import { CampaignTable } from './campaign-table.tsx';
import { MapCampaignForm } from './map-campaign-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('costs.campaigns'))('title') };
}

/** What campaigns cost, what their platforms claim, and which channel each sells for. */
export default async function CampaignsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('costs.campaigns'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'cost.read')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const channels = await listChannels(ctx);
  const { choice, channelId } = readAsked(params, { channels, today, calendar: prefs.calendar });
  const rows = await listCampaigns(ctx, { ...choice.period, channelId });
  const mayWrite = can(ctx.actor, 'cost.write');
  const location = { pathname: '/channels/costs/campaigns', params };
  return (
    <CostFrame
      part="campaigns"
      choice={choice}
      location={location}
      prefs={prefs}
      action={
        can(ctx.actor, 'import.run') ? (
          <LinkButton look="primary" href="/imports/new?kind=spend">
            {t('import')}
          </LinkButton>
        ) : null
      }
    >
      <div className="flex flex-col gap-6">
        <CampaignTable rows={rows} location={location} currency={business.reportingCurrency} prefs={prefs} />
        {mayWrite ? (
          <MapCampaignForm
            channels={channels
              .filter((one) => one.isActive)
              .map(({ id, name }) => ({ value: id, label: name }))}
            currency={business.reportingCurrency}
            known={rows.map(({ platform, campaign, mappedTo }) => ({ platform, campaign, mappedTo }))}
          />
        ) : null}
      </div>
    </CostFrame>
  );
}
