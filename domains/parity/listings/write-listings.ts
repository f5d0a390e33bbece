import type { Tx } from '#db/client.ts';
import { normaliseBarcode } from '#domains/catalog/barcode.ts';
import type { ListingInput } from '../input.ts';
import type { Shown } from '../rules/compare-listing.ts';

/** A listing as it is kept, names as in `listing_facts`. */
export type KeptListing = Shown & {
  externalId: string;
  variantId: string | null;
  sku: string | null;
  barcode: string | null;
  url: string | null;
};

/** What became of one statement: `stale` is older than what is known, `repeated` names what another one names too. */
export type WrittenListing = {
  at: number;
  outcome: 'create' | 'update' | 'unchanged' | 'stale' | 'repeated';
  before: KeptListing | null;
  after: KeptListing;
};

/** Where statements come from. */
export type ReadFrom = {
  channelId: string;
  source: 'webhook' | 'read' | 'file' | 'api';
  at: Date;
  by: string;
};

type Known = KeptListing & { changedAt: Record<string, string>; readAt: Date };
type Row = KeptListing & { changedAt: Record<string, string> };

const FACTS = {
  price: ['currency', 'priceMinor', 'compareAtMinor', 'includesTax'],
  stock: ['stockUnits', 'inStock'],
  title: ['title'],
  description: ['description'],
  promise: ['promiseDays'],
} as const satisfies Record<string, readonly (keyof KeptListing)[]>;

/**
 * Keeps what a channel was seen to show. Goods are found by what the channel called them before, by SKU, then by barcode;
 * those nobody knows are kept too. What a statement leaves out stays. Older statements change nothing.
 */
export async function writeListings(
  tx: Tx,
  from: ReadFrom,
  listings: readonly ListingInput[],
): Promise<WrittenListing[]> {
  const named = await nameListings(tx, from.channelId, listings);
  const known = await readKnown(
    tx,
    from.channelId,
    named.map((one) => one.externalId),
  );
  const seen = new Set<string>();
  const rows: Row[] = [];
  const written = listings.map((listing, at): WrittenListing => {
    const name = named[at]!;
    const before = known.get(name.externalId) ?? null;
    const after = merge(before, { ...listing, ...name });
    const shown = before ? keptOf(before) : null;
    if (seen.has(name.externalId)) return { at, outcome: 'repeated', before: shown, after };
    seen.add(name.externalId);
    if (before && before.readAt > from.at) return { at, outcome: 'stale', before: shown, after };
    const changedAt = noteChanges(before, after, from);
    rows.push({ ...after, changedAt });
    const isSame = shown !== null && JSON.stringify(shown) === JSON.stringify(after);
    return { at, outcome: shown === null ? 'create' : isSame ? 'unchanged' : 'update', before: shown, after };
  });
  await upsert(tx, from, rows);
  return written;
}

type Name = { externalId: string; variantId: string | null; sku: string | null; barcode: string | null };

/** The channel's id of each and the variant that it is; without an id of the channel the one it was known under. */
async function nameListings(tx: Tx, channelId: string, listings: readonly ListingInput[]): Promise<Name[]> {
  const asked = listings.map((listing, at) => ({
    at,
    external_id: listing.externalId ?? null,
    sku: listing.sku ?? null,
    barcode: listing.barcode ? normaliseBarcode(listing.barcode) : null,
  }));
  const { rows } = await tx.$client.query<{ at: number; variantId: string | null; knownAs: string | null }>(
    `select a.at, coalesce(l.variant_id, s.id, b.variant_id) as "variantId", k.external_id as "knownAs"
     from jsonb_to_recordset($2::jsonb) as a (at integer, external_id text, sku text, barcode text)
     left join listings l on l.channel_id = $1 and l.external_id = a.external_id
     left join variants s on s.sku = a.sku
     left join barcodes b on b.code = a.barcode
     left join lateral (
       select f.external_id from listing_facts f where a.external_id is null and f.channel_id = $1
         and f.variant_id = coalesce(s.id, b.variant_id)
       order by f.read_at desc, f.external_id limit 1) k on true`,
    [channelId, JSON.stringify(asked)],
  );
  const found = new Map(rows.map((row) => [row.at, row]));
  return asked.map(({ at, external_id, sku, barcode }) => ({
    externalId: external_id ?? found.get(at)?.knownAs ?? (sku ? `sku:${sku}` : `code:${barcode}`),
    variantId: found.get(at)?.variantId ?? null,
    sku,
    barcode,
  }));
}

const COLUMNS = `external_id as "externalId", variant_id as "variantId", sku, barcode, currency, price_minor as "priceMinor",
  compare_at_minor as "compareAtMinor", includes_tax as "includesTax", stock_units as "stockUnits", in_stock as "inStock",
  title, description, promise_days as "promiseDays", url`;

