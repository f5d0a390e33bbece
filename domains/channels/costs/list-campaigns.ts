import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST = 200;

/** What a campaign cost in some days on a channel, and what its platform claims; reporting currency. */
export type CampaignRow = {
  platform: string;
  campaign: string;
  channelId: string;
  channelName: string;
  days: number;
  spendMinor: number;
  impressions: number | null;
  clicks: number | null;
  claimedConversions: number | null;
  claimedValueMinor: number | null;
  /** The channel that reports without a channel go to; null where nobody said. */
  mappedTo: string | null;
};

/** The campaigns of which spend is known in some days, the dearest first. */
export async function listCampaigns(
  ctx: Ctx,
  wanted: { from: string; to: string; channelId?: string | undefined },
): Promise<CampaignRow[]> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<CampaignRow>(
    `select s.platform, s.campaign, c.id as "channelId", c.name as "channelName", count(distinct s.day)::integer as days,
       sum(s.reported_minor)::bigint as "spendMinor", sum(s.impressions)::bigint as impressions, sum(s.clicks)::bigint as clicks,
       sum(s.claimed_conversions)::float8 as "claimedConversions",
       sum(report_minor(s.claimed_value_minor, s.rate, s.currency, b.reporting_currency))::bigint as "claimedValueMinor",
       m.channel_id as "mappedTo"
     from ad_spend s join channels c on c.id = s.channel_id cross join business b
     left join campaign_channels m on m.platform = s.platform and m.campaign = s.campaign
     where s.day between $1 and $2 and ($3::uuid is null or s.channel_id = $3)
     group by s.platform, s.campaign, c.id, m.channel_id order by 6 desc, 1, 2, 3 limit $4`,
    [wanted.from, wanted.to, wanted.channelId ?? null, MOST],
  );
  return rows;
}
