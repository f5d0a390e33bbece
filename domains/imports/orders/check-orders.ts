import { type Database, inTransaction } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import type { Ctx } from '../../context.ts';
import { finishImport } from '../finish-import.ts';
import { forgetErasedOrders } from '../people/forget-erased-orders.ts';
import type { ImportBatch, Outcome } from '../read-batch.ts';
import { addOutcome } from '../rules/add-outcome.ts';
import { ROW_KEY } from './fill-chunk.ts';
import { readOrderContext } from './read-context.ts';
import { stageOrders } from './stage-orders.ts';

const CLASSES = `
  select case when k.row_number is not null then 'duplicate'
      when r.class = 'error' or r.document in (
        select e.document from import_rows e where e.batch_id = $1 and e.class = 'error' and e.document <> '') then 'error'
      else r.class end as name,
    count(*) as rows, sum(r.amount_minor - coalesce(r.discount_minor, 0))::text as amount,
    sum(r.amount_rest_micros - coalesce(r.discount_rest_micros, 0))::text as rest
  from import_rows r left join import_known k on k.row_number = r.row_number
  where r.batch_id = $1 group by 1 order by 1`;

/** Rows whose document is in our books with the same row; only documents that are known are looked at more closely. */
const KNOWN = `
  with documents as (
    select distinct r.channel_id, r.document from import_rows r
    where r.batch_id = $1 and (r.phase = 2
      or exists (select from orders o where o.channel_id = r.channel_id and o.external_id = r.document)
      or exists (select from returns t where t.channel_id = r.channel_id and t.external_id = r.document))
  ), keyed as (
    select r.row_number, r.channel_id, r.document, r.phase, ${ROW_KEY} as key
    from import_rows r join documents d using (channel_id, document) where r.batch_id = $1
  )
  insert into import_known
  select k.row_number from keyed k join orders o on o.channel_id = k.channel_id and o.external_id = k.document
  join order_lines l on l.order_id = o.id and l.external_id = k.key where k.phase = 1
  union
  select k.row_number from keyed k join returns t on t.channel_id = k.channel_id and t.external_id = k.document
  join return_lines l on l.return_id = t.id and l.external_id = k.key where k.phase = 2
  union
  select k.row_number from keyed k join costs c on c.channel_id = k.channel_id
    and c.external_id = k.document || ':' || k.key where k.phase = 2
  union
  select k.row_number from keyed k join stock_adjustments a
    on a.external_id = k.channel_id || ':' || k.document || ':' || k.key where k.phase = 2`;

const COUNTS = `
  select count(distinct (channel_id, document)) filter (where phase = 1 and class <> 'error') as orders,
    count(distinct (channel_id, document)) filter (where class = 'return') as returns,
    count(distinct customer) as customers, count(distinct sku) as products,
    count(distinct sku) filter (where not exists (select from variants v where v.sku = btrim(r.sku))) as "newProducts",
    min(day)::text as "firstDay", max(day)::text as "lastDay"
  from import_rows r where batch_id = $1`;

/** Net amounts by the currency that the customer paid in, so that a person sees what a currency column would do. */
const TOTALS = `
  select coalesce(paid_currency, currency) as currency, currency as "keptIn", count(*) as rows,
    round(sum(amount_minor - coalesce(discount_minor, 0))
      + sum(amount_rest_micros - coalesce(discount_rest_micros, 0)) / 1e6)::text as "amountMinor"
  from import_rows where batch_id = $1 group by 1, 2 order by 1, 2`;

/**
 * Reads and judges every row of an order file without taking any: what each would become, sums by class and currency,
 * what is known already. Channels that the mapping names and describes are made, so that rows can point at them.
 */
export async function checkOrders(
  ctx: Ctx,
  batch: ImportBatch,
  onProgress: (rows: number) => Promise<boolean>,
): Promise<void> {
  await makeChannels(ctx.db, batch, ctx.now);
  const headers = batch.findings.headers as string[];
  const context = await readOrderContext(ctx.db, { ...batch, headers });
  const { rows } = await stageOrders(ctx.db, batch, { context, onProgress });
  const findings = await inTransaction(ctx.db, async (tx) => {
    const client = tx.$client;
    await client.query(`set local plan_cache_mode = force_custom_plan; set local work_mem = '64MB';
      set local statement_timeout = '300s'`);
    await client.query(
      'create temp table if not exists import_known (row_number integer) on commit delete rows',
    );
    await forgetErasedOrders(tx, batch, ctx.now);
    await client.query(KNOWN, [batch.id]);
    await client.query('analyze import_known');
    const classes = await client.query<{ name: string; rows: number; amount: string; rest: string }>(
      CLASSES,
      [batch.id],
    );
    const counts = await client.query(COUNTS, [batch.id]);
    const totals = await client.query(TOTALS, [batch.id]);
    return { expected: toOutcome(classes.rows), counts: counts.rows[0], totals: totals.rows };
  });
  await finishImport(ctx, { importId: batch.id, status: 'ready', rowsTotal: rows, findings });
}

function toOutcome(rows: readonly { name: string; rows: number; amount: string; rest: string }[]): Outcome {
  return rows.reduce<Outcome>(
    (sum, row) =>
      addOutcome(sum, {
        [row.name]: { rows: row.rows, amountMinor: Number(row.amount), restMicros: Number(row.rest) },
      }),
    {},
  );
}

/** Channels that exist stay as they are; those without a told kind are never made. */
async function makeChannels(db: Database, batch: ImportBatch, now: Date): Promise<void> {
  const { channels, amountsIn } = batch.mapping;
  if (!channels) return;
  const meanings = [...Object.values(channels.values), ...(channels.otherwise ? [channels.otherwise] : [])];
  for (const { slug, name, kind } of meanings) {
    if (!kind) continue;
    await db.$client.query(
      `insert into channels (id, slug, name, kind, currency, created_at)
       select $1, $2, $3, $4, coalesce($5, reporting_currency), $6 from business
       on conflict (slug) do nothing`,
      [
        newId(now.getTime()),
        slug,
        name ?? slug,
        kind,
        amountsIn === 'column' ? null : (amountsIn ?? null),
        now,
      ],
    );
  }
}
