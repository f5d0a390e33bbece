import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { ListingFact } from '../rules/correction.ts';

const MOST_SHOWN = 20;

/** A correction as its drift's page tells it. */
export type CorrectionRow = {
  id: string;
  state: 'waiting' | 'sending' | 'written' | 'refused' | 'withdrawn';
  wants: ListingFact;
  before: ListingFact | null;
  after: ListingFact | null;
  isUndo: boolean;
  /** Whether the former value can be written back. */
  isUndoable: boolean;
  askedBy: string;
  askedAt: Date;
  attempts: number;
  tryAt: Date;
  sentAt: Date | null;
  endedAt: Date | null;
  reason: string | null;
  words: string | null;
  isPaused: boolean;
};

/** What was to be written about one drift, newest first. @throws FORBIDDEN. */
export async function listCorrections(ctx: Ctx, driftId: string): Promise<CorrectionRow[]> {
  allow(ctx.actor, 'parity.read');
  const { rows } = await ctx.db.$client.query<CorrectionRow>(
    `select n.id, n.state, n.wants, n.before, n.after, n.undoes_id is not null as "isUndo",
       n.state = 'written' and n.kind <> 'stock' and n.before is not null and n.undoes_id is null and coalesce(o.may_write, false)
         and not exists (select from listing_corrections u where u.undoes_id = n.id
           and u.state in ('waiting', 'sending', 'written')) as "isUndoable",
       n.asked_by as "askedBy", n.asked_at as "askedAt", n.attempts, n.try_at as "tryAt", n.sent_at as "sentAt",
       n.ended_at as "endedAt", n.reason, n.words, o.paused_at is not null as "isPaused"
     from listing_corrections n left join listing_sources o on o.channel_id = n.channel_id
     where n.drift_id = $1 order by n.id desc limit ${MOST_SHOWN}`,
    [z.uuid().parse(driftId)],
  );
  return rows;
}
