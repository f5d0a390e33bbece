import type { Reader, Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { bookCosts, type RatedCost } from './book-costs.ts';

/** A campaign, and the channel that it is to stand on. */
export type CampaignMove = { platform: string; campaign: string; channelId: string };

type Booked = {
  id: string;
  channelId: string;
  adGroup: string;
  day: string;
  reportedMinor: number;
  version: number;
};

/** The condition of days that can move: they stand elsewhere, and the channel has nothing of the same day and ad group. */
export const MOVABLE = `s.platform = $1 and s.campaign = $2 and s.channel_id <> $3 and not exists (
  select from ad_spend there where there.platform = s.platform and there.campaign = s.campaign and there.day = s.day
    and there.ad_group = s.ad_group and there.channel_id = $3)
  and s.channel_id = (select channel_id from ad_spend same where same.platform = s.platform and same.campaign = s.campaign
    and same.day = s.day and same.ad_group = s.ad_group and same.channel_id <> $3 order by same.id limit 1)`;

/**
 * Takes the booked days of a campaign over to a channel: the opposite cost on the channel before and the same on the new
 * one, each dated on the day itself, so a closed month's count from the first open day. What a channel has of the same day
 * and ad group already stays as it is. Says how many days moved, and what they cost in the reporting currency.
 */
export async function moveSpend(
  tx: Tx,
  move: CampaignMove,
  by: { now: Date; reportingCurrency: string },
): Promise<{ days: number; amountMinor: number; channelIds: string[] }> {
  const rows = await takeOver(tx, move, by.now);
  const costs = rows
    .filter(({ reportedMinor }) => reportedMinor !== 0)
    .flatMap((row): RatedCost[] => {
      const told = `spend:${row.id}:${row.version}`;
      const cost = {
        ...{ kind: 'advertising' as const, day: row.day, campaign: move.campaign },
        ...{ currency: by.reportingCurrency, rate: '1' },
        note: [move.platform, row.adGroup].filter(Boolean).join(' · '),
      };
      const there = { channelId: row.channelId, externalId: `${told}:away`, sign: -1 };
      const here = { channelId: move.channelId, externalId: told, sign: 1 };
      return [there, here].map(({ sign, ...side }) => {
        const minor = sign * row.reportedMinor;
        return { ...cost, ...side, id: newId(by.now.getTime()), amountMinor: minor, reportedMinor: minor };
      });
    });
  await bookCosts(tx, costs, { now: by.now, kind: 'adjustment' });
  return {
    days: new Set(rows.map(({ day }) => day)).size,
    amountMinor: rows.reduce((sum, { reportedMinor }) => sum + reportedMinor, 0),
    channelIds: [...new Set(rows.map(({ channelId }) => channelId))],
  };
}

async function takeOver(tx: Tx, move: CampaignMove, now: Date): Promise<Booked[]> {
  const { rows } = await tx.$client.query<Booked>(
    `with movable as (
       select s.id, s.channel_id, s.ad_group, s.day, s.reported_minor, s.version from ad_spend s where ${MOVABLE} for update
     ), moved as (
       update ad_spend set channel_id = $3, version = movable.version + 1, updated_at = $4
       from movable where ad_spend.id = movable.id returning ad_spend.id, ad_spend.version
     )
     select id, movable.channel_id as "channelId", ad_group as "adGroup", day::text as day,
       reported_minor as "reportedMinor", moved.version
     from movable join moved using (id) order by movable.day, id`,
    [move.platform, move.campaign, move.channelId, now],
  );
  return rows;
}

/** What would move of one channel's days; amounts in the reporting currency. */
export type MovePart = {
  channelId: string;
  channelName: string;
  days: number;
  from: string;
  to: string;
  amountMinor: number;
  /** Of it what lies in closed months, and so counts from the first open day. */
  closedMinor: number;
};

/** What `moveSpend` would take over, by the channel that has it now. */
export async function readMove(db: Reader, move: CampaignMove): Promise<MovePart[]> {
  const { rows } = await db.$client.query<MovePart>(
    `select s.channel_id as "channelId", c.name as "channelName", count(distinct s.day)::integer as days,
       min(s.day)::text as "from", max(s.day)::text as "to", sum(s.reported_minor)::bigint as "amountMinor",
       coalesce(sum(s.reported_minor) filter (where s.day <= closed_until()), 0)::bigint as "closedMinor"
     from ad_spend s join channels c on c.id = s.channel_id where ${MOVABLE}
     group by s.channel_id, c.name order by c.name, s.channel_id`,
    [move.platform, move.campaign, move.channelId],
  );
  return rows;
}
