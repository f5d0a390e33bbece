import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

const MOST = 50;

/** A fact of which nobody knows whose it is; it lies with `customer` meanwhile. */
export type MisplacedFact = {
  id: number;
  table: string;
  foundAt: string;
  customerId: string;
  customerName: string;
  otherId: string;
  otherName: string;
  /** What it is, as far as one line tells: an order's number, a phone, an address. */
  label: string | null;
};

/** Facts that came while two people were one and name neither, the oldest first. */
export async function listMisplaced(ctx: Ctx): Promise<MisplacedFact[]> {
  allow(ctx.actor, 'customer.merge');
  const { rows } = await ctx.db.$client.query<MisplacedFact>(
    `select f.id::integer as id, f.table_name as "table",
       to_char(f.found_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "foundAt",
       c.id as "customerId", c.name as "customerName", o.id as "otherId", o.name as "otherName",
       case f.table_name
         when 'orders' then (select r.number::text from orders r where r.id::text = f.row_key)
         when 'returns' then (select r.number::text from returns r where r.id::text = f.row_key)
         when 'identities' then (select r.value from identities r where r.id::text = f.row_key)
         when 'customer_addresses' then (select r.lines from customer_addresses r where r.id::text = f.row_key)
         when 'touches' then (select r.kind from touches r where r.id::text = f.row_key)
         when 'customer_notes' then (select left(r.text, 80) from customer_notes r where r.id::text = f.row_key)
         when 'customer_tasks' then (select r.title from customer_tasks r where r.id::text = f.row_key)
         when 'consents' then (select r.way from consents r where r.id::text = f.row_key)
       end as label
     from misplaced_facts f join customers c on c.id = f.customer_id join customers o on o.id = f.other_id
     where f.decided_at is null and c.merged_into is null and o.merged_into is null
     order by f.id limit $1`,
    [MOST],
  );
  return rows;
}
