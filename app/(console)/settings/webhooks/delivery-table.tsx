import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, TimeAgo } from '#components/ui/figures.tsx';
import type { WebhookDeliveryRow } from '#domains/events/list-webhooks.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { asTellable, eventKey } from './event-key.ts';
import { ResendButton } from './resend-button.tsx';

const TONES: Record<WebhookDeliveryRow['status'], Tone> = { pending: 'info', done: 'ok', failed: 'bad' };

type Props = {
  rows: readonly WebhookDeliveryRow[];
  location: ListLocation;
  mayWrite: boolean;
  now: Date;
  prefs: Prefs;
};

/** What was sent where, how it was answered; anything can be sent again. */
export function DeliveryTable({ rows, location, mayWrite, now, prefs }: Props) {
  const t = useTranslations('settings');
  const tStatus = useTranslations('statuses.job');
  const nameOf = (row: WebhookDeliveryRow) => {
    const kind = asTellable(row.kind);
    return kind ? t(`webhook.event.${eventKey(kind)}`) : (row.kind ?? '–');
  };
  const columns: Column<WebhookDeliveryRow>[] = [
    {
      key: 'created',
      header: t('delivery.created'),
      render: (row) => <TimeAgo at={row.createdAt} now={now} prefs={prefs} />,
    },
    { key: 'event', header: t('delivery.event'), render: nameOf },
    {
      key: 'status',
      header: t('delivery.status'),
      render: (row) => <Badge tone={TONES[row.status]}>{tStatus(row.status)}</Badge>,
    },
    {
      key: 'answer',
      header: t('delivery.answer'),
      render: (row) => <Ltr>{[row.responseStatus, row.responseText].filter(Boolean).join(' ') || '–'}</Ltr>,
    },
    {
      key: 'attempts',
      header: t('delivery.attempts'),
      align: 'end',
      render: (row) => <Count value={row.attempts} prefs={prefs} />,
    },
    { key: 'url', header: t('delivery.url'), render: (row) => <Ltr>{row.url}</Ltr> },
    ...(mayWrite
      ? [
          {
            key: 'resend',
            header: '',
            align: 'end' as const,
            render: (row: WebhookDeliveryRow) =>
              row.status === 'pending' ? null : <ResendButton deliveryId={row.id} />,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label={t('delivery.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLabel={nameOf}
      location={location}
      empty={<EmptyState kind="nothing-yet" title={t('delivery.none')} hint={t('delivery.noneHint')} />}
    />
  );
}
