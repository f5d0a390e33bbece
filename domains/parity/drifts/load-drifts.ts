import type { Tx } from '#db/client.ts';
import type { DriftKind, DriftState } from '../rules/parity-rules.ts';

/** A drift as a decision needs it, with what both sides say now. */
export type LiveDrift = {
  id: string;
  channelId: string;
  externalId: string;
  variantId: string;
  sku: string;
  kind: DriftKind;
  state: DriftState;
  theirs: Record<string, unknown>;
  ours: Record<string, unknown>;
  /** The listing of this moment. */
  priceMinor: number | null;
  currency: string | null;
  title: string | null;
  description: string | null;
  promiseDays: number | null;
  /** The book's whole text; drifts show its beginning. */
  ourDescription: string;
};

/** Those of the drifts that have not ended, locked, so that two decisions about one take turns. */
export async function lockLiveDrifts(tx: Tx, driftIds: readonly string[]): Promise<LiveDrift[]> {
  const { rows } = await tx.$client.query<LiveDrift>(
    `select d.id, d.channel_id as "channelId", d.external_id as "externalId", d.variant_id as "variantId", v.sku, d.kind,
       d.state, d.theirs, d.ours, f.price_minor as "priceMinor", f.currency, f.title, f.description,
       f.promise_days as "promiseDays", coalesce(t.description, p.description) as "ourDescription"
     from parity_drifts d join variants v on v.id = d.variant_id join products p on p.id = v.product_id
     join listing_facts f on f.channel_id = d.channel_id and f.external_id = d.external_id
     left join listing_terms t on t.channel_id = d.channel_id and t.variant_id = d.variant_id
     where d.id = any ($1::uuid[]) and d.ended_at is null
     order by d.id for update of d`,
    [driftIds],
  );
  return rows;
}
