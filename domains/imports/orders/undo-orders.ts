import { type Database, inTransaction, type Tx } from '#db/client.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { allow } from '#domains/team/can.ts';
import type { Ctx } from '../../context.ts';
import type { ImportBatch } from '../read-batch.ts';
import { reversePostings } from './reverse-postings.ts';

const AT_ONCE = 1_000;
const NAMED_KEPT = 1_000;

/** Orders that nobody touched since: first version, no note or tag, returned and paid only by imports that still stand. */
const UNTOUCHED = `o.import_id = $1 and o.version = 1 and o.status = 'shipped' and o.note = '' and o.updated_at = o.created_at
  and not exists (select from returns t where t.order_id = o.id and t.import_id is distinct from $1)
  and not exists (select from return_lines l join order_lines ol on ol.id = l.order_line_id
    join returns t on t.id = l.return_id where ol.order_id = o.id and t.import_id is distinct from $1)
  and not exists (select from payments p where p.order_id = o.id and p.external_id is distinct from 'import')
  and not exists (select from events e where e.subject_kind = 'order' and e.subject_id = o.id::text)`;

/**
 * Takes an order import back: returns first, then costs and adjustments, then the orders, each with opposite postings and
 * movements written beside the old ones. Goes on after a crash: what is taken back is gone from the tables it looks in.
 * Returns the numbers of the orders that stay because somebody worked on them since.
 */
export async function undoOrders(
  ctx: Ctx,
  batch: ImportBatch,
  onProgress: (rows: number) => Promise<unknown>,
): Promise<string[]> {
  allow(ctx.actor, 'import.undo');
  const at = { importId: batch.id, now: ctx.now, actorName: ctx.actor.name };
  for (const step of [undoReturns, undoCosts, undoStock, undoOrderHeads]) {
    for (let done = 0; ; ) {
      const count = await inTransaction(ctx.db, (tx) => step(tx, at));
      if (count === 0) break;
      done += count;
      await onProgress(done);
    }
  }
  await removeUnused(ctx.db, batch.id);
  return readKept(ctx.db, batch.id);
}

type At = { importId: string; now: Date; actorName: string };

async function undoReturns(tx: Tx, at: At): Promise<number> {
  const ids = await pick(tx, 'select id from returns where import_id = $1 order by id limit $2', at);
  if (ids.length === 0) return 0;
  await reversePostings(tx, { column: 'cause_id', ids, ...at });
  await moveBack(tx, at, {
    lines: `select variant_id, quantity, order_line_id, 'return' as reason from return_lines
      where return_id = any ($1) and variant_id is not null`,
    ids,
    kinds: ['supplier', 'customer'],
  });
  await tx.$client.query(
    `update order_lines l set returned_quantity = l.returned_quantity - r.units
     from (select order_line_id, sum(quantity) as units from return_lines where return_id = any ($1)
       and order_line_id is not null group by 1) r where l.id = r.order_line_id`,
    [ids],
  );
  await tx.$client.query(
    `with gone as (delete from refunds where return_id = any ($1) returning order_id, amount_minor),
       sums as (select order_id, sum(amount_minor) as amount from gone group by 1)
     update orders o set refunded_minor = o.refunded_minor - s.amount from sums s where o.id = s.order_id`,
    [ids],
  );
  const { rows } = await tx.$client.query<{ id: string }>(
    `select distinct l.order_id as id from return_lines r join order_lines l on l.id = r.order_line_id
     where r.return_id = any ($1)`,
    [ids],
  );
  await tx.$client.query('delete from returns where id = any ($1)', [ids]);
  await tx.$client.query('update orders o set payment_status = payment_status_now(o) where id = any ($1)', [
    rows.map((row) => row.id),
  ]);
  return ids.length;
}

async function undoCosts(tx: Tx, at: At): Promise<number> {
  const ids = await pick(tx, 'select id from costs where import_id = $1 order by id limit $2', at);
  if (ids.length === 0) return 0;
  await reversePostings(tx, { column: 'cause_id', ids, ...at });
  await tx.$client.query('delete from costs where id = any ($1)', [ids]);
  return ids.length;
}

