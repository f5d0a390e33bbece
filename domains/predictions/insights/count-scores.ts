import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { RfmGroup } from '../groups/score-rfm.ts';

/** People of one pair of scores, and what they spent so far. */
export type ScoreCell = {
  recency: number;
  frequency: number;
  group: RfmGroup;
  customers: number;
  netMinor: number;
};

/** Every pair of recency and frequency that has people, as of the newest run. */
export async function countScores(ctx: Ctx): Promise<ScoreCell[]> {
  allow(ctx.actor, 'prediction.read');
  const { rows } = await ctx.db.$client.query<ScoreCell>(
    `select recency_score as recency, frequency_score as frequency, min(rfm_group) as group, count(*) as customers,
       sum(net_minor)::bigint as "netMinor"
     from customer_predictions group by 1, 2 order by 1 desc, 2`,
  );
  return rows;
}
