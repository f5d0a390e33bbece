import type { Reader, Tx } from '#db/client.ts';
import { type ListingFact, type WritableKind, wantedFact } from '../rules/correction.ts';
import { judgePush, type PushVerdict } from '../rules/judge-push.ts';
import type { DriftKind, DriftState } from '../rules/parity-rules.ts';

/** A live drift beside what may be written about it. */
export type Pushable = {
  driftId: string;
  channelId: string;
  channelName: string;
  externalId: string;
  sku: string;
  kind: DriftKind;
  state: DriftState;
  theirs: Record<string, unknown>;
  ours: Record<string, unknown>;
  verdict: PushVerdict;
  /** What would be written; null where nothing can be. */
  wants: ListingFact | null;
  /** What is to stand there until then; null where only the channel itself can compare. */
  expects: ListingFact | null;
};

type Row = Omit<Pushable, 'verdict' | 'wants' | 'expects'> & {
  priceMinor: number | null;
  currency: string | null;
  channelCurrency: string;
  title: string | null;
  description: string | null;
  ourDescription: string;
  mayWrite: boolean;
  isPaused: boolean;
  askBeyondBasisPoints: number;
  isUnderWay: boolean;
};

/** Those of the drifts that have not ended, each with whether it may be written to its channel. */
export async function loadPushable(db: Reader, driftIds: readonly string[]): Promise<Pushable[]> {
  const { rows } = await db.$client.query<Row>(
    `select d.id as "driftId", d.channel_id as "channelId", c.name as "channelName", d.external_id as "externalId", v.sku,
       d.kind, d.state, d.theirs, d.ours, f.price_minor as "priceMinor", f.currency, c.currency as "channelCurrency",
       f.title, f.description, coalesce(t.description, p.description) as "ourDescription",
       coalesce(o.may_write and o.is_active and o.sealed_token is not null, false) as "mayWrite",
       coalesce(o.paused_at is not null, false) as "isPaused",
       coalesce(o.ask_beyond_basis_points, 0) as "askBeyondBasisPoints",
       exists (select from listing_corrections n where n.channel_id = d.channel_id and n.external_id = d.external_id
         and n.kind = d.kind and n.state in ('waiting', 'sending')) as "isUnderWay"
     from parity_drifts d join channels c on c.id = d.channel_id join variants v on v.id = d.variant_id
     join products p on p.id = v.product_id
     join listing_facts f on f.channel_id = d.channel_id and f.external_id = d.external_id
     left join listing_sources o on o.channel_id = d.channel_id
     left join listing_terms t on t.channel_id = d.channel_id and t.variant_id = d.variant_id
     where d.id = any ($1::uuid[]) and d.ended_at is null
     order by d.id`,
    [driftIds],
  );
  return rows.map(toPushable);
}

/** The same, held, so that two who decide about one take turns; what the second one reads is what the first one left. */
export async function lockPushable(tx: Tx, driftIds: readonly string[]): Promise<Pushable[]> {
  await tx.$client.query(
    'select from parity_drifts where id = any ($1::uuid[]) and ended_at is null order by id for update',
    [driftIds],
  );
  return loadPushable(tx, driftIds);
}

function toPushable(row: Row): Pushable {
  const { driftId, channelId, channelName, externalId, sku, kind, state, theirs, ours } = row;
  const wants = wantedFact(row);
  const shownMinor = typeof theirs.minor === 'number' ? theirs.minor : null;
  const verdict = judgePush({
    ...row,
    wants,
    hasOwnId: !/^(?:sku|code):/.test(externalId),
    shownMinor,
  });
  const expects = expectedFact(row, kind as WritableKind);
  return {
    driftId,
    channelId,
    channelName,
    externalId,
    sku,
    kind,
    state,
    theirs,
    ours,
    verdict,
    wants,
    expects,
  };
}

/** Units move with every sale, so that only the channel can compare them in the moment of writing. */
function expectedFact(row: Row, kind: WritableKind): ListingFact | null {
  if (kind === 'price' && row.priceMinor !== null && row.currency !== null) {
    return { kind, minor: row.priceMinor, currency: row.currency };
  }
  if (kind === 'title' && row.title !== null) return { kind, text: row.title };
  if (kind === 'description' && row.description !== null) return { kind, text: row.description };
  return null;
}
