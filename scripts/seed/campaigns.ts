import type { Database } from '#db/client.ts';
import type { World } from './world/world.ts';

const PLATFORMS: Record<string, string> = {
  'search-brand': 'google',
  'search-new': 'google',
  'app-install': 'google',
  'market-sponsored': 'marketplace',
  'insta-stories': 'meta',
  'telegram-posts': 'telegram',
  'sms-shops': 'sms',
};

/**
 * Tells the bills of advertising as what they are, days of campaigns: what was spent stays to the cent, clicks are the
 * visits that came by the campaign, and what the platform claims is what it truly brought and what would have come anyway.
 */
export async function seedCampaigns(db: Database, world: World): Promise<void> {
  const platforms = world.campaigns.map(({ name }) => [name, PLATFORMS[name] ?? 'other'] as const);
  await db.$client.query(
    `with platforms as (select * from unnest($1::text[], $2::text[]) as p (campaign, platform)),
     told as (
       select c.id, c.channel_id, c.campaign, c.day, c.amount_minor, c.currency, c.rate, c.created_at,
         d.expected_orders + t.claims * coalesce(o.orders, 0) as orders, coalesce(o.gross / nullif(o.orders, 0), 0) as worth,
         coalesce(v.clicks, 0) as clicks
       from costs c
       join truth.campaigns t on t.campaign = c.campaign
       join truth.campaign_days d on d.campaign = c.campaign and d.day = c.day
       left join lateral (
         select sum(orders) as orders, sum(gross_minor)::numeric as gross from channel_days_now n
         where n.channel_id = c.channel_id and n.day = c.day
       ) o on true
       left join (
         select campaign, channel_id, (at at time zone $3)::date as day, count(*) as clicks
         from touches where kind = 'ad_click' and campaign is not null group by 1, 2, 3
       ) v on v.campaign = c.campaign and v.channel_id = c.channel_id and v.day = c.day
       where c.kind = 'advertising'
     ), named as (
       update costs set external_id = 'spend:' || costs.id || ':1' from told where costs.id = told.id
     )
     insert into ad_spend (id, channel_id, platform, campaign, day, amount_minor, currency, rate, reported_minor, clicks,
       claimed_conversions, claimed_value_minor, updated_at)
     select told.id, channel_id, platform, told.campaign, day, amount_minor, currency, rate, amount_minor, clicks,
       round(orders::numeric, 2), round(orders::numeric * worth), created_at
     from told join platforms using (campaign)`,
    [
      platforms.map(([name]) => name),
      platforms.map(([, platform]) => platform),
      world.words.business.timeZone,
    ],
  );
}
