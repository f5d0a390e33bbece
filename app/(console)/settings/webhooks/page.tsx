import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listWebhookDeliveries, listWebhooks } from '#domains/events/list-webhooks.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { EndpointList } from './endpoint-list.tsx';
import { TELLABLE_KINDS } from './event-key.ts';
import { AddWebhookButton } from './webhook-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.webhooks'))('name') };
}

/** The addresses that hear of events, and everything that was sent to them. */
export default async function WebhooksPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx, prefs }, params] = await Promise.all([
    getTranslations('settings'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'webhook.read')) return <EmptyState kind="no-permission" />;
  const after = firstValueOf(params.after);
  const before = after && isId(after) ? after : undefined;
  const [endpoints, deliveries] = await Promise.all([
    listWebhooks(ctx),
    listWebhookDeliveries(ctx, { before }),
  ]);
  const mayWrite = can(ctx.actor, 'webhook.write');
  const add = mayWrite ? <AddWebhookButton kinds={TELLABLE_KINDS} /> : null;
  const location = { pathname: '/settings/webhooks', params };
  return (
    <>
      <PageHeader title={t('place.webhooks.name')} answers={t('place.webhooks.answers')} action={add} />
      {endpoints.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('webhook.none')} hint={t('webhook.noneHint')} />
      ) : (
        <div className="flex flex-col gap-6">
          <Panel title={t('webhook.list')}>
            <EndpointList endpoints={endpoints} mayWrite={mayWrite} now={ctx.now} />
          </Panel>
          <div>
            <h2 className="mb-2 font-medium">{t('delivery.title')}</h2>
            <DeliveryTable
              rows={deliveries.rows}
              location={location}
              mayWrite={mayWrite}
              now={ctx.now}
              prefs={prefs}
            />
            <Pager location={location} after={deliveries.next} />
          </div>
        </div>
      )}
    </>
  );
}
