import type { Reader } from '#db/client.ts';

/** "platform campaign" → the channel that the campaign sells for, as somebody said. */
export async function readCampaignChannels(db: Reader): Promise<Map<string, string>> {
  const { rows } = await db.$client.query<{ key: string; channelId: string }>(
    `select platform || ' ' || campaign as key, channel_id as "channelId" from campaign_channels`,
  );
  return new Map(rows.map(({ key, channelId }) => [key, channelId]));
}
