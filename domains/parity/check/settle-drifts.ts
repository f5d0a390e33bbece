import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import type { Difference } from '../rules/compare-listing.ts';
import type { Comparable } from './read-comparable.ts';

const HOUR_MS = 3_600_000;
/** How long a channel may take to show a correction before it is called a drift again. */
const SHOWS_WITHIN_MS = 24 * HOUR_MS;
/** A drift that is as it was is only now and then written down to be there still. */
const NOTED_EVERY_MS = 12 * HOUR_MS;

/** A difference of a listing. */
export type Found = { listing: Comparable; difference: Difference };

/** A drift that opened, now or again. */
export type Opened = { id: string; channelId: string; variantId: string; kind: string };

/** The drifts that opened, and how many ended. */
export type Settled = { opened: Opened[]; ended: number };

type Live = {
  id: string;
  channelId: string;
  externalId: string;
  variantId: string;
  kind: string;
  state: 'open' | 'accepted' | 'corrected';
  theirs: Record<string, unknown>;
  ours: Record<string, unknown>;
  fingerprint: string;
  seenAt: Date;
  decidedAt: Date | null;
  acceptedUntil: string | null;
  /** Whether our side is still to be written to the channel. */
  isUnderWay: boolean;
};
type Row = Opened & { externalId: string; readAt: Date } & Omit<Difference, 'kind'>;

/**
 * Brings the drifts of some variants in line with what was found of them: new ones open, those that are no more end. An
 * accepted one stays silent while it is the same and its time is not over; a corrected one while the channel may
 * still take it up, or it is still to be written there.
 */
export async function settleDrifts(
  tx: Tx,
  variantIds: readonly string[],
  { found, now, today }: { found: readonly Found[]; now: Date; today: string },
): Promise<Settled> {
  const known = new Map((await lockLive(tx, variantIds, found)).map((drift) => [keyOf(drift), drift]));
  const [fresh, changed, again]: [Row[], Row[], Row[]] = [[], [], []];
  for (const { listing, difference } of found) {
    const { channelId, externalId, variantId, readAt } = listing;
    const before = known.get(keyOf({ channelId, externalId, kind: difference.kind }));
    const row = {
      id: before?.id ?? newId(now.getTime()),
      channelId,
      externalId,
      variantId,
      readAt,
      ...difference,
    };
    if (!before) fresh.push(row);
    else {
      known.delete(keyOf(before));
      if (opensAgain(before, row, today)) again.push(row);
      if (isNews(before, row, now)) changed.push(row);
    }
  }
  const gone = [...known.values()].map(({ id }) => id);
  await insert(tx, fresh, now);
  await update(tx, changed, now);
  await reopen(
    tx,
    again.map(({ id }) => id),
    now,
  );
  await end(tx, gone, now);
  const opened = [...fresh, ...again].map(({ id, channelId, variantId, kind }) => ({
    id,
    channelId,
    variantId,
    kind,
  }));
  return { opened, ended: gone.length };
}

function keyOf(of: { channelId: string; externalId: string; kind: string }): string {
  return `${of.channelId} ${of.kind} ${of.externalId}`;
}

function opensAgain(before: Live, { fingerprint, readAt }: Row, today: string): boolean {
  if (before.state === 'open') return false;
  if (before.fingerprint !== fingerprint) return true;
  if (before.state === 'accepted') return before.acceptedUntil !== null && before.acceptedUntil < today;
  if (before.isUnderWay) return false;
  return readAt.getTime() > (before.decidedAt?.getTime() ?? 0) + SHOWS_WITHIN_MS;
}

function isNews(before: Live, row: Row, now: Date): boolean {
  return (
    before.fingerprint !== row.fingerprint ||
    before.variantId !== row.variantId ||
    now.getTime() - before.seenAt.getTime() > NOTED_EVERY_MS ||
    !isDeepStrictEqual(before.theirs, row.theirs) ||
    !isDeepStrictEqual(before.ours, row.ours)
  );
}

/** In the order in which decisions lock them too. A listing may have been of other goods when its drift opened. */
async function lockLive(tx: Tx, variantIds: readonly string[], found: readonly Found[]): Promise<Live[]> {
  const { rows } = await tx.$client.query<Live>({
    name: 'parity-live-drifts',
    text: `
      select id, channel_id as "channelId", external_id as "externalId", variant_id as "variantId", kind, state, theirs, ours,
        fingerprint, seen_at as "seenAt", decided_at as "decidedAt", accepted_until::text as "acceptedUntil",
        state = 'corrected' and exists (select from listing_corrections n where n.drift_id = parity_drifts.id
          and n.state in ('waiting', 'sending')) as "isUnderWay"
      from parity_drifts where ended_at is null and id in (
        select id from parity_drifts where ended_at is null and variant_id = any ($1::uuid[])
        union
        select d.id from unnest($2::uuid[], $3::text[], $4::text[]) as f (channel_id, external_id, kind)
        join parity_drifts d on d.channel_id = f.channel_id and d.external_id = f.external_id and d.kind = f.kind
          and d.ended_at is null)
      order by id for update`,
    values: [
      variantIds,
      found.map(({ listing }) => listing.channelId),
      found.map(({ listing }) => listing.externalId),
      found.map(({ difference }) => difference.kind),
    ],
  });
  return rows;
}

async function insert(tx: Tx, rows: readonly Row[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.$client.query(
    `insert into parity_drifts (id, channel_id, external_id, variant_id, kind, theirs, ours, fingerprint, opened_at, seen_at)
     select id, "channelId", "externalId", "variantId", kind, theirs, ours, fingerprint, $2, $2
     from jsonb_to_recordset($1::jsonb) as r (id uuid, "channelId" uuid, "externalId" text, "variantId" uuid, kind text,
       theirs jsonb, ours jsonb, fingerprint text) order by id`,
    [JSON.stringify(rows), now],
  );
}

async function update(tx: Tx, rows: readonly Row[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.$client.query(
    `update parity_drifts d set variant_id = r."variantId", theirs = r.theirs, ours = r.ours, fingerprint = r.fingerprint,
       seen_at = $2
     from jsonb_to_recordset($1::jsonb) as r (id uuid, "variantId" uuid, theirs jsonb, ours jsonb, fingerprint text)
     where d.id = r.id`,
    [JSON.stringify(rows), now],
  );
}

async function reopen(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$client.query(
    `update parity_drifts set state = 'open', opened_at = $2, decided_at = null, decided_by = null, reason = null,
       accepted_until = null, corrected_in = null where id = any ($1::uuid[])`,
    [ids, now],
  );
}

async function end(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$client.query(
    `update parity_drifts set ended_at = $2, state = case state when 'corrected' then 'corrected' else 'gone' end
     where id = any ($1::uuid[])`,
    [ids, now],
  );
}
