import { inTransaction, type Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { announceAll } from '../../command.ts';
import type { Ctx } from '../../context.ts';
import { record } from '../../events/record.ts';
import { allow } from '../../team/can.ts';
import { foldCarts } from '../carts/fold-carts.ts';
import { learnPeople } from './learn-people.ts';
import { NUMBER_IN } from './link-awaited.ts';
import { closeWindow, openWindow, type TouchWindow } from './touch-window.ts';

const VERB = 'touch.fold';

/** Some events' way from the intake into the books: how many there were, and whether more wait. */
export type Folded = { events: number; hasMore: boolean };

/**
 * Folds what sources have sent, oldest first, into identities, touches and carts: about so many events, in one
 * transaction, which one worker at a time carries out. An event is folded exactly once.
 */
export async function foldEvents(ctx: Ctx, rowsAtOnce: number): Promise<Folded> {
  allow(ctx.actor, 'job.run');
  const inner = { actor: ctx.actor, now: ctx.now, commandId: newId(ctx.now.getTime()) };
  const done = await inTransaction(
    ctx.db,
    async (tx) => {
      const window = await openWindow(tx, rowsAtOnce);
      if (!window) return null;
      const changed = await learnPeople(tx, window, ctx.now);
      const events = await writeTouches(tx, window);
      await foldCarts(tx, window);
      await closeWindow(tx, window, ctx.now);
      return { events, changed };
    },
    (tx, result) =>
      result && result.changed.length > 0
        ? record(tx, [{ ctx: inner, trace: { verb: VERB, ...traceOf(result.changed) } }])
        : Promise.resolve(),
  );
  if (!done) return { events: 0, hasMore: false };
  if (done.changed.length > 0) announceAll(ctx.db, [{ result: null, ...traceOf(done.changed) }]);
  return { events: done.events, hasMore: done.events >= rowsAtOnce };
}

const TOUCHES = `
  with window_rows as (
    select e.*, s.channel_id, s.party, case s.party when 'third' then 'source-' || s.id else ch.slug end as slug from touch_events e
    join touch_sources s on s.id = e.source_id join channels ch on ch.id = s.channel_id
    where e.written_in >= $1::xid8 and e.written_in < $2::xid8
  ), known as materialized (
    -- As one map: joined as rows, each event would walk over all of them.
    select coalesce(jsonb_object_agg(slug || ':' || user_id, customer_known_as(slug, user_id)), '{}') as people
    from (select distinct slug, user_id from window_rows where user_id is not null and party <> 'third') asked
  ), told as materialized (
    select e.*, coalesce(o.id, n.id) as order_id from window_rows e
    left join orders o on o.channel_id = e.channel_id and o.external_id = e.order_ref
    left join orders n on n.number = ${NUMBER_IN('e.order_ref')} and n.channel_id = e.channel_id and n.external_id is null
    where e.kind is not null
  ), awaited as (
    insert into awaited_orders (message_key, channel_id, order_ref, since)
    select message_key, channel_id, order_ref, received_at from told where order_ref is not null and order_id is null
    on conflict (message_key) do nothing
  ), written as (
    insert into touches (at, channel_id, kind, customer_id, anonymous_id, order_id, campaign, direction, thread, source_id,
      party, message_key, detail)
    select e.at, e.channel_id, e.kind,
      ((select people from known) ->> (e.slug || ':' || e.user_id))::uuid, coalesce(e.anonymous_id, 'user:' || e.slug || ':' || e.user_id),
      e.order_id, e.campaign, e.direction, e.thread, e.source_id, e.party, e.message_key,
      e.detail || case when v.id is null then '{}' else jsonb_build_object('variantId', v.id) end
        || case when e.original_at is null then '{}' else jsonb_build_object('originalAt', e.original_at) end
    from told e left join variants v on v.sku = e.detail ->> 'sku'
    order by e.at, e.id
    on conflict (message_key) where message_key is not null do nothing
  )
  select count(*)::integer as events from window_rows`;

async function writeTouches(tx: Tx, { since, until }: TouchWindow): Promise<number> {
  const { rows } = await tx.$client.query<{ events: number }>(TOUCHES, [since, until]);
  return rows[0]!.events;
}

function traceOf(changed: readonly string[]) {
  return {
    subjectKind: 'touches',
    subjectId: null,
    summary: { customers: changed.length },
    events: changed.map((subjectId) => ({
      kind: 'customer.changed' as const,
      subjectKind: 'customer',
      subjectId,
    })),
  };
}
