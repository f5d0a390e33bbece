import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { getRouting } from '#domains/fulfilment/routing/versions/get-routing.ts';
import { can } from '#domains/team/can.ts';
import { TariffForm } from './tariff-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('routing.tariff'))('title') };
}

/** What parcels cost: what routing counts with. */
export default async function TariffsPage() {
  const [t, { ctx }] = await Promise.all([getTranslations('routing'), requireSession()]);
  if (!can(ctx.actor, 'routing.write')) return <EmptyState kind="no-permission" />;
  const { tariffs, places, currency } = await getRouting(ctx);
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader
        title={t('tariff.title')}
        answers={t('tariff.answers')}
        action={<LinkButton href="/settings/routing">{t('back')}</LinkButton>}
      />
      <Panel title={t('tariff.title')}>
        <TariffForm tariffs={tariffs} places={places} currency={currency} />
      </Panel>
    </div>
  );
}