async function undoStock(tx: Tx, at: At): Promise<number> {
  const ids = await pick(
    tx,
    'select id from stock_adjustments where import_id = $1 order by id limit $2',
    at,
  );
  if (ids.length === 0) return 0;
  await moveBack(tx, at, {
    lines: `select variant_id, -quantity as quantity, null::uuid as order_line_id, 'correction' as reason
      from stock_adjustments where id = any ($1) and quantity < 0`,
    ids,
    kinds: ['scrap', 'supplier'],
  });
  await moveBack(tx, at, {
    lines: `select variant_id, quantity, null::uuid as order_line_id, 'correction' as reason
      from stock_adjustments where id = any ($1) and quantity > 0`,
    ids,
    kinds: ['supplier', 'scrap'],
  });
  await tx.$client.query('delete from stock_adjustments where id = any ($1)', [ids]);
  return ids.length;
}

async function undoOrderHeads(tx: Tx, at: At): Promise<number> {
  const ids = await pick(tx, `select o.id from orders o where ${UNTOUCHED} order by o.id limit $2`, at);
  if (ids.length === 0) return 0;
  await reversePostings(tx, { column: 'order_id', ids, ...at });
  await tx.$client.query(
    `insert into stock_movements (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id,
       actor_name)
     select $2, m.variant_id, m.quantity, m.to_location_id, m.from_location_id, 'correction', 'import_undo', $3, $4
     from order_lines l join stock_movements m on m.order_line_id = l.id and m.reason = 'sale'
     where l.order_id = any ($1) order by m.id`,
    [ids, at.now, at.importId, at.actorName],
  );
  await tx.$client.query('delete from orders where id = any ($1)', [ids]);
  return ids.length;
}

async function pick(tx: Tx, text: string, at: At): Promise<string[]> {
  await tx.$client.query(
    `set local plan_cache_mode = force_custom_plan; set local statement_timeout = '300s'`,
  );
  const { rows } = await tx.$client.query<{ id: string }>(text, [at.importId, AT_ONCE]);
  return rows.map((row) => row.id);
}

/** Units of goods go from one outside place to another, the way opposite to the import's. */
async function moveBack(
  tx: Tx,
  at: At,
  move: { lines: string; ids: string[]; kinds: ['supplier' | 'scrap', 'customer' | 'supplier' | 'scrap'] },
): Promise<void> {
  const outside = await getOutside(tx);
  await tx.$client.query(
    `insert into stock_movements (at, variant_id, quantity, from_location_id, to_location_id, reason, cause_kind, cause_id,
       order_line_id, actor_name)
     select $2, l.variant_id, l.quantity, $3, $4, l.reason, 'import_undo', $5, l.order_line_id, $6
     from (${move.lines}) l join variants v on v.id = l.variant_id and v.kind = 'goods'`,
    [move.ids, at.now, outside[move.kinds[0]], outside[move.kinds[1]], at.importId, at.actorName],
  );
}

/** Products that the import made leave the catalogue, customers disappear, where nothing else knows them. */
async function removeUnused(db: Database, importId: string): Promise<void> {
  await db.$client.query(
    `update variants v set archived_at = now() where v.import_id = $1 and v.archived_at is null
       and not exists (select from order_lines l where l.variant_id = v.id)
       and not exists (select from stock_levels s where s.variant_id = v.id and s.on_hand > 0)`,
    [importId],
  );
  await db.$client.query(
    `update products p set archived_at = now() where p.import_id = $1 and p.archived_at is null
       and not exists (select from variants v where v.product_id = p.id and v.archived_at is null)`,
    [importId],
  );
  await db.$client.query(
    `delete from customers c where c.import_id = $1
       and not exists (select from orders o where o.customer_id = c.id)
       and not exists (select from returns t where t.customer_id = c.id)
       and not exists (select from touches t where t.customer_id = c.id)`,
    [importId],
  );
}

async function readKept(db: Database, importId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ name: string }>(
    `select coalesce(external_number, number::text) as name from orders where import_id = $1 order by number limit $2`,
    [importId, NAMED_KEPT],
  );
  return rows.map((row) => row.name);
}
