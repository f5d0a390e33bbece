import { z } from 'zod';
import { normaliseForSearch } from '#lib/text/normalise-for-search.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { DriftFilter } from '../input.ts';
import type { DriftKind, DriftState } from '../rules/parity-rules.ts';
import { type Side, type Suggestion, suggestSide } from '../rules/suggest-side.ts';

/** A drift as lists show it: both sides as facts, how long, and which side is probably right. */
export type DriftRow = {
  id: string;
  channelId: string;
  channelName: string;
  externalId: string;
  url: string | null;
  variantId: string;
  productId: string;
  sku: string;
  variantTitle: string;
  kind: DriftKind;
  theirs: Record<string, unknown>;
  ours: Record<string, unknown>;
  state: DriftState;
  openedAt: Date;
  endedAt: Date | null;
  /** When the channel was last read. */
  readAt: Date | null;
  theirsChangedAt: Date | null;
  oursChangedAt: Date | null;
  suggestion: Suggestion;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string | null;
  acceptedUntil: string | null;
  correctedIn: Side | null;
  /** Where the last writing of it to the channel stands; null where none was asked for. */
  correction: CorrectionState | null;
};

/** Where a writing to a channel stands. */
export type CorrectionState = 'waiting' | 'sending' | 'written' | 'refused' | 'withdrawn';

/** Some drifts, and where the next page begins. */
export type DriftPage = { rows: DriftRow[]; next: string | null };

type Found = Omit<DriftRow, 'suggestion' | 'theirsChangedAt'> & { theirsChangedAt: string | null };

const COLUMNS = `d.id, d.channel_id as "channelId", c.name as "channelName", d.external_id as "externalId", f.url,
  d.variant_id as "variantId", v.product_id as "productId", v.sku, v.title as "variantTitle", d.kind, d.theirs, d.ours, d.state,
  d.opened_at as "openedAt", d.ended_at as "endedAt", f.read_at as "readAt", f.changed_at->>d.kind as "theirsChangedAt",
  greatest(t.set_at, case d.kind when 'price' then v.updated_at when 'promise' then null
    else greatest(v.updated_at, p.updated_at) end) as "oursChangedAt",
  d.decided_at as "decidedAt", d.decided_by as "decidedBy", d.reason, d.accepted_until::text as "acceptedUntil",
  d.corrected_in as "correctedIn",
  (select n.state from listing_corrections n where n.drift_id = d.id order by n.id desc limit 1) as correction`;
const TABLES = `parity_drifts d join channels c on c.id = d.channel_id join variants v on v.id = d.variant_id
  join products p on p.id = v.product_id
  left join listing_facts f on f.channel_id = d.channel_id and f.external_id = d.external_id
  left join listing_terms t on t.channel_id = d.channel_id and t.variant_id = d.variant_id`;
const AT_ONCE = 1_000;
const CURSOR = /^(\d{1,18})_([0-9a-f-]{36})$/;

/** Drifts, newest first, page by page; `gone` are those that have ended, however. @throws FORBIDDEN. */
export async function listDrifts(ctx: Ctx, filter: z.input<typeof DriftFilter>): Promise<DriftPage> {
  allow(ctx.actor, 'parity.read');
  const { channelId, kind, state, search, after, limit } = DriftFilter.parse(filter);
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const at = state === 'gone' ? 'd.ended_at' : 'd.opened_at';
  const where = [
    state === 'gone' ? 'd.ended_at is not null' : `d.ended_at is null and d.state = ${bind(state)}`,
    ...(channelId ? [`d.channel_id = ${bind(channelId)}`] : []),
    ...(kind ? [`d.kind = ${bind(kind)}`] : []),
    ...(search.trim() ? [`v.search like ${bind(`%${escapeLike(normaliseForSearch(search))}%`)}`] : []),
  ];
  const cursor = CURSOR.exec(after ?? '');
  if (cursor) {
    const [, micros, id] = cursor;
    const instant = `timestamptz 'epoch' + ${bind(micros)}::bigint * interval '1 microsecond'`;
    where.push(`(${at}, d.id) < (${instant}, ${bind(id)}::uuid)`);
  }
  const { rows } = await ctx.db.$client.query<Found & { cursor: string }>(
    `select ${COLUMNS}, (extract(epoch from ${at}) * 1000000)::bigint || '_' || d.id as cursor
     from ${TABLES} where ${where.join(' and ')} order by ${at} desc, d.id desc limit ${bind(limit + 1)}`,
    values,
  );
  const page = rows.slice(0, limit);
  return { rows: page.map(toRow), next: rows.length > limit ? page.at(-1)!.cursor : null };
}

/** All drifts that match, newest first, a thousand at a time, for files. @throws FORBIDDEN. */
export async function* listAllDrifts(
  ctx: Ctx,
  filter: z.input<typeof DriftFilter>,
): AsyncGenerator<DriftRow> {
  allow(ctx.actor, 'parity.read');
  for (let after: string | null | undefined; after !== null; ) {
    const page: DriftPage = await listDrifts(ctx, { ...filter, limit: AT_ONCE, after });
    yield* page.rows;
    after = page.next;
  }
}

/** One drift; undefined where there is none. @throws FORBIDDEN. */
export async function getDrift(ctx: Ctx, driftId: string): Promise<DriftRow | undefined> {
  allow(ctx.actor, 'parity.read');
  if (!z.uuid().safeParse(driftId).success) return undefined;
  const { rows } = await ctx.db.$client.query<Found>(`select ${COLUMNS} from ${TABLES} where d.id = $1`, [
    driftId,
  ]);
  return rows[0] && toRow(rows[0]);
}

function toRow({ theirsChangedAt, ...found }: Found & { cursor?: string }): DriftRow {
  const { cursor: _, ...row } = found as Found & { cursor?: string };
  const changedAt = theirsChangedAt === null ? null : new Date(theirsChangedAt);
  const suggestion = suggestSide({ ...row, theirsChangedAt: changedAt });
  return { ...row, theirsChangedAt: changedAt, suggestion };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