async function readKnown(
  tx: Tx,
  channelId: string,
  externalIds: readonly string[],
): Promise<Map<string, Known>> {
  const { rows } = await tx.$client.query<Known>(
    `select ${COLUMNS}, changed_at as "changedAt", read_at as "readAt" from listing_facts
     where channel_id = $1 and external_id = any ($2::text[]) order by external_id for update`,
    [channelId, externalIds],
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** The kept listings of a channel under these ids, as they were written. */
export async function readKeptListings(
  tx: Tx,
  channelId: string,
  externalIds: readonly string[],
): Promise<KeptListing[]> {
  return [...(await readKnown(tx, channelId, externalIds)).values()].map(keptOf);
}

/** Writes a listing as it is told, whatever was known. */
export async function replaceListing(tx: Tx, from: ReadFrom, listing: KeptListing): Promise<void> {
  const known = await readKnown(tx, from.channelId, [listing.externalId]);
  const before = known.get(listing.externalId) ?? null;
  await upsert(tx, from, [{ ...listing, changedAt: noteChanges(before, listing, from) }]);
}

function keptOf({ changedAt: _, readAt: __, ...kept }: Known): KeptListing {
  return kept;
}

/** What is stated, over what is known. Price and crossed-out price come together, and so do the two ways to claim stock. */
function merge(before: KeptListing | null, stated: ListingInput & Name): KeptListing {
  const isPriced = stated.priceMinor != null;
  const claims = stated.stockUnits != null || stated.inStock != null;
  return {
    externalId: stated.externalId,
    variantId: stated.variantId ?? before?.variantId ?? null,
    sku: stated.sku ?? before?.sku ?? null,
    barcode: stated.barcode ?? before?.barcode ?? null,
    currency: (isPriced ? stated.currency : before?.currency) ?? null,
    priceMinor: stated.priceMinor ?? before?.priceMinor ?? null,
    compareAtMinor: (isPriced ? stated.compareAtMinor : before?.compareAtMinor) ?? null,
    includesTax: (isPriced ? stated.includesTax : before?.includesTax) ?? null,
    stockUnits: (claims ? stated.stockUnits : before?.stockUnits) ?? null,
    inStock: (claims ? stated.inStock : before?.inStock) ?? null,
    title: stated.title ?? before?.title ?? null,
    description: stated.description ?? before?.description ?? null,
    promiseDays: stated.promiseDays ?? before?.promiseDays ?? null,
    url: stated.url ?? before?.url ?? null,
  };
}

/** A first sight is no change, unless the channel itself dated what it told. */
function noteChanges(before: Known | null, after: KeptListing, from: ReadFrom): Record<string, string> {
  const changed = { ...before?.changedAt };
  for (const [fact, fields] of Object.entries(FACTS)) {
    const wasKnown = before !== null && fields.some((field) => before[field] !== null);
    const isSame = before !== null && fields.every((field) => before[field] === after[field]);
    if (!isSame && (wasKnown || from.source === 'webhook')) changed[fact] = from.at.toISOString();
  }
  return changed;
}

async function upsert(tx: Tx, from: ReadFrom, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$client.query(
    `insert into listing_facts as f (channel_id, external_id, variant_id, sku, barcode, currency, price_minor, compare_at_minor,
       includes_tax, stock_units, in_stock, title, description, promise_days, url, changed_at, read_at, source, read_by)
     select $1, s."externalId", s."variantId", s.sku, s.barcode, s.currency, s."priceMinor", s."compareAtMinor", s."includesTax",
       s."stockUnits", s."inStock", s.title, s.description, s."promiseDays", s.url, s."changedAt", $3, $4, $5
     from jsonb_to_recordset($2::jsonb) as s ("externalId" text, "variantId" uuid, sku text, barcode text, currency text,
       "priceMinor" bigint, "compareAtMinor" bigint, "includesTax" boolean, "stockUnits" integer, "inStock" boolean,
       title text, description text, "promiseDays" integer, url text, "changedAt" jsonb)
     order by s."externalId"
     on conflict (channel_id, external_id) do update set variant_id = excluded.variant_id, sku = excluded.sku,
       barcode = excluded.barcode, currency = excluded.currency, price_minor = excluded.price_minor,
       compare_at_minor = excluded.compare_at_minor, includes_tax = excluded.includes_tax,
       stock_units = excluded.stock_units, in_stock = excluded.in_stock, title = excluded.title,
       description = excluded.description, promise_days = excluded.promise_days, url = excluded.url,
       changed_at = excluded.changed_at, read_at = excluded.read_at, source = excluded.source, read_by = excluded.read_by
     where f.read_at <= excluded.read_at`,
    [from.channelId, JSON.stringify(rows), from.at, from.source, from.by],
  );
}
