import type { Tx } from '#db/client.ts';
import type { Spend } from '#domains/channels/costs/write-spend.ts';

const USUAL_DAYS = 7;

type Day = Pick<Spend, 'platform' | 'campaign' | 'day' | 'reportedMinor'>;

/** What a campaign is called over all platforms. */
export function campaignName({ platform, campaign }: Pick<Spend, 'platform' | 'campaign'>): string {
  return `${platform} ${campaign}`;
}

/**
 * What campaigns cost on their middle day, minor units of the reporting currency by campaign's name: by what is known where
 * that is a week or more, else by the told days where they are as many; a campaign without a week of days has no usual day.
 * Days without spend say nothing.
 */
export async function readUsualDays(tx: Tx, told: readonly Day[]): Promise<Map<string, number>> {
  const { rows } = await tx.$client.query<{ key: string; middle: number }>(
    `select platform || ' ' || campaign as key, percentile_cont(0.5) within group (order by minor)::float8 as middle from (
       select platform, campaign, day, sum(reported_minor) as minor from ad_spend
       join (select distinct * from unnest($1::text[], $2::text[]) as u (platform, campaign)) w using (platform, campaign)
       group by platform, campaign, day having sum(reported_minor) > 0
     ) days group by platform, campaign having count(*) >= $3`,
    [told.map(({ platform }) => platform), told.map(({ campaign }) => campaign), USUAL_DAYS],
  );
  return new Map([...middleDays(told), ...rows.map(({ key, middle }) => [key, middle] as const)]);
}

function middleDays(told: readonly Day[]): [string, number][] {
  const campaigns = new Map<string, Map<string, number>>();
  for (const one of told) {
    const days = campaigns.get(campaignName(one)) ?? new Map<string, number>();
    if (one.reportedMinor > 0) days.set(one.day, (days.get(one.day) ?? 0) + one.reportedMinor);
    campaigns.set(campaignName(one), days);
  }
  return [...campaigns].flatMap(([name, days]): [string, number][] => {
    if (days.size < USUAL_DAYS) return [];
    const sorted = [...days.values()].sort((left, right) => left - right);
    const middle = (sorted.length - 1) / 2;
    return [[name, (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2]];
  });
}
