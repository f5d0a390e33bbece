import { z } from 'zod';
import { unseal } from '#lib/seal.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/** What the tokens of channels' listings are sealed for (lib/seal.ts). */
export const LISTING_TOKEN = 'listing-token';

const LONGEST_FAULT = 500;

/** A channel whose listings are to be read now. */
export type DueSource = {
  channelId: string;
  kind: 'shopify' | 'woocommerce' | 'feed';
  url: string;
  token: string | null;
  currency: string;
  timeZone: string;
};

/** Channels whose reading is due, longest untried first. @throws FORBIDDEN for anybody but jobs. */
export async function listDueSources(ctx: Ctx): Promise<DueSource[]> {
  allow(ctx.actor, 'parity.check');
  const { rows } = await ctx.db.$client.query<Omit<DueSource, 'token'> & { sealedToken: string | null }>(
    `select o.channel_id as "channelId", o.kind, o.url, o.sealed_token as "sealedToken", c.currency,
       coalesce(c.time_zone, b.time_zone) as "timeZone"
     from listing_sources o join channels c on c.id = o.channel_id and c.is_active cross join business b
     where o.is_active and (o.tried_at is null or o.tried_at <= $1::timestamptz - o.every_minutes * interval '1 minute')
     order by o.tried_at nulls first, o.channel_id limit 20`,
    [ctx.now],
  );
  return rows.map(({ sealedToken, ...source }) => ({
    ...source,
    token: sealedToken === null ? null : unseal(sealedToken, LISTING_TOKEN),
  }));
}

/** Takes a due reading for oneself; false where another worker has it already. */
export const beginReading = command('parity.check', {
  input: z.strictObject({ channelId: z.uuid() }),
  run: async (tx, { channelId }, { now }) => {
    const { rowCount } = await tx.$client.query(
      `update listing_sources set tried_at = $2 where channel_id = $1 and is_active
         and (tried_at is null or tried_at <= $2::timestamptz - every_minutes * interval '1 minute')`,
      [channelId, now],
    );
    return { result: { isMine: rowCount === 1 }, subjectKind: 'channel', subjectId: channelId };
  },
});

/** Writes down how a reading went: how many listings, or what was wrong. */
export const endReading = command('parity.check', {
  input: z.strictObject({
    channelId: z.uuid(),
    listings: z.number().int().min(0),
    fault: z.string().nullable(),
  }),
  run: async (tx, { channelId, listings, fault }, { now }) => {
    await tx.$client.query(
      `update listing_sources set fault = $3, listings = case when $3::text is null then $2 else listings end,
         read_at = case when $3::text is null then $4 else read_at end where channel_id = $1`,
      [channelId, listings, fault?.slice(0, LONGEST_FAULT) ?? null, now],
    );
    return {
      result: { channelId },
      subjectKind: 'channel',
      subjectId: channelId,
      summary: { listings, fault },
      events: [{ kind: 'parity.changed', subjectKind: 'channel', subjectId: channelId, channelId }],
    };
  },
});
