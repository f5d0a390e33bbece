import { inTransaction, type Tx } from '#db/client.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { removeTouch } from '#domains/marketing/tracking/write-touches.ts';
import { readPrices, removePrice, writePrices } from '#domains/purchasing/suppliers/write-prices.ts';
import { allow } from '#domains/team/can.ts';
import type { Ctx } from '../../context.ts';
import { getBusiness } from '../../settings/get-business.ts';
import type { ImportBatch } from '../read-batch.ts';
import { reverseListing } from './settle-listings.ts';
import { isSame, readShown } from './settle-prices.ts';
import { reverseSpend } from './settle-spend.ts';

type Change = {
  id: number;
  subjectKind: 'product' | 'customer' | 'stock' | 'rate' | 'supplier_price' | 'touch' | 'spend' | 'listing';
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
};

const AT_ONCE = 500;
const NAMED_KEPT = 1_000;

/**
 * Puts back what an import of anything but orders changed, newest first, where it still stands as the import left
 * it; what was changed, sold or moved since stays and is named. What the import made is archived or removed if unused.
 */
export async function undoPlain(ctx: Ctx, batch: ImportBatch): Promise<string[]> {
  allow(ctx.actor, 'import.undo');
  const { reportingCurrency: currency } = await getBusiness(ctx.db);
  for (;;) {
    const count = await inTransaction(ctx.db, async (tx) => {
      const { rows } = await tx.$client.query<Change>(
        `select id, subject_kind as "subjectKind", subject_id as "subjectId", before, after from import_changes
         where batch_id = $1 and undone is null order by id desc limit $2`,
        [batch.id, AT_ONCE],
      );
      const at = { batch, now: ctx.now, actorName: ctx.actor.name, currency };
      const reversed =
        batch.kind === 'spend' ? await reverseDays(tx, rows, at) : await reverseEach(tx, rows, at);
      await tx.$client.query(
        `update import_changes c set undone = case when u.is_reversed then 'reversed' else 'kept' end
         from unnest($1::bigint[], $2::boolean[]) as u (id, is_reversed) where c.id = u.id`,
        [rows.map(({ id }) => id), reversed],
      );
      return rows.length;
    });
    if (count === 0) break;
  }
  const { rows } = await ctx.db.$client.query<{ name: string }>(
    `select distinct coalesce(after->>'sku', after->>'name', subject_id) as name from import_changes
     where batch_id = $1 and undone = 'kept' order by 1 limit $2`,
    [batch.id, NAMED_KEPT],
  );
  return rows.map((row) => row.name);
}

type At = { batch: ImportBatch; now: Date; actorName: string; currency: string };

function reverseDays(tx: Tx, changes: readonly Change[], at: At): Promise<boolean[]> {
  return reverseSpend(tx, changes, {
    now: at.now,
    importId: at.batch.id,
    reportingCurrency: at.currency,
  });
}

async function reverseEach(tx: Tx, changes: readonly Change[], at: At): Promise<boolean[]> {
  const reversed: boolean[] = [];
  for (const change of changes) reversed.push(await reverseOne(tx, change, at));
  return reversed;
}

function reverseOne(tx: Tx, change: Change, at: At): Promise<boolean> {
  if (change.subjectKind === 'stock') return reverseStock(tx, change, at);
  if (change.subjectKind === 'rate') return reverseRate(tx, change);
  if (change.subjectKind === 'supplier_price') return reversePrice(tx, change, at.now);
  if (change.subjectKind === 'touch') return removeTouch(tx, change.subjectId, at.batch.id);
  if (change.subjectKind === 'listing') return reverseListing(tx, change, at);
  return change.subjectKind === 'product' ? reverseProduct(tx, change, at) : reverseCustomer(tx, change, at);
}

async function reverseRate(tx: Tx, change: Change): Promise<boolean> {
  const [currency, day] = change.subjectId.split(' ');
  const at = [currency, day, change.after.exchangeRate];
  const { rowCount } = change.before
    ? await tx.$client.query(
        'update exchange_rates set rate = $4::numeric where currency = $1 and day = $2 and rate = $3::numeric',
        [...at, change.before.exchangeRate],
      )
    : await tx.$client.query(
        'delete from exchange_rates where currency = $1 and day = $2 and rate = $3::numeric',
        at,
      );
  return rowCount === 1;
}

