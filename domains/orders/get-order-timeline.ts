import type { Ctx } from '../context.ts';
import { maskText, seesContact } from '../customers/mask-contact.ts';
import { allow, can } from '../team/can.ts';

const MOST_ENTRIES = 200;
const MOST_TOUCHES = 20;
const DAYS_BEFORE = 30;
const WRITTEN: ReadonlySet<string> = new Set(['text', 'note', 'reason', 'why', 'query', 'title']);

/** Something of an order's history: an event, a command that left no event, or a touch of its customer before it. */
export type TimelineEntry = {
  key: string;
  at: string;
  source: 'event' | 'command' | 'touch';
  /** The event's kind (`order.shipped`), the command's verb (`order.edit`), or the touch's kind (`cart`). */
  kind: string;
  /** Who did it; for a touch, the channel. */
  who: string;
  payload: Record<string, unknown>;
};

/**
 * What happened to an order, newest first: its events, commands without one, and what its customer did in the thirty
 * days before (for those who may see customers). At most some hundreds of entries.
 */
export async function getOrderTimeline(ctx: Ctx, orderId: string): Promise<TimelineEntry[]> {
  allow(ctx.actor, 'order.read');
  const { rows } = await ctx.db.$client.query<Omit<TimelineEntry, 'at'> & { at: Date }>({
    name: 'order-timeline',
    text: `
      with told as (
        select 'event-' || e.id as key, e.at, 'event' as source, e.kind, e.actor_name as who, e.payload
        from events e where e.subject_kind = 'order' and e.subject_id = $1 order by e.id desc limit $2
      ), done as (
        select 'command-' || a.id as key, a.at, 'command' as source, a.verb as kind, a.actor_name as who,
          a.summary as payload
        from audit_log a where a.subject_kind = 'order' and a.subject_id = $1
          and not exists (select from told t where t.at = a.at) order by a.id desc limit $2
      ), met as (
        select 'touch-' || m.id as key, m.at, 'touch' as source, m.kind, ch.name as who, m.detail as payload
        from orders o join touches m on m.customer_id = o.customer_id join channels ch on ch.id = m.channel_id
        where o.id = $1::uuid and $4 and m.kind <> 'purchase' and m.at <= o.placed_at
          and m.at > o.placed_at - $5 * interval '1 day'
        order by m.at desc limit $3
      )
      select * from told union all select * from done union all select * from met order by at desc, key desc`,
    values: [orderId, MOST_ENTRIES, MOST_TOUCHES, can(ctx.actor, 'customer.read'), DAYS_BEFORE],
  });
  const isSeen = seesContact(ctx.actor);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    payload: isSeen ? row.payload : maskWords(row.payload),
  }));
}

/** What people wrote may say how to reach somebody; ids, numbers and states stay as they are. */
function maskWords(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [
      key,
      typeof value === 'string' && WRITTEN.has(key) ? maskText(value) : value,
    ]),
  );
}
