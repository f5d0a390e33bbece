import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import type { CommandContext } from '../../context.ts';
import type { Change, Moves } from '../rules/move-points.ts';

/** Why points move. The pair of kind and id happens once. */
export type Cause = {
  kind: 'earn' | 'release' | 'take_back' | 'adjust' | 'expire' | 'use' | 'give_back';
  id: string;
  memberId: string;
  orderId?: string | null;
  reason?: string;
};

/**
 * Writes what happened to a member's points: the happening, its entries, and the lots as they are now. A change that moves
 * nothing is written too, so that its cause is not looked at again.
 */
export async function writeHappening(
  tx: Tx,
  ctx: CommandContext,
  { cause, change: { moves, lots } }: { cause: Cause; change: Change },
): Promise<void> {
  const entries = Object.entries(moves);
  await tx.$client.query({
    name: 'write-happening',
    text: `
      with happening as (
        insert into loyalty_happenings (id, member_id, cause_kind, cause_id, order_id, points, reason, actor_name, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
      )
      insert into loyalty_entries (happening_id, account_id, points)
      select happening.id, a.id, m.points from happening cross join unnest($10::text[], $11::bigint[]) m (kind, points)
      join loyalty_accounts a on a.kind = m.kind and (a.member_id = $2 or a.member_id is null)`,
    values: [
      newId(ctx.now.getTime()),
      cause.memberId,
      cause.kind,
      cause.id,
      cause.orderId ?? null,
      changeOfMember(moves),
      cause.reason ?? '',
      ctx.actor.name,
      ctx.now,
      entries.map(([kind]) => kind),
      entries.map(([, points]) => points),
    ],
  });
  if (lots.length === 0) return;
  await tx.$client.query({
    name: 'save-lots',
    text: `
      update loyalty_lots l set state = n.state, taken_back = n.taken_back, used = n.used, expired = n.expired, "left" = n.left
      from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
        n (id, state, taken_back, used, expired, "left")
      where l.id = n.id`,
    values: [
      lots.map((lot) => lot.id),
      lots.map((lot) => lot.state),
      lots.map((lot) => lot.takenBack),
      lots.map((lot) => lot.used),
      lots.map((lot) => lot.expired),
      lots.map((lot) => lot.left),
    ],
  });
}

function changeOfMember({ pending = 0, usable = 0, owed = 0 }: Moves): number {
  return pending + usable + owed;
}
