import type { Tx } from '#db/client.ts';
import type { OutcomeSum } from '../read-batch.ts';
import { addExact } from '../rules/exact-amount.ts';

/** Which rows to settle: documents `after` … `upTo` of a phase; `waiting` takes only rows that were put right. */
export type ChunkRange = {
  batchId: string;
  phase: number;
  after: number;
  upTo: number;
  pick: 'new' | 'waiting';
};

/**
 * What a row is recognised by when its file, or one that overlaps, is read again: what was sold, how many, for how much,
 * which line, and the how-manieth of equal rows in its document. Titles and minutes may be written otherwise next time.
 */
export const ROW_KEY = `left(md5(concat_ws('|', r.sku, r.quantity, r.amount_minor, r.amount_rest_micros,
    coalesce(r.line_number, ''))), 20) || '-' || row_number() over (partition by r.channel_id, r.document, r.phase, r.sku,
    r.quantity, r.amount_minor, r.amount_rest_micros, coalesce(r.line_number, '') order by r.row_number)`;

// Codes are compared exactly as written, but for spaces around them, which nobody sees.
const SPACES = `U&' \\0009\\000A\\000D\\00A0'`;

const TABLE = `
  create temp table if not exists import_chunk (
    like import_rows, key text, line_id uuid
  ) on commit delete rows`;

/**
 * Puts the rows of a chunk into the transaction's own table `import_chunk`, each with its key and a new line id, and
 * leaves out those that cannot be taken: unreadable rows, and the other rows of their documents, which wait for them.
 * An order is taken whole or not at all. Returns what was left out, and how many rows stay.
 */
export async function fillChunk(tx: Tx, range: ChunkRange): Promise<{ errors: OutcomeSum }> {
  const client = tx.$client;
  await client.query(TABLE);
  await client.query(
    `insert into import_chunk
     select r.*, ${ROW_KEY}, uuidv7() from import_rows r
     where r.batch_id = $1 and r.phase = $2 and r.ordinal > $3 and r.ordinal <= $4`,
    [range.batchId, range.phase, range.after, range.upTo],
  );
  const taken = range.pick === 'new' ? `outcome <> 'dismissed'` : `outcome is distinct from 'waiting'`;
  await client.query(`delete from import_chunk where ${taken}`);
  await client.query(
    `update import_chunk set sku = btrim(sku, ${SPACES}) where sku <> btrim(sku, ${SPACES})`,
  );
  await client.query('analyze import_chunk');
  return { errors: await holdBack(tx, range.batchId) };
}

async function holdBack(tx: Tx, batchId: string): Promise<OutcomeSum> {
  return readSum(
    await tx.$client.query(
      `with held as (
         delete from import_chunk c where c.class = 'error' or exists (
           select from import_rows e where e.batch_id = $1 and e.class = 'error' and e.document = c.document
             and e.document <> '' and e.outcome is distinct from 'dismissed')
         returning c.row_number, c.amount_minor, c.amount_rest_micros, c.discount_minor, c.discount_rest_micros
       ), marked as (
         update import_rows r set outcome = 'error' from held h
         where r.batch_id = $1 and r.row_number = h.row_number and r.outcome is distinct from 'dismissed'
       )
       ${SUM_OF} held`,
      [batchId],
    ),
  );
}

/** The exact net amount of rows, gross less discount: the select list that `readSum` reads. */
export const SUM_OF = `select count(*) as rows,
  coalesce(sum(amount_minor - coalesce(discount_minor, 0)), 0)::text as amount,
  coalesce(sum(amount_rest_micros - coalesce(discount_rest_micros, 0)), 0)::text as rest from`;

type SumRow = { rows: number; amount: string; rest: string };

/** Rows and exact amount of a `SUM_OF` query. */
export function readSum(result: { rows: SumRow[] }): OutcomeSum {
  const { rows, amount, rest } = result.rows[0]!;
  const sum = addExact({ minor: Number(amount), restMicros: 0 }, { minor: 0, restMicros: Number(rest) });
  return { rows, amountMinor: sum.minor, restMicros: sum.restMicros };
}
