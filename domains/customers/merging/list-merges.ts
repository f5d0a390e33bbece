import type { Evidence } from '#db/schema/people/identity.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { seesContact } from '../mask-contact.ts';

const MOST = 50;
/** What those are told of the evidence who may not see how people are reached. */
const NAMES: ReadonlySet<string> = new Set(['givenName', 'surname', 'nameOrder']);

/** One merge in a customer's history. */
export type MergeEntry = {
  id: string;
  mergedName: string;
  mergedNumber: number;
  mergedId: string;
  madeAt: string;
  madeBy: string;
  weight: number | null;
  evidence: Evidence[];
  undoneAt: string | null;
  undoneBy: string | null;
};

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Who was merged into a customer, directly or through others, and which of that was undone; the newest first. Without the
 * right to see how people are reached, of the evidence only what it says of names.
 */
export async function listMerges(ctx: Ctx, customerId: string): Promise<MergeEntry[]> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<MergeEntry>({
    name: 'customer-merges',
    text: `
      with recursive people as (
        select $1::uuid as id
        union select m.merged_id from customer_merges m join people on m.survivor_id = people.id where m.undone_at is null)
      select m.id, own.name as "mergedName", c.number as "mergedNumber", c.id as "mergedId", ${ISO('m.made_at')} as "madeAt",
        m.made_by as "madeBy", m.weight, m.evidence, ${ISO('m.undone_at')} as "undoneAt", m.undone_by as "undoneBy"
      from customer_merges m join people on people.id = m.survivor_id join customers c on c.id = m.merged_id
      cross join lateral (select coalesce((select o.name from customer_own o where o.customer_id = c.id), c.name) as name) own
      order by m.number desc limit $2`,
    values: [customerId, MOST],
  });
  if (seesContact(ctx.actor)) return rows;
  return rows.map((row) => ({ ...row, evidence: row.evidence.filter(({ field }) => NAMES.has(field)) }));
}
