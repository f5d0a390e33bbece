import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { RFM_GROUPS } from '../../customers/filter-values.ts';
import { allow } from '../../team/can.ts';
import type { RfmGroup } from '../groups/score-rfm.ts';

const ROWS = 50;
const Score = z.coerce.number().int().min(1).max(5).optional().catch(undefined);

/** Which people to list: of a pair of scores, or of a group. What is not understood narrows nothing. */
export const ScoredFilter = z.object({
  recency: Score,
  frequency: Score,
  group: z.enum(RFM_GROUPS).optional().catch(undefined),
  after: z
    .string()
    .regex(/^-?\d{1,16}~[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

/** A person of the list; values are minor units of the reporting currency. */
export type ScoredCustomer = {
  id: string;
  number: number;
  name: string;
  purchases: number;
  lastOn: string;
  netMinor: number;
  isEnough: boolean;
  pAlive: number | null;
  value365Minor: number | null;
  group: RfmGroup;
};

/** People by their scores, those first who are expected to spend most; `after` is the cursor of the next page. */
export async function listScored(
  ctx: Ctx,
  filter: z.output<typeof ScoredFilter>,
): Promise<{ rows: ScoredCustomer[]; after: string | null; count: number }> {
  allow(ctx.actor, 'prediction.read');
  allow(ctx.actor, 'customer.read');
  const { recency, frequency, group, after } = filter;
  const [key, id] = after?.split('~') ?? [];
  const where = `($1::integer is null or recency_score = $1) and ($2::integer is null or frequency_score = $2)
    and ($3::text is null or rfm_group = $3)`;
  const values = [recency ?? null, frequency ?? null, group ?? null];
  const [page, counted] = await Promise.all([
    ctx.db.$client.query<ScoredCustomer>(
      `select c.id, c.number, c.name, p.purchases, p.last_on::text as "lastOn", p.net_minor as "netMinor",
         p.is_enough as "isEnough", p.p_alive as "pAlive", p.value365_minor as "value365Minor", p.rfm_group as group
       from (select *, coalesce(value365_minor, -1) as rank_key from customer_predictions where ${where}) p
       join customers c on c.id = p.customer_id
       where $4::bigint is null or (p.rank_key, p.customer_id) < ($4, $5::uuid)
       order by p.rank_key desc, p.customer_id desc limit ${ROWS + 1}`,
      [...values, key ?? null, id ?? null],
    ),
    ctx.db.$client.query<{ count: number }>(
      `select count(*) as count from customer_predictions where ${where}`,
      values,
    ),
  ]);
  const rows = page.rows.slice(0, ROWS);
  const last = page.rows.length > ROWS ? rows.at(-1)! : null;
  return {
    rows,
    after: last ? `${last.value365Minor ?? -1}~${last.id}` : null,
    count: counted.rows[0]!.count,
  };
}
