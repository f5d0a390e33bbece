import type { Reader } from '#db/client.ts';

/** "platform campaign" → the channel that the campaign sells for, as somebody said. */
export async function readCampaignChannels(db: Reader): Promise<Map<string, string>> {
  const { rows } = await db.$client.query<{ key: string; channelId: string }>(
    `select platform || ' ' || campaign as key, channel_id as "channelId" from campaign_channels`,
  );
  return new Map(rows.map(({ key, channelId }) => [key, channelId]));
}

/** Channels by slug and by name, in small letters. */
export async function readChannelKeys(db: Reader): Promise<Map<string, string>> {
  const { rows } = await db.$client.query<{ id: string; slug: string; name: string }>(
    'select id, slug, name from channels order by created_at desc, id',
  );
  return new Map([
    ...rows.map((one) => [one.name.toLowerCase(), one.id] as const),
    ...rows.map((one) => [one.slug.toLowerCase(), one.id] as const),
  ]);
}
