import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { ListLocation } from '#components/table/list-location.ts';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { Count, TimeAgo } from '#components/ui/figures.tsx';
import type { InboxRow } from '#domains/channels/list-inbox.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ToldReason } from '../../../_parts/told-reason.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageStatus } from './message-status.tsx';

type Props = {
  rows: readonly InboxRow[];
  location: ListLocation;
  mayReplay: boolean;
  now: Date;
  prefs: Prefs;
  empty: ReactNode;
};

/** The messages of a channel, newest first; a row opens what was sent. */
export function MessageTable({ rows, location, mayReplay, now, prefs, empty }: Props) {
  const t = useTranslations('channels.inbox');
  const columns: Column<InboxRow>[] = [
    {
      key: 'received',
      header: t('received'),
      render: (row) => <TimeAgo at={row.receivedAt} now={now} prefs={prefs} />,
    },
    { key: 'status', header: t('status'), render: (row) => <MessageStatus status={row.status} /> },
    { key: 'topic', header: t('topic'), render: (row) => <Ltr>{row.topic}</Ltr> },
    { key: 'resource', header: t('resource'), render: (row) => <Ltr>{row.resourceId ?? '–'}</Ltr> },
    {
      key: 'reason',
      header: t('reason'),
      render: (row) => <ToldReason reason={row.reason ?? '–'} facts={row.reasonFacts} prefs={prefs} />,
    },
    {
      key: 'attempts',
      header: t('attempts'),
      align: 'end',
      render: (row) => <Count value={row.attempts} prefs={prefs} />,
    },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowLabel={(row) => `${row.topic} ${row.resourceId ?? row.deliveryId}`}
      rowHref={(row) => `/channels/messages/${row.id}`}
      location={location}
      empty={empty}
      selectionActions={mayReplay ? <MessageActions /> : undefined}
    />
  );
}
