import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { can } from '#domains/team/can.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.data'))('name') };
}

/** How data comes in, how it goes out, and how it is kept safe. */
export default async function DataPage() {
  const [t, { ctx }] = await Promise.all([getTranslations('settings'), requireSession()]);
  const { actor } = ctx;
  if (!can(actor, 'import.read')) return <EmptyState kind="no-permission" />;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('place.data.name')} answers={t('place.data.answers')} />
      <div className="flex flex-col gap-4">
        <Panel title={t('data.in')}>
          <p className="mb-3 text-quiet">{t('data.inHint')}</p>
          <div className="flex flex-wrap gap-2">
            {can(actor, 'import.run') ? (
              <LinkButton look="primary" href="/imports/new">
                {t('data.import')}
              </LinkButton>
            ) : null}
            <LinkButton href="/imports">{t('data.imports')}</LinkButton>
          </div>
        </Panel>
        <Panel title={t('data.out')}>
          <p className="mb-3 text-quiet">{t('data.outHint')}</p>
          <div className="flex flex-wrap gap-2">
            {can(actor, 'order.export') ? <LinkButton href="/orders">{t('data.orders')}</LinkButton> : null}
            {can(actor, 'stock.export') ? <LinkButton href="/inventory">{t('data.stock')}</LinkButton> : null}
            {can(actor, 'audit.read') ? <LinkButton href="/activity">{t('data.activity')}</LinkButton> : null}
          </div>
        </Panel>
        <Panel title={t('data.backup')}>
          <p className="text-quiet">{t('data.backupHint')}</p>
          <pre
            dir="ltr"
            className="mt-3 overflow-x-auto rounded-md border border-line bg-neutral-2 p-3 font-mono text-sm"
          >
            {'pg_dump --format=custom --file=pishkhan.dump "$DATABASE_URL"'}
          </pre>
        </Panel>
      </div>
    </div>
  );
}
