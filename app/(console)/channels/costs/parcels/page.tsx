import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import type { ListParams } from '#components/table/list-location.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listParcelTariffs, listUnknownParcels } from '#domains/channels/costs/list-parcel-tariffs.ts';
import { listChannels } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';
import { dayIn } from '#lib/time.ts';
import { CostFrame } from '../cost-frame.tsx';
import { readAsked } from '../read-asked.ts';
import { ParcelBillButton } from './parcel-bill-button.tsx';
import { TariffForm } from './tariff-form.tsx';
import { TariffList } from './tariff-list.tsx';
import { UnknownParcels } from './unknown-parcels.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('costs.parcels'))('title') };
}

/** What parcels are expected to cost, which parcels' cost nobody knows, and what carriers bill. */
export default async function ParcelCostsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs, business }, params] = await Promise.all([
    getTranslations('costs.parcels'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'cost.read')) return <EmptyState kind="no-permission" />;
  const today = dayIn(business.timeZone, ctx.now);
  const channels = await listChannels(ctx);
  const { choice, channelId } = readAsked(params, { channels, today, calendar: prefs.calendar });
  const [tariffs, unknown] = await Promise.all([
    listParcelTariffs(ctx),
    listUnknownParcels(ctx, { ...choice.period, channelId }),
  ]);
  const mayWrite = can(ctx.actor, 'cost.write');
  const currency = business.reportingCurrency;
  return (
    <CostFrame
      part="parcels"
      choice={choice}
      location={{ pathname: '/channels/costs/parcels', params }}
      prefs={prefs}
      action={mayWrite ? <ParcelBillButton currency={currency} today={today} /> : null}
    >
      <div className="flex flex-col gap-6">
        <Panel
          title={t('tariffs')}
          action={mayWrite ? <TariffForm tariffs={tariffs} currency={currency} today={today} /> : null}
        >
          <p className="mb-2 text-quiet">{t('tariffsHint')}</p>
          <TariffList tariffs={tariffs} currency={currency} prefs={prefs} />
        </Panel>
        {tariffs.length + unknown.length === 0 ? null : (
          <Panel title={t('unknown')}>
            <UnknownParcels parcels={unknown} prefs={prefs} />
          </Panel>
        )}
      </div>
    </CostFrame>
  );
}