async function reversePrice(tx: Tx, change: Change, now: Date): Promise<boolean> {
  const after = readShown(change.after, change.subjectId);
  const [current] = await readPrices(tx, [after]);
  if (!current || !isSame(current, after)) return false;
  if (change.before === null) return removePrice(tx, after);
  await writePrices(tx, [readShown(change.before, change.subjectId)], now);
  return true;
}

async function reverseStock(tx: Tx, change: Change, at: At): Promise<boolean> {
  const [variantId = '', locationId = ''] = change.subjectId.split(':');
  const delta = Number(change.after.delta);
  const { rows } = await tx.$client.query<{ onHand: number; reserved: number }>(
    `select on_hand as "onHand", reserved from stock_levels where variant_id = $1 and location_id = $2 for update`,
    [variantId, locationId],
  );
  const level = rows[0];
  if (!level || level.onHand !== Number(change.after.onHand) || level.onHand - delta < level.reserved)
    return false;
  const outside = await getOutside(tx);
  await moveStock(tx, [
    {
      variantId,
      quantity: Math.abs(delta),
      fromLocationId: delta > 0 ? locationId : outside.scrap,
      toLocationId: delta > 0 ? outside.supplier : locationId,
      reason: 'correction',
      causeKind: 'import_undo',
      causeId: at.batch.id,
      actorName: at.actorName,
      at: at.now,
    },
  ]);
  await tx.$client.query(
    'delete from stock_adjustments where import_id = $1 and variant_id = $2 and location_id = $3',
    [at.batch.id, variantId, locationId],
  );
  return true;
}

async function reverseProduct(tx: Tx, change: Change, at: At): Promise<boolean> {
  if (change.before === null) {
    const { rowCount } = await tx.$client.query(
      `update variants v set archived_at = $2 where v.id = $1 and archived_at is null
         and not exists (select from order_lines l where l.variant_id = v.id)
         and not exists (select from stock_movements m where m.variant_id = v.id)`,
      [change.subjectId, at.now],
    );
    await tx.$client.query(
      `update products p set archived_at = $2 where p.id = (select product_id from variants where id = $1)
         and not exists (select from variants v where v.product_id = p.id and v.archived_at is null)`,
      [change.subjectId, at.now],
    );
    return rowCount === 1;
  }
  const { rowCount } = await tx.$client.query(
    `with variant as (
       update variants v set price_minor = ($2::jsonb->>'priceMinor')::bigint,
         cost_micros = ($2::jsonb->>'costMicros')::bigint, weight_grams = ($2::jsonb->>'weightGrams')::integer, updated_at = $4
       from products p where p.id = v.product_id and v.id = $1
         and v.price_minor = coalesce(($3::jsonb->>'priceMinor')::bigint, v.price_minor)
         and v.cost_micros is not distinct from coalesce(($3::jsonb->>'costMicros')::bigint, v.cost_micros)
         and p.title = coalesce($3::jsonb->>'title', p.title)
       returning v.product_id
     )
     update products p set title = $2::jsonb->>'title', brand = $2::jsonb->>'brand', category = $2::jsonb->>'category',
       updated_at = $4 from variant where p.id = variant.product_id`,
    [change.subjectId, JSON.stringify(change.before), JSON.stringify(change.after), at.now],
  );
  return rowCount === 1;
}

async function reverseCustomer(tx: Tx, change: Change, at: At): Promise<boolean> {
  if (change.before === null) {
    const { rowCount } = await tx.$client.query(
      `delete from customers c where c.id = $1 and c.import_id = $2
         and not exists (select from orders o where o.customer_id = c.id)
         and not exists (select from returns t where t.customer_id = c.id)
         and not exists (select from touches t where t.customer_id = c.id)`,
      [change.subjectId, at.batch.id],
    );
    return rowCount === 1;
  }
  const { rowCount } = await tx.$client.query(
    `update customers set name = $2, country = $3, updated_at = $6
     where id = $1 and name = $4 and country is not distinct from $5`,
    [
      change.subjectId,
      change.before.name,
      change.before.country ?? null,
      change.after.name,
      change.after.country ?? null,
      at.now,
    ],
  );
  return rowCount === 1;
}
