import type { Tx } from '#db/client.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { newId } from '#lib/ids.ts';
import { readIdentifier } from '../rows/read-cells.ts';
import type { PlainContext, PlainRow, RowResult } from './run-plain.ts';

type Stated = { sku: string; locationId: string; onHand: number; expected: number | null };
type Level = {
  variantId: string;
  sku: string;
  locationId: string;
  onHand: number;
  reserved: number;
  hasMoved: boolean;
};

const MAX_UNITS = 100_000_000;

/**
 * Brings stock to the counted units by an adjustment and its movement. A row is refused where the stock moved since: it is
 * not what the row expects, or without an expectation, something moved after the file was checked. Units that are
 * promised to orders are not taken away. Places and variants that the file does not name stay as they are.
 */
export async function settleStock(
  tx: Tx,
  rows: readonly PlainRow[],
  at: PlainContext & { isBad: (row: PlainRow) => boolean },
): Promise<RowResult[]> {
  const places = await readPlaces(tx);
  const stated = rows.map((row) => ({ row, facts: readStock(row, at, places) }));
  const levels = await readLevels(tx, stated, at);
  const seen = new Set<string>();
  for (const { row, facts } of stated) {
    if (at.isBad(row)) continue;
    const key = `${facts.sku} ${facts.locationId}`;
    const level = levels.get(key);
    if (!level) row.refuse('sku', 'unknownSku');
    else if (seen.has(key)) row.refuse('sku', 'repeatedOtherwise');
    else if (facts.expected !== null ? facts.expected !== level.onHand : level.hasMoved)
      row.refuse('onHand', 'stockMoved', String(level.onHand));
    else if (facts.onHand < level.reserved) row.refuse('onHand', 'promisedUnits', String(level.reserved));
    seen.add(key);
  }
  const taken = stated
    .filter(({ row }) => !at.isBad(row))
    .map(({ row, facts }) => ({ row, facts, level: levels.get(`${facts.sku} ${facts.locationId}`)! }));
  await adjust(tx, taken, at);
  return taken.map(({ row, facts, level }) => {
    const delta = facts.onHand - level.onHand;
    if (delta === 0) return { rowNumber: row.rowNumber, outcome: 'unchanged' };
    return {
      rowNumber: row.rowNumber,
      outcome: 'update',
      change: {
        subjectKind: 'stock',
        subjectId: `${level.variantId}:${level.locationId}`,
        before: { sku: facts.sku, onHand: level.onHand },
        after: { sku: facts.sku, onHand: facts.onHand, delta },
      },
    };
  });
}

function readStock(row: PlainRow, at: PlainContext, places: ReadonlyMap<string, string>): Stated {
  const sku = readIdentifier(row.cells.get('sku'));
  if (!sku) row.refuse('sku', sku === null ? 'spreadsheetDamage' : 'empty');
  const place = row.cells.get('location').trim();
  const locationId = place === '' ? at.batch.locationId : places.get(place);
  if (!locationId) row.refuse('location', place === '' ? 'empty' : 'unknownLocation');
  const isExpected = row.cells.get('expectedOnHand').trim() !== '';
  return {
    sku: sku ?? '',
    locationId: locationId ?? '',
    onHand: readUnits(row, 'onHand', at),
    expected: isExpected ? readUnits(row, 'expectedOnHand', at) : null,
  };
}

function readUnits(row: PlainRow, field: string, at: PlainContext): number {
  const read = at.cells.decimal(row.cells.get(field), row.cells.isTyped(field));
  if (!read.ok) row.refuse(field, read.reason);
  else if (/\.\d*[1-9]/.test(read.value)) row.refuse(field, 'notWhole');
  else if (read.value.startsWith('-')) row.refuse(field, 'negative');
  else if (Number(read.value) > MAX_UNITS) row.refuse(field, 'tooLarge');
  else return Math.trunc(Number(read.value));
  return 0;
}

async function readPlaces(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ code: string; id: string }>(
    'select code, id from locations where is_counted',
  );
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** Levels of the wanted goods, locked in one order, so that nothing moves between the look and the adjustment. */
async function readLevels(
  tx: Tx,
  stated: readonly { facts: Stated }[],
  at: PlainContext,
): Promise<Map<string, Level>> {
  const wanted = stated.filter(({ facts }) => facts.sku !== '' && facts.locationId !== '');
  const values = [wanted.map(({ facts }) => facts.sku), wanted.map(({ facts }) => facts.locationId)];
  await tx.$client.query(
    `select from stock_levels s join variants v on v.id = s.variant_id
     join unnest($1::text[], $2::uuid[]) as w (sku, location_id) on w.sku = v.sku and w.location_id = s.location_id
     order by s.variant_id, s.location_id for update of s`,
    values,
  );
  const { rows } = await tx.$client.query<Level>(
    `select distinct v.id as "variantId", v.sku, w.location_id as "locationId", coalesce(s.on_hand, 0) as "onHand",
       coalesce(s.reserved, 0) as reserved, exists (select from stock_movements m where m.variant_id = v.id
         and w.location_id in (m.from_location_id, m.to_location_id) and m.id > $3) as "hasMoved"
     from unnest($1::text[], $2::uuid[]) as w (sku, location_id)
     join variants v on v.sku = w.sku and v.kind = 'goods'
     left join stock_levels s on s.variant_id = v.id and s.location_id = w.location_id`,
    [...values, Number(at.batch.findings.watermark ?? Number.MAX_SAFE_INTEGER)],
  );
  return new Map(rows.map((row) => [`${row.sku} ${row.locationId}`, row]));
}

async function adjust(
  tx: Tx,
  taken: readonly { facts: Stated; level: Level }[],
  at: PlainContext,
): Promise<void> {
  const outside = await getOutside(tx);
  const changes = taken
    .map(({ facts, level }) => ({ level, delta: facts.onHand - level.onHand, id: newId(at.now.getTime()) }))
    .filter(({ delta }) => delta !== 0);
  if (changes.length === 0) return;
  await tx.$client.query(
    `insert into stock_adjustments (id, variant_id, location_id, quantity, reason, at, import_id)
     select id, variant_id, location_id, quantity, 'import', $2, $3
     from jsonb_to_recordset($1::jsonb) as a (id uuid, variant_id uuid, location_id uuid, quantity integer)`,
    [
      JSON.stringify(
        changes.map(({ id, level, delta }) => ({
          id,
          variant_id: level.variantId,
          location_id: level.locationId,
          quantity: delta,
        })),
      ),
      at.now,
      at.batch.id,
    ],
  );
  await moveStock(
    tx,
    changes.map(({ level, delta }) => ({
      variantId: level.variantId,
      quantity: Math.abs(delta),
      fromLocationId: delta > 0 ? outside.supplier : level.locationId,
      toLocationId: delta > 0 ? level.locationId : outside.scrap,
      reason: 'adjustment' as const,
      causeKind: 'import',
      causeId: at.batch.id,
      actorName: at.actorName,
      at: at.now,
    })),
  );
}
