import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { command } from '../../command.ts';
import { judgeTarget, type TargetFacts, type TargetRefusal } from './judge-target.ts';
import type { Targets } from './read-targets.ts';

const MOST_ROWS = 200;
const Units = z.number().int().min(0).max(1_000_000);

/** Targets of many rows at once. A row without a location stands for all of them. */
export const SetTargetsInput = z
  .strictObject({
    rows: z
      .array(z.strictObject({ variantId: z.uuid(), locationId: z.uuid().nullable() }))
      .min(1)
      .max(MOST_ROWS),
    reorderPoint: Units.nullable().optional(),
    orderUpTo: Units.min(1).nullable().optional(),
    safety: Units.optional(),
  })
  .refine(
    ({ reorderPoint, orderUpTo, safety }) =>
      reorderPoint !== undefined || orderUpTo !== undefined || safety !== undefined,
    'say what shall change',
  );

/** A row that stayed as it was, and why; without a SKU where there is no such variant. */
export type RefusedTarget = {
  variantId: string;
  locationId: string | null;
  sku: string | null;
  reason: TargetRefusal;
};

type Row = TargetFacts & { variantId: string; locationId: string | null };
type Change = Targets & { variantId: string; locationId: string | null };

/**
 * Says of many rows when they are low, up to how many to bring them then, and how many units are kept back. Each row is
 * judged by itself: what cannot be done is told, the others are done. Without a location the reorder point is that of all
 * locations together, and safety is kept at each selling location.
 */
export const setTargets = command('stock.set-safety', {
  input: SetTargetsInput,
  run: async (tx, { rows, ...wanted }, ctx) => {
    const found = await lockRows(tx, rows);
    const judged = found.map((row) => ({ row, outcome: judgeTarget(row, wanted) }));
    const refused = judged.flatMap(({ row: { variantId, locationId, sku }, outcome }): RefusedTarget[] =>
      typeof outcome === 'string' ? [{ variantId, locationId, sku, reason: outcome }] : [],
    );
    const done = judged.flatMap(({ row, outcome }) =>
      typeof outcome === 'string' ? [] : [{ ...row, ...outcome }],
    );
    await writeTargets(tx, done, ctx.now);
    if (wanted.safety !== undefined) await writeSafety(tx, done, { units: wanted.safety, now: ctx.now });
    const changed = [...new Set(done.map((row) => row.variantId))];
    return {
      result: { done: done.length, refused },
      subjectKind: 'stock',
      subjectId: null,
      summary: { ...wanted, rows: done.length, refused: refused.length },
      before: { rows: found.map(targetsOf) },
      after: { rows: done.map(targetsOf) },
      events: changed.map((variantId) => ({
        kind: 'stock.changed',
        subjectKind: 'variant',
        subjectId: variantId,
        payload: { reason: 'targets' },
      })),
    };
  },
});

function targetsOf({ sku, locationId, reorderPoint, orderUpTo }: Row) {
  return { sku, locationId, reorderPoint, orderUpTo };
}

/** The rows as they are, each once; the variants stay as they are until the commit. */
async function lockRows(tx: Tx, rows: readonly Omit<Change, keyof Targets>[]): Promise<Row[]> {
  const unique = [...new Map(rows.map((row) => [`${row.variantId} ${row.locationId}`, row])).values()];
  const variantIds = unique.map((row) => row.variantId);
  await tx.$client.query('select from variants where id = any ($1::uuid[]) order by id for no key update', [
    variantIds,
  ]);
  const { rows: found } = await tx.$client.query<Row>(
    `select w.variant_id as "variantId", w.location_id as "locationId", v.sku, v.kind,
       v.archived_at is not null as "isArchived", w.location_id is not null as "isAtLocation",
       l.is_active and l.kind in ('warehouse', 'store') as sells,
       case when w.location_id is null then v.reorder_point else t.reorder_point end as "reorderPoint",
       case when w.location_id is null then v.order_up_to else t.order_up_to end as "orderUpTo"
     from unnest($1::uuid[], $2::uuid[]) with ordinality w (variant_id, location_id, place)
     left join variants v on v.id = w.variant_id left join locations l on l.id = w.location_id
     left join stock_targets t on t.variant_id = w.variant_id and t.location_id = w.location_id
     order by w.place`,
    [variantIds, unique.map((row) => row.locationId)],
  );
  return found;
}

const GIVEN =
  'unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[]) w (variant_id, location_id, point, up_to)';

async function writeTargets(tx: Tx, changes: readonly Change[], now: Date): Promise<void> {
  const values = [
    changes.map((row) => row.variantId),
    changes.map((row) => row.locationId),
    changes.map((row) => row.reorderPoint),
    changes.map((row) => row.orderUpTo),
    now,
  ];
  await tx.$client.query(
    `update variants v set reorder_point = w.point, order_up_to = w.up_to, updated_at = $5
     from ${GIVEN} where v.id = w.variant_id and w.location_id is null`,
    values,
  );
  await tx.$client.query(
    `insert into stock_targets (variant_id, location_id, reorder_point, order_up_to, updated_at)
     select w.variant_id, w.location_id, w.point, w.up_to, $5 from ${GIVEN}
     where w.location_id is not null order by 1, 2
     on conflict (variant_id, location_id) do update set reorder_point = excluded.reorder_point,
       order_up_to = excluded.order_up_to, updated_at = excluded.updated_at`,
    values,
  );
}

/** In the order in which every writer of levels locks them. */
async function writeSafety(
  tx: Tx,
  changes: readonly Change[],
  { units, now }: { units: number; now: Date },
): Promise<void> {
  await tx.$client.query(
    `insert into stock_levels (variant_id, location_id, safety, updated_at)
     select distinct w.variant_id, l.id, $3::integer, $4::timestamptz
     from unnest($1::uuid[], $2::uuid[]) w (variant_id, location_id)
     join locations l on l.id = w.location_id
       or w.location_id is null and l.is_active and l.kind in ('warehouse', 'store')
     order by 1, 2
     on conflict (variant_id, location_id) do update set safety = excluded.safety, updated_at = excluded.updated_at`,
    [changes.map((row) => row.variantId), changes.map((row) => row.locationId), units, now],
  );
}
