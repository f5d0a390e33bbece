import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';

const MOST = 50;

/** Who took a copy of all that is kept about a person, or opened the proof of a consent, and when. */
export type Disclosure = { id: number; at: Date; actorName: string; what: 'everything' | 'proof' };

/** The newest first; what was taken before a merge stands with the record it was taken of. */
export async function listDisclosures(ctx: Ctx, customerId: string): Promise<Disclosure[]> {
  allow(ctx.actor, 'customer.disclose');
  const { rows } = await ctx.db.$client.query<Disclosure>(
    `select id, at, actor_name as "actorName",
       case verb when 'consent.prove' then 'proof' else 'everything' end as what from audit_log
     where subject_kind = 'customer' and subject_id = $1 and verb in ('customer.disclose', 'consent.prove')
     order by id desc limit ${MOST}`,
    [customerId],
  );
  return rows;
}
