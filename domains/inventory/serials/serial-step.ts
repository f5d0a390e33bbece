import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

/** A serial number with where it is, locked for the transaction that read it. */
export type KnownSerial = {
  id: string;
  code: string;
  state: 'in_stock' | 'sold' | 'gone';
  orderLineId: string | null;
  /** The order that it was sold with, for people. */
  orderNumber: number | null;
};

/** Who and what wrote a page of a number's story. */
export type SerialCause = { kind: string; id: string; actorName: string; now: Date };

/** Where numbers go: into stock at a place, to the line that sold them, or away. */
export type SerialTurn =
  | { kind: 'received' | 'returned'; locationId: string }
  | { kind: 'shipped'; locationId: string; orderLineId: string }
  | { kind: 'removed' };

/**
 * The numbers of a variant that are known, by code; they stay as they are until the commit. Unknown ones are left out.
 * @throws CONFLICT for a number that is stated twice.
 */
export async function lockSerials(
  tx: Tx,
  variant: { id: string; sku: string },
  codes: readonly string[],
): Promise<Map<string, KnownSerial>> {
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice !== undefined) {
    throw new AppError('CONFLICT', `${variant.sku}: the number ${twice} was scanned twice.`, {
      details: { reason: 'serialTwice', sku: variant.sku, serial: twice },
    });
  }
  // Locked first: the order's number is read as it is behind the lock.
  const [, { rows }] = await Promise.all([
    tx.$client.query(
      'select from serials where variant_id = $1 and code = any ($2::text[]) order by code for update',
      [variant.id, codes],
    ),
    tx.$client.query<KnownSerial>(
      `select s.id, s.code, s.state, s.order_line_id as "orderLineId", o.number as "orderNumber"
       from serials s left join order_lines l on l.id = s.order_line_id left join orders o on o.id = l.order_id
       where s.variant_id = $1 and s.code = any ($2::text[])`,
      [variant.id, codes],
    ),
  ]);
  return new Map(rows.map((row) => [row.code, row]));
}

/** Writes numbers that nobody knew. @throws CONFLICT where another has just written the same. */
export async function addSerials(
  tx: Tx,
  variantId: string,
  codes: readonly string[],
  now: Date,
): Promise<string[]> {
  const ids = codes.map(() => newId(now.getTime()));
  await tx.$client.query(
    `insert into serials (id, variant_id, code, state, updated_at)
     select w.id, $1, w.code, 'gone', $4 from unnest($2::uuid[], $3::text[]) w (id, code) order by w.code`,
    [variantId, ids, codes, now],
  );
  return ids;
}

/** Turns a page of the story of numbers: where they are from now on, and the event that says so. */
export async function turnSerials(
  tx: Tx,
  serialIds: readonly string[],
  turn: SerialTurn,
  cause: SerialCause,
): Promise<void> {
  if (serialIds.length === 0) return;
  const locationId = turn.kind === 'removed' ? null : turn.locationId;
  const orderLineId = turn.kind === 'shipped' ? turn.orderLineId : null;
  await tx.$client.query(
    `update serials set state = $2, location_id = $3, order_line_id = $4, updated_at = $5 where id = any ($1::uuid[])`,
    [serialIds, STATE_AFTER[turn.kind], turn.kind === 'shipped' ? null : locationId, orderLineId, cause.now],
  );
  await tx.$client.query(
    `insert into serial_events (serial_id, at, kind, location_id, order_line_id, cause_kind, cause_id, actor_name)
     select id, $2, $3, $4, $5, $6, $7, $8 from unnest($1::uuid[]) id`,
    [serialIds, cause.now, turn.kind, locationId, orderLineId, cause.kind, cause.id, cause.actorName],
  );
}

const STATE_AFTER = { received: 'in_stock', returned: 'in_stock', shipped: 'sold', removed: 'gone' } as const;
