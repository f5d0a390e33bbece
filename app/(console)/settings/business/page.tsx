import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { hasPostings } from '#domains/settings/update-business.ts';
import { can } from '#domains/team/can.ts';
import { BusinessForm } from './business-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.business'))('name') };
}

/** What the business is called, and what everything in it is counted in. */
export default async function BusinessPage() {
  const [t, { ctx, business }] = await Promise.all([getTranslations('settings'), requireSession()]);
  if (!can(ctx.actor, 'settings.read')) return <EmptyState kind="no-permission" />;
  const mayWrite = can(ctx.actor, 'settings.write');
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('place.business.name')} answers={t('place.business.answers')} />
      {mayWrite ? null : (
        <div className="mb-4">
          <Banner tone="info" title={t('business.noWrite')} />
        </div>
      )}
      <BusinessForm
        business={business}
        isBooked={await hasPostings(ctx)}
        mayWrite={mayWrite}
        zones={['UTC', ...Intl.supportedValuesOf('timeZone')]}
      />
    </div>
  );
}
