import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import type { Difference } from '../rules/compare-listing.ts';
import type { Comparable } from './read-comparable.ts';

/** How long a channel may take to show a correction before it is called a drift again. */
const SHOWS_WITHIN_HOURS = 24;

/** A difference of a listing. */
export type Found = { listing: Comparable; difference: Difference };

/** A drift that opened, now or again. */
export type Opened = { id: string; channelId: string; variantId: string; kind: string };

/** How many drifts opened and ended. */
export type Settled = { opened: Opened[]; ended: number };

/**
 * Brings the drifts of some variants in line with what was found of them: new ones open, those that are no more end. An
 * accepted one stays silent while it is the same and its time is not over; a corrected one while the channel may
 * still take it up.
 */
export async function settleDrifts(
  tx: Tx,
  variantIds: readonly string[],
  { found, now, today }: { found: readonly Found[]; now: Date; today: string },
): Promise<Settled> {
  const rows = found.map(({ listing, difference }) => ({
    id: newId(now.getTime()),
    channel_id: listing.channelId,
    external_id: listing.externalId,
    variant_id: listing.variantId,
    kind: difference.kind,
    theirs: difference.theirs,
    ours: difference.ours,
    fingerprint: difference.fingerprint,
    read_at: listing.readAt,
  }));
  const present = JSON.stringify(rows);
  const ended = await tx.$client.query(
    `update parity_drifts d set ended_at = $3, state = case d.state when 'corrected' then 'corrected' else 'gone' end
     where d.ended_at is null and d.variant_id = any ($1::uuid[])
       and not exists (
         select from jsonb_to_recordset($2::jsonb) as p (channel_id uuid, external_id text, kind text)
         where p.channel_id = d.channel_id and p.external_id = d.external_id and p.kind = d.kind)`,
    [variantIds, present, now],
  );
  const opened = rows.length === 0 ? [] : await open(tx, { present, now, today });
  return { opened, ended: ended.rowCount ?? 0 };
}

async function open(
  tx: Tx,
  { present, now, today }: { present: string; now: Date; today: string },
): Promise<Opened[]> {
  const { rows } = await tx.$client.query<Opened>(
    `with judged as (
       select p.*, d.state as was, case
         when d.id is null then true
         when d.state = 'accepted' then d.fingerprint <> p.fingerprint or d.accepted_until < $3::date
         when d.state = 'corrected' then d.fingerprint <> p.fingerprint
           or p.read_at > d.decided_at + $4 * interval '1 hour'
         else false end as opens
       from jsonb_to_recordset($1::jsonb) as p (id uuid, channel_id uuid, external_id text, variant_id uuid, kind text,
         theirs jsonb, ours jsonb, fingerprint text, read_at timestamptz)
       left join parity_drifts d on d.channel_id = p.channel_id and d.external_id = p.external_id and d.kind = p.kind
         and d.ended_at is null
     ), written as (
       insert into parity_drifts as d (id, channel_id, external_id, variant_id, kind, theirs, ours, fingerprint, opened_at, seen_at)
       select id, channel_id, external_id, variant_id, kind, theirs, ours, fingerprint, $2, $2 from judged
       order by channel_id, external_id, kind
       on conflict (channel_id, external_id, kind) where ended_at is null do update set
         variant_id = excluded.variant_id, theirs = excluded.theirs, ours = excluded.ours,
         fingerprint = excluded.fingerprint, seen_at = excluded.seen_at
       returning d.id, d.channel_id, d.external_id, d.variant_id, d.kind
     )
     select w.id, w.channel_id as "channelId", w.variant_id as "variantId", w.kind, j.was
     from written w join judged j using (channel_id, external_id, kind) where j.opens`,
    [present, now, today, SHOWS_WITHIN_HOURS],
  );
  const again = rows.flatMap((row) => ('was' in row && row.was !== null ? [row.id] : []));
  if (again.length > 0) {
    await tx.$client.query(
      `update parity_drifts set state = 'open', opened_at = $2, decided_at = null, decided_by = null, reason = null,
         accepted_until = null, corrected_in = null where id = any ($1::uuid[])`,
      [again, now],
    );
  }
  return rows.map(({ id, channelId, variantId, kind }) => ({ id, channelId, variantId, kind }));
}
