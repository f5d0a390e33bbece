const MINUTE_MS = 60_000;

// From so long on messages that wait are an outage, and a worker that was not heard of.
const STUCK_MINUTES = 15;
const SILENT_MINUTES = 15;
const FEWEST_REFUSED = 3;

/** What is known of a channel's way in. */
export type ChannelState = {
  channelId: string;
  /** The oldest message that waits. */
  waitingSince: Date | null;
  /** Messages refused today for their signature, and the last one that was let in. */
  refusedToday: number;
  lastInboundAt: Date | null;
  dayBeganAt: Date;
  /** Since when its listings cannot be read; null while they can. */
  unreadSince: Date | null;
};

/** An outage that is now. */
export type Outage = { channelId: string; kind: 'stuck' | 'refused' | 'source'; beganAt: Date };

/**
 * The outages of a channel: messages that wait for more than a quarter of an hour, three or more refused today and none let
 * in since the day began, listings that cannot be read.
 */
export function findOutages(state: ChannelState, now: Date): Outage[] {
  const { channelId, waitingSince, refusedToday, lastInboundAt, dayBeganAt, unreadSince } = state;
  const found: Outage[] = [];
  if (waitingSince && now.getTime() - waitingSince.getTime() > STUCK_MINUTES * MINUTE_MS)
    found.push({ channelId, kind: 'stuck', beganAt: waitingSince });
  const isLetIn = lastInboundAt !== null && lastInboundAt >= dayBeganAt;
  if (refusedToday >= FEWEST_REFUSED && !isLetIn)
    found.push({ channelId, kind: 'refused', beganAt: dayBeganAt });
  if (unreadSince) found.push({ channelId, kind: 'source', beganAt: unreadSince });
  return found;
}

/** Whether nobody was at work between two looks. */
export function wasSilent(beatAt: Date | null, now: Date): boolean {
  return beatAt !== null && now.getTime() - beatAt.getTime() > SILENT_MINUTES * MINUTE_MS;
}
