import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const AT_ONCE = 100;

/** A listing of which nobody knows what goods it is. */
export type UnknownListing = {
  externalId: string;
  sku: string | null;
  barcode: string | null;
  title: string | null;
  url: string | null;
  readAt: Date;
};

/** Goods that a channel was never seen to list. */
export type NeverListed = { variantId: string; sku: string; title: string };

/** Listings of a channel without goods of ours, by their id there, page by page. @throws FORBIDDEN. */
export async function listUnknownListings(
  ctx: Ctx,
  { channelId, after = '' }: { channelId: string; after?: string },
): Promise<{ rows: UnknownListing[]; next: string | null }> {
  allow(ctx.actor, 'parity.read');
  const { rows } = await ctx.db.$client.query<UnknownListing>(
    `select external_id as "externalId", sku, barcode, title, url, read_at as "readAt" from listing_facts
     where channel_id = $1 and variant_id is null and external_id > $2 order by external_id limit $3`,
    [channelId, after, AT_ONCE + 1],
  );
  return pageOf(rows, (row) => row.externalId);
}

/**
 * Goods that are sold and that a channel was never seen to list, by SKU, page by page. What it lists is read at once (the
 * offset keeps the planner to it): where hardly anything is missing all goods have to be looked at. @throws FORBIDDEN.
 */
export async function listNeverListed(
  ctx: Ctx,
  { channelId, after = '' }: { channelId: string; after?: string },
): Promise<{ rows: NeverListed[]; next: string | null }> {
  allow(ctx.actor, 'parity.read');
  const { rows } = await ctx.db.$client.query<NeverListed>(
    `select v.id as "variantId", v.sku, v.title from variants v
     where v.archived_at is null and v.kind <> 'service' and v.sku > $2
       and not exists (
         select from (select variant_id from listing_facts where channel_id = $1 and variant_id is not null offset 0) f
         where f.variant_id = v.id)
     order by v.sku limit $3`,
    [channelId, after, AT_ONCE + 1],
  );
  return pageOf(rows, (row) => row.sku);
}

function pageOf<Row>(rows: Row[], keyOf: (row: Row) => string): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, AT_ONCE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > AT_ONCE && last ? keyOf(last) : null };
}
