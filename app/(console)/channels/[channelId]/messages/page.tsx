import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { firstValueOf, hrefWith, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listInbox } from '#domains/channels/list-inbox.ts';
import { can } from '#domains/team/can.ts';
import { ChannelHead } from '../channel-head.tsx';
import { loadChannel } from '../load-channel.ts';
import { MessageFilters } from './message-filters.tsx';
import { MESSAGE_STATES } from './message-states.ts';
import { MessageTable } from './message-table.tsx';

type Props = { params: Promise<{ channelId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { channel }] = await Promise.all([
    getTranslations('channels.tab'),
    loadChannel((await params).channelId),
  ]);
  return { title: `${t('messages')} · ${channel?.name ?? ''}` };
}

/** What a channel sent, how each message ended, and what can be done about those that need a person. */
export default async function MessagesPage({ params, searchParams }: Props) {
  const [t, { ctx, prefs }, { channelId }, asked] = await Promise.all([
    getTranslations('channels.inbox'),
    requireSession(),
    params,
    searchParams,
  ]);
  const { channel } = await loadChannel(channelId);
  if (!channel || !can(ctx.actor, 'inbox.read')) return <EmptyState kind="no-permission" />;
  const status = MESSAGE_STATES.find((known) => known === firstValueOf(asked.status));
  const after = firstValueOf(asked.after) ?? '';
  const page = await listInbox(ctx, {
    channelId: channel.id,
    status,
    before: /^\d{1,15}$/.test(after) ? Number(after) : undefined,
  });
  const location = { pathname: `/channels/${channel.id}/messages`, params: asked };
  const showAll = <LinkButton href={hrefWith(location, { status: null })}>{t('showAll')}</LinkButton>;
  return (
    <>
      <ChannelHead channel={channel} actor={ctx.actor} tab="messages" />
      <MessageFilters />
      <MessageTable
        rows={page.rows}
        location={location}
        mayReplay={can(ctx.actor, 'inbox.replay')}
        now={ctx.now}
        prefs={prefs}
        empty={
          status || after ? (
            <EmptyState kind="no-match" action={showAll} />
          ) : (
            <EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />
          )
        }
      />
      <Pager location={location} after={page.next === null ? null : String(page.next)} />
    </>
  );
}
