import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listCosts, sumBookedCosts, sumCosts } from '#domains/analytics/board/list-costs.ts';
import { listMissingCosts } from '#domains/channels/costs/missing/list-missing-costs.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { AddCostButton } from './add-cost-button.tsx';
import { AllCosts } from './all-costs.tsx';
import { CostFilters } from './cost-filters.tsx';
import { CostFrame } from './cost-frame.tsx';
import { CostTotals } from './cost-totals.tsx';
import { MissingPanel } from './missing-panel.tsx';
import { readAsked } from './read-asked.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('costs'))('title') };
}

/** What is spent on all channels: what is missing first, then the sums, then every cost. */
export default async function CostsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [{ ctx, prefs, business }, params] = await Promise.all([requireSession(), searchParams]);
  if (!can(ctx.actor, 'cost.read')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const channels = await listChannels(ctx);
  const { choice, channelId, kinds, campaign } = readAsked(params, {
    channels,
    today,
    calendar: prefs.calendar,
  });
  const { from, to } = choice.period;
  const filter = { channelId, kinds, campaign, from, to };
  const [missing, page, sums, booked] = await Promise.all([
    listMissingCosts(ctx, { from, to, channelId: channelId ?? null }),
    listCosts(ctx, { ...filter, after: firstValueOf(params.after) }),
    sumCosts(ctx, { channelId, from, to }),
    sumBookedCosts(ctx, { channelId, from, to }),
  ]);
  const location = { pathname: '/channels/costs', params };
  const currency = business.reportingCurrency;
  const mayWrite = can(ctx.actor, 'cost.write');
  const open = channels.filter((channel) => channel.isActive);
  return (
    <CostFrame
      part="all"
      choice={choice}
      location={location}
      prefs={prefs}
      action={mayWrite ? <AddCostButton channels={open} today={today} chosen={channelId} /> : null}
    >
      <div className="flex flex-col gap-4">
        <MissingPanel missing={missing} currency={currency} period={choice.period} prefs={prefs} />
        <CostTotals sums={sums} booked={booked} location={location} currency={currency} prefs={prefs} />
        <div>
          <CostFilters channels={channels.map(({ id, name }) => ({ value: id, label: name }))} />
          <AllCosts
            rows={page.rows}
            location={location}
            mayWrite={mayWrite}
            currency={currency}
            prefs={prefs}
          />
          <Pager location={location} after={page.after} />
        </div>
      </div>
    </CostFrame>
  );
}
