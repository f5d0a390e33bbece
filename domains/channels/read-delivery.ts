import type { ChannelSettings } from '#connectors/contract.ts';
import type { Reader } from '#db/client.ts';

/** A stored delivery that waits to be worked off. */
export type PendingDelivery = {
  channelId: string;
  channelName: string;
  slug: string;
  connector: string;
  headers: Record<string, string>;
  body: Buffer;
  settings: ChannelSettings;
};

/** The delivery, when it is still to be done; undefined when it was settled or never stored. */
export async function readPendingDelivery(db: Reader, inboxId: number): Promise<PendingDelivery | undefined> {
  const { rows } = await db.$client.query<Omit<PendingDelivery, 'settings'> & ChannelSettings>({
    name: 'pending-delivery',
    text: `
      select c.id as "channelId", c.name as "channelName", c.slug, c.connector, i.headers, i.body, c.currency,
        coalesce(c.time_zone, b.time_zone) as "timeZone"
      from inbox i join channels c on c.id = i.channel_id cross join business b
      where i.id = $1 and i.status = 'pending'`,
    values: [inboxId],
  });
  const [found] = rows;
  if (!found) return undefined;
  const { currency, timeZone, ...delivery } = found;
  return { ...delivery, settings: { currency, timeZone } };
}
