import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, TimeAgo } from '#components/ui/figures.tsx';
import type { ChannelView } from '#domains/parity/drifts/list-channel-views.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CardTable } from '../_cards/card-table.tsx';

type Props = { views: readonly ChannelView[]; now: Date; prefs: Prefs };

/** What is known of each channel's listings, how old it is, and what is missing on either side. */
export function ChannelViews({ views, now, prefs }: Props) {
  const t = useTranslations('parity.views');
  const gaps = (view: ChannelView, what: string) =>
    `/channels/parity/gaps?channel=${view.channelId}&what=${what}`;
  const columns: Column<ChannelView>[] = [
    { key: 'channel', header: t('channel'), render: (view) => <UserText>{view.channelName}</UserText> },
    {
      key: 'readAt',
      header: t('readAt'),
      render: (view) => <LastRead view={view} now={now} prefs={prefs} />,
    },
    {
      key: 'listings',
      header: t('listings'),
      align: 'end',
      render: (view) => <Count value={view.listings} prefs={prefs} />,
    },
    {
      key: 'open',
      header: t('open'),
      align: 'end',
      render: (view) => (
        <Linked value={view.open} href={`/channels/parity?channel=${view.channelId}`} prefs={prefs} />
      ),
    },
    {
      key: 'unknown',
      header: t('unknown'),
      align: 'end',
      render: (view) => <Linked value={view.unknown} href={gaps(view, 'unknown')} prefs={prefs} />,
    },
    {
      key: 'never',
      header: t('never'),
      align: 'end',
      render: (view) =>
        view.neverListed === null ? (
          '–'
        ) : (
          <Linked value={view.neverListed} href={gaps(view, 'never')} prefs={prefs} />
        ),
    },
    {
      key: 'settings',
      header: t('settings'),
      render: (view) => (
        <Link
          href={asRoute(`/channels/${view.channelId}/parity`)}
          prefetch={false}
          aria-label={`${t('toSettings')}: ${view.channelName}`}
          className="text-accent underline"
        >
          {t('toSettings')}
        </Link>
      ),
    },
  ];
  return (
    <section aria-label={t('title')} className="mt-8">
      <h2 className="mb-2 font-medium">{t('title')}</h2>
      <CardTable
        head="channel"
        label={t('title')}
        columns={columns}
        rows={views}
        rowKey={(view) => view.channelId}
        rowLabel={(view) => view.channelName}
        location={{ pathname: '/channels/parity', params: {} }}
        empty={null}
      />
    </section>
  );
}

function LastRead({ view, now, prefs }: { view: ChannelView; now: Date; prefs: Prefs }) {
  const t = useTranslations('parity.views');
  return (
    <>
      {view.readAt ? (
        <TimeAgo at={view.readAt} now={now} prefs={prefs} />
      ) : (
        <span className="text-quiet">{t('notRead')}</span>
      )}
      {view.source?.fault ? <span className="block text-sm text-bad">{t('fault')}</span> : null}
      {view.source?.isPaused ? <span className="block text-sm text-bad">{t('paused')}</span> : null}
    </>
  );
}

function Linked({ value, href, prefs }: { value: number; href: string; prefs: Prefs }) {
  if (value === 0) return <Count value={0} prefs={prefs} />;
  return (
    <Link href={asRoute(href)} prefetch={false} className="text-accent underline">
      <Count value={value} prefs={prefs} />
    </Link>
  );
}
