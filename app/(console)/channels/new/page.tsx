import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listLocations } from '#domains/fulfilment/list-locations.ts';
import { can } from '#domains/team/can.ts';
import { isServing } from '../channel-choices.ts';
import { ChannelForm } from './channel-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('channels'))('add') };
}

/** Opens a channel. */
export default async function NewChannelPage() {
  const [t, { ctx, business }] = await Promise.all([getTranslations('channels'), requireSession()]);
  if (!can(ctx.actor, 'channel.write')) return <EmptyState kind="no-permission" />;
  const locations = await listLocations(ctx);
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('add')} answers={t('form.answers')} />
      <ChannelForm
        currency={business.reportingCurrency}
        businessZone={business.timeZone}
        zones={['UTC', ...Intl.supportedValuesOf('timeZone')]}
        locations={locations.filter(isServing).map(({ id, name, code }) => ({ id, name, code }))}
      />
    </div>
  );
}
