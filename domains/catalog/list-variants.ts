import type { Tx } from '#db/client.ts';

/** What a channel calls a variant of ours, with its price there (the channel's currency, as shown to customers). */
export type NewListing = { external_id: string; variant_id: string; price_minor: number | null };

/** Notes under which ids a channel lists our variants. A listing that was stated later stays as it is. */
export async function listVariants(
  tx: Tx,
  listing: { channelId: string; rows: readonly NewListing[]; at: Date },
): Promise<void> {
  if (listing.rows.length === 0) return;
  await tx.$client.query(
    `insert into listings (channel_id, external_id, variant_id, price_minor, updated_at)
     select distinct on (s.external_id) $1, s.external_id, s.variant_id, s.price_minor, $3
     from jsonb_to_recordset($2::jsonb) as s (external_id text, variant_id uuid, price_minor bigint)
     order by s.external_id
     on conflict (channel_id, external_id) do update set variant_id = excluded.variant_id,
       price_minor = coalesce(excluded.price_minor, listings.price_minor), updated_at = excluded.updated_at
     where listings.updated_at <= excluded.updated_at`,
    [listing.channelId, JSON.stringify(listing.rows), listing.at],
  );
}
