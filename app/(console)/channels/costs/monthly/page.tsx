import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import {
  findRecurringOf,
  listRecurring,
  listSharedMonths,
} from '#domains/channels/costs/shared/list-recurring.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { listPlaces } from '#domains/inventory/list-places.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { CostFrame } from '../cost-frame.tsx';
import { readAsked } from '../read-asked.ts';
import { AddRecurringButton } from './add-recurring-button.tsx';
import { MonthShares } from './month-shares.tsx';
import { RecurringTable } from './recurring-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('costs.monthly'))('title') };
}

/** Costs that come each month, and how each of their months was spread over the channels. */
export default async function MonthlyCostsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [{ ctx, prefs, business }, params] = await Promise.all([requireSession(), searchParams]);
  if (!can(ctx.actor, 'cost.read')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const [channels, rows, places] = await Promise.all([
    listChannels(ctx),
    listRecurring(ctx),
    listPlaces(ctx),
  ]);
  const { choice } = readAsked(params, { channels, today, calendar: prefs.calendar });
  const month = firstValueOf(params.month);
  const wanted = month ? await findRecurringOf(ctx, month) : firstValueOf(params.cost);
  const shown = rows.find(({ id }) => id === wanted) ?? rows[0];
  const months = shown ? await listSharedMonths(ctx, shown.id) : [];
  const mayWrite = can(ctx.actor, 'cost.write');
  const location = { pathname: '/channels/costs/monthly', params };
  return (
    <CostFrame
      part="monthly"
      choice={choice}
      location={location}
      prefs={prefs}
      action={
        mayWrite ? (
          <AddRecurringButton
            channels={channels.filter((one) => one.isActive).map(({ id, name }) => ({ id, name }))}
            places={places.map(({ id, name }) => ({ value: id, label: name }))}
            currency={business.reportingCurrency}
            today={today}
          />
        ) : null
      }
    >
      <div className="flex flex-col gap-6">
        <RecurringTable rows={rows} location={location} mayWrite={mayWrite} today={today} prefs={prefs} />
        {shown ? (
          <MonthShares
            cost={shown}
            months={months}
            opened={month}
            currency={business.reportingCurrency}
            prefs={prefs}
          />
        ) : null}
      </div>
    </CostFrame>
  );
}
