import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { unseal } from '#lib/seal.ts';
import { command } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { ListingFact, WritableKind } from '../rules/correction.ts';
import { LISTING_TOKEN } from '../settings/due-sources.ts';

/** A job that was killed while it sent is taken to be dead after this time; whoever takes up its work looks first. */
const LEASE = '2 minutes';
const MOST_AT_ONCE = 200;
const BEHIND_MS = 20_000;

/** A correction that is due, and where it is to be written. */
export type DueCorrection = {
  id: string;
  channelId: string;
  externalId: string;
  kind: WritableKind;
  wants: ListingFact;
  expects: ListingFact | null;
  /** How often it was begun before. */
  attempts: number;
  source: {
    kind: 'shopify' | 'woocommerce';
    url: string;
    token: string | null;
    currency: string;
    timeZone: string;
  };
};

const DUE = `(n.state = 'waiting' and n.try_at <= $1
  or n.state = 'sending' and n.taken_at <= $1::timestamptz - interval '${LEASE}')`;
const OPEN = `o.may_write and o.is_active and o.paused_at is null and o.sealed_token is not null and o.kind <> 'feed'`;

/** Corrections whose time has come, on channels that may be written to; longest due first. @throws FORBIDDEN for anybody but jobs. */
export async function listDueCorrections(ctx: Ctx): Promise<DueCorrection[]> {
  allow(ctx.actor, 'parity.check');
  const { rows } = await ctx.db.$client.query<
    Omit<DueCorrection, 'source'> &
      Omit<DueCorrection['source'], 'kind' | 'token'> & {
        sourceKind: 'shopify' | 'woocommerce';
        sealedToken: string;
      }
  >(
    `select n.id, n.channel_id as "channelId", n.external_id as "externalId", n.kind, n.wants, n.expects, n.attempts,
       o.kind as "sourceKind", o.url, o.sealed_token as "sealedToken", c.currency, coalesce(c.time_zone, b.time_zone) as "timeZone"
     from listing_corrections n join listing_sources o on o.channel_id = n.channel_id
     join channels c on c.id = n.channel_id and c.is_active cross join business b
     where n.state in ('waiting', 'sending') and ${DUE} and ${OPEN}
     order by n.try_at, n.id limit ${MOST_AT_ONCE}`,
    [ctx.now],
  );
  return rows.map(({ sourceKind, url, sealedToken, currency, timeZone, ...correction }) => ({
    ...correction,
    source: { kind: sourceKind, url, token: unseal(sealedToken, LISTING_TOKEN), currency, timeZone },
  }));
}

/** Whether a correction is this job's now; of units, how many are to be written, for they move with every sale. */
export type Taken = { isMine: boolean; units: number | null };

type Standing = {
  stands: boolean;
  isOpen: boolean;
  /** What our side says of the units by now. */
  units: number | null;
  /** Whether more units would be shown than now, while the channel's own sales are still to be read. */
  isAhead: boolean;
};

/**
 * Takes a due correction for oneself. False where another worker has it, its channel was closed to writing meanwhile, or its
 * difference is no longer one that waits for the channel; then it is called off. Units are not raised before all that the
 * channel has told of its sales is read.
 */
export const takeCorrection = command('parity.check', {
  input: z.strictObject({ correctionId: z.uuid() }),
  run: async (tx, { correctionId }, { now }) => {
    const { rows } = await tx.$client.query<Standing>(
      `select (n.undoes_id is not null
           or (d.ended_at is null and d.state = 'corrected' and d.corrected_in = 'channel')) as stands, ${OPEN} as "isOpen",
         case when n.kind = 'stock' then greatest(0, (d.ours->>'units')::integer) end as units,
         n.kind = 'stock' and (d.ours->>'units')::integer > coalesce((d.theirs->>'units')::integer, 0)
           and exists (select from inbox i where i.channel_id = n.channel_id and i.status = 'pending') as "isAhead"
       from listing_corrections n join parity_drifts d on d.id = n.drift_id
       join listing_sources o on o.channel_id = n.channel_id
       where n.id = $2 and ${DUE} for update of n skip locked`,
      [now, correctionId],
    );
    const [found] = rows;
    const isMine = Boolean(found?.stands && found.isOpen && !found.isAhead);
    const units = found?.units ?? null;
    if (isMine) await begin(tx, { correctionId, units, now });
    else if (found && !found.stands) await callOff(tx, { correctionId, now });
    else if (found?.isAhead) await postpone(tx, { correctionId, now });
    const result: Taken = { isMine, units };
    return { result, subjectKind: 'parity', subjectId: correctionId, summary: result };
  },
});

type At = { correctionId: string; now: Date };

async function begin(tx: Tx, { correctionId, units, now }: At & { units: number | null }): Promise<void> {
  await tx.$client.query(
    `update listing_corrections set state = 'sending', taken_at = $2, attempts = attempts + 1,
       wants = case when $3::integer is null then wants else jsonb_set(wants, '{units}', to_jsonb($3::integer)) end
     where id = $1`,
    [correctionId, now, units],
  );
}

async function callOff(tx: Tx, { correctionId, now }: At): Promise<void> {
  await tx.$client.query(
    `update listing_corrections set state = 'withdrawn', reason = 'moved', ended_at = $2 where id = $1`,
    [correctionId, now],
  );
}

async function postpone(tx: Tx, { correctionId, now }: At): Promise<void> {
  await tx.$client.query(
    `update listing_corrections set state = 'waiting', reason = 'behind', try_at = $2 where id = $1`,
    [correctionId, new Date(now.getTime() + BEHIND_MS)],
  );
}

/** Keeps what stands there and what is about to be written over it; a second attempt keeps what the first one found. */
export const noteSending = command('parity.check', {
  input: z.strictObject({
    correctionId: z.uuid(),
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
  }),
  run: async (tx, { correctionId, before, after }, { now }) => {
    await tx.$client.query(
      `update listing_corrections set before = coalesce(before, $2), after = $3, sent_at = $4
       where id = $1 and state = 'sending'`,
      [correctionId, before, after, now],
    );
    return { result: {}, subjectKind: 'parity', subjectId: correctionId, summary: { before, after } };
  },
});
