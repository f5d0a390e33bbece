import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import { getInboxItem } from '#domains/channels/list-inbox.ts';
import { can } from '#domains/team/can.ts';
import { ToldReason } from '../../../_parts/told-reason.tsx';
import { ChannelHead } from '../../[channelId]/channel-head.tsx';
import { loadChannel } from '../../[channelId]/load-channel.ts';
import { MessageButtons } from '../../[channelId]/messages/message-actions.tsx';
import { MessageStatus } from '../../[channelId]/messages/message-status.tsx';

type Props = { params: Promise<{ messageId: string }> };

/** One message: what was sent, how it ended and why. */
export default async function MessagePage({ params }: Props) {
  const [t, { ctx, prefs }, { messageId }] = await Promise.all([
    getTranslations('channels.inbox'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'inbox.read')) return <EmptyState kind="no-permission" />;
  const item = /^\d{1,15}$/.test(messageId) ? await getInboxItem(ctx, Number(messageId)) : undefined;
  if (!item) notFound();
  const { channel } = await loadChannel(item.channelId);
  if (!channel) notFound();
  const isOpen = item.status === 'attention' || item.status === 'ignored';
  const time = (at: Date | null) => (at ? <Time at={at} prefs={prefs} /> : '–');
  const stats = [
    { name: t('status'), value: <MessageStatus status={item.status} /> },
    { name: t('received'), value: time(item.receivedAt) },
    { name: t('sent'), value: time(item.sourceAt) },
    { name: t('processed'), value: time(item.processedAt) },
    { name: t('attempts'), value: <Count value={item.attempts} prefs={prefs} /> },
    { name: t('delivery'), value: <Ltr className="break-all">{item.deliveryId}</Ltr> },
    { name: t('resource'), value: <Ltr className="break-all">{item.resourceId ?? '–'}</Ltr> },
    ...(item.subjectKind === 'order' && item.subjectId
      ? [
          {
            name: t('order'),
            value: (
              <Link href={asRoute(`/orders/${item.subjectId}`)} className="hover:underline">
                {t('openOrder')}
              </Link>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ChannelHead channel={channel} actor={ctx.actor} tab="messages" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {item.reason ? (
            <Banner tone={item.status === 'attention' ? 'warn' : 'info'} title={t('reason')}>
              <ToldReason reason={item.reason} facts={item.reasonFacts} prefs={prefs} />
            </Banner>
          ) : null}
          <Panel title={t('body')}>
            <Source text={readable(item.body)} label={t('body')} />
          </Panel>
          <Panel title={t('headers')}>
            <Source text={JSON.stringify(item.headers, null, 2)} label={t('headers')} />
          </Panel>
        </div>
        <div className="flex flex-col gap-4 max-lg:order-first">
          <Panel title={item.topic}>
            <StatRow stats={stats} />
            {isOpen && can(ctx.actor, 'inbox.replay') ? (
              <div className="mt-3 flex flex-wrap gap-2">
                <MessageButtons inboxIds={[item.id]} />
              </div>
            ) : null}
          </Panel>
        </div>
      </div>
    </>
  );
}

function Source({ text, label }: { text: string; label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
      tabIndex={0}
      className="max-h-[32rem] overflow-auto"
    >
      <pre dir="ltr" className="font-mono text-sm break-all whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  );
}

/** JSON is laid out for reading; anything else stays as it came. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
