import { z } from 'zod';
import type { orders } from '#db/schema/index.ts';
import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { ChannelKind, ChannelName } from './list-customers.ts';
import { maskText, seesContact } from './mask-contact.ts';

/** Everything that can stand in a person's story. */
export const TIMELINE_KINDS = [
  'order',
  'return',
  'view',
  'search',
  'cart',
  'checkout',
  'message',
  'call',
  'visit',
  'ad_click',
  'review',
  'event',
] as const;

/** One kind of what can happen between a person and the channels. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

const PER_PAGE = 30;
const MAX_PAGE = 200;
const MAX_TEXT = 200;

/** Which part of the story is wanted; without kinds, channels and days all of it. */
export const TimelineFilter = z.object({
  customerId: z.uuid(),
  kinds: z.array(z.enum(TIMELINE_KINDS)).max(TIMELINE_KINDS.length).default([]),
  /** In one of these channels; without any, everywhere. */
  channelIds: z.array(z.uuid()).max(MAX_PAGE).default([]),
  /** Days of the business, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  after: z.string().max(MAX_TEXT).optional(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(PER_PAGE),
});

/** One line of a person's story. What a kind does not have is null. */
export type TimelineEntry = {
  key: string;
  at: string;
  kind: TimelineKind;
  channel: ChannelName | null;
  orderId: string | null;
  orderNumber: number | null;
  status: typeof orders.$inferSelect.status | null;
  units: number | null;
  amountMinor: number | null;
  currency: string | null;
  /** What was looked at, searched or said, cut to one line. */
  about: string | null;
  /** A message or call that went from us to the person. */
  isFromUs: boolean;
  /** The tracking source that told of it, and whose word it is; null for what our own books say. */
  source: { name: string; party: 'first' | 'second' | 'third' } | null;
};

/** A page of the story, newest first, and the cursor of what came before it. */
export type Timeline = { entries: TimelineEntry[]; after: string | null };

const ORDERS = `
  select ('o' || o.id) collate "C" as key, o.placed_at as at, 'order' as kind, o.channel_id, o.id as order_id,
    o.number as order_number, o.status, o.units, o.total_minor as amount_minor, o.currency, null as about, null::uuid as source_id, false as is_from_us
  from orders o where o.customer_id = $1 and o.placed_at <= $2`;
const RETURNS = `
  select ('r' || r.id) collate "C", r.at, 'return', r.channel_id, r.order_id, null::bigint, null, null::integer, null::bigint,
    r.currency, nullif(r.reason, ''), null::uuid, false
  from returns r where r.customer_id = $1 and r.at <= $2`;
const TOUCH = `
  select ('t' || lpad(t.id::text, 19, '0')) collate "C", t.at,
    case t.kind when 'purchase' then 'order' else t.kind end, t.channel_id, t.order_id, null::bigint, null, null::integer,
    null::bigint, null,
    left(coalesce(case t.kind when 'ad_click' then t.campaign end, t.detail ->> 'text', t.detail ->> 'query',
      t.detail ->> 'title', t.detail ->> 'sku', t.campaign), 160), t.source_id,
    t.direction is not distinct from 'out'
  from touches t`;
// An order or return of ours stands for its own touch.
const NOT_TOLD = `t.at <= $2 and t.kind = any ($5::text[])
    and not (t.kind in ('purchase', 'return') and t.order_id is not null)`;
const TOUCHES = `${TOUCH} where t.customer_id = $1 and ${NOT_TOLD}`;
// What was seen on a device before anybody knew whose it was; a device of several people tells of none of them.
const DEVICE_TOUCHES = `${TOUCH}
  join identities d on d.customer_id = $1 and d.kind = 'device' and d.value = t.anonymous_id
  where t.customer_id is null and ${NOT_TOLD} and not exists (
    select from identities other where other.kind = 'device' and other.value = d.value and other.customer_id <> $1)`;

const DAY_START = (day: string) => `((${day})::timestamp at time zone (select time_zone from business))`;
const NARROWED = `and ($6::uuid[] is null or channel_id = any ($6))
  and ($7::date is null or at >= ${DAY_START('$7::date')}) and ($8::date is null or at < ${DAY_START('$8::date + 1')})`;

type Row = Omit<TimelineEntry, 'channel' | 'source'> & {
  sourceName: string | null;
  party: 'first' | 'second' | 'third' | null;
  micros: string;
  channelName: string | null;
  channelKind: ChannelKind | null;
};

/** What happened between a person and all channels, newest first, by keyset: as quick for 5,000 touches as for five. */
export async function listTimeline(ctx: Ctx, raw: z.input<typeof TimelineFilter>): Promise<Timeline> {
  allow(ctx.actor, 'customer.read');
  const filter = TimelineFilter.parse(raw);
  const cursor = readCursor(filter.after);
  const kinds = filter.kinds.length > 0 ? filter.kinds : TIMELINE_KINDS;
  const { rows } = await ctx.db.$client.query<Row>(statement(kinds), [
    filter.customerId,
    cursor?.at ?? 'infinity',
    cursor?.key ?? '~',
    filter.limit + 1,
    kinds.map((kind) => (kind === 'order' ? 'purchase' : kind)),
    filter.channelIds.length > 0 ? filter.channelIds : null,
    filter.from ?? null,
    filter.to ?? null,
  ]);
  const last = rows[filter.limit - 1];
  const isSeen = seesContact(ctx.actor);
  return {
    entries: rows
      .slice(0, filter.limit)
      .map(({ micros: _, channelName, channelKind, sourceName, party, ...entry }) => ({
        ...entry,
        about: entry.about && !isSeen ? maskText(entry.about) : entry.about,
        source: sourceName !== null && party ? { name: sourceName, party } : null,
        channel: channelName && channelKind ? { name: channelName, kind: channelKind } : null,
      })),
    after: rows.length > filter.limit && last ? `${last.micros}~${last.key}` : null,
  };
}

function statement(kinds: readonly TimelineKind[]): string {
  const sources = [
    ...(kinds.includes('order') ? [ORDERS] : []),
    ...(kinds.includes('return') ? [RETURNS] : []),
    TOUCHES,
    DEVICE_TOUCHES,
  ];
  const parts = sources.map(
    (source) =>
      `(select * from (${source}) as e (key, at, kind, channel_id, order_id, order_number, status, units, amount_minor,
        currency, about, source_id, is_from_us) where (at, key) < ($2::timestamptz, $3::text collate "C") ${NARROWED} order by at desc, key desc limit $4)`,
  );
  return `
    select e.key, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as micros, e.kind, ch.name as "channelName",
      ch.kind as "channelKind", e.order_id as "orderId", coalesce(e.order_number, o.number) as "orderNumber", e.status,
      coalesce(e.units, (select sum(l.quantity)::integer from return_lines l where e.kind = 'return'
        and e.key like 'r%' and l.return_id = substr(e.key, 2)::uuid)) as units,
      e.amount_minor as "amountMinor", e.currency, e.about, e.is_from_us as "isFromUs",
      ts.name as "sourceName", ts.party
    from (select * from (${parts.join(' union all ')}) e order by at desc, key desc limit $4) e
    left join channels ch on ch.id = e.channel_id left join orders o on o.id = e.order_id
    left join touch_sources ts on ts.id = e.source_id
    order by e.at desc, e.key desc`;
}

const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z)~([ort][0-9a-f-]{19,36})$/;

/** A cursor that is not understood begins with the newest. */
function readCursor(text: string | undefined): { at: string; key: string } | null {
  const match = CURSOR.exec(text ?? '');
  return match ? { at: match[1]!, key: match[2]! } : null;
}
