import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireSession, type Session } from '#app/_server/session.ts';
import { type ChannelRow, getChannel } from '#domains/channels/list-channels.ts';
import { can } from '#domains/team/can.ts';

/** One read for head, title and page. Null for those who may not see channels; what does not exist is not found. */
export const loadChannel = cache(
  async (channelId: string): Promise<{ session: Session; channel: ChannelRow | null }> => {
    const session = await requireSession();
    if (!can(session.ctx.actor, 'channel.read')) return { session, channel: null };
    const channel = await getChannel(session.ctx, channelId);
    return { session, channel: channel ?? notFound() };
  },
);
