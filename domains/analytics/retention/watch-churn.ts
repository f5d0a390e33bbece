import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';

/**
 * Who may be leaving, of the customers whom a channel won (null: of all). Values in minor units of the reporting currency.
 * Who bought once is nobody's safe customer: of them nothing is known, and they count apart.
 */
export type ChurnRow = {
  channelId: string | null;
  customers: number;
  /** Bought once, or in a shop of too few repeat buyers: nothing is known. */
  unknown: number;
  /** Of the known: more likely gone than not. */
  low: number;
  /** Bought three times or more, and silent for more than twice their own average gap. */
  late: number;
  /** Either of both, what they spent so far, and what is foretold of them for the next 365 days. */
  atRisk: number;
  netMinor: number;
  foretoldMinor: number;
};

/** The rows, and the last day of purchases that the predictions know; null while there are none. */
export type ChurnWatch = { untilOn: string | null; rows: ChurnRow[] };

/** What each kind of people at risk means, over `customer_predictions p`; `$1` is today. */
export const AT_RISK = {
  low: 'p.is_enough and p.p_alive < 0.5',
  late: 'p.purchases >= 3 and ($1::date - p.last_on) * (p.purchases - 1) > 2 * (p.last_on - p.first_on)',
} as const;

/** Who may be leaving, by the channel of the first order, all first; some seconds behind. From sums per day (db/sql/churn.sql). */
export async function watchChurn(ctx: Ctx, today: string): Promise<ChurnWatch> {
  allow(ctx.actor, 'channel.figures');
  allow(ctx.actor, 'prediction.read');
  const [watched, run] = await Promise.all([
    ctx.db.$client.query<ChurnRow>({ name: 'retention-churn', text: WATCH, values: [today] }),
    ctx.db.$client.query<{ untilOn: string }>({
      name: 'retention-run',
      text: `select until_on::text as "untilOn" from prediction_runs where status = 'done'
        order by finished_at desc limit 1`,
    }),
  ]);
  return {
    untilOn: run.rows[0]?.untilOn ?? null,
    rows: watched.rows.filter(({ customers }) => customers > 0),
  };
}

// Everybody stands on the day of the predictions, who became late since then on the day of that.
const WATCH = `
  select channel_id as "channelId", sum(customers)::integer as customers, sum(unknown)::integer as unknown,
    sum(low)::integer as low, sum(late)::integer as late, sum(at_risk)::integer as "atRisk",
    coalesce(sum(net_minor), 0)::bigint as "netMinor", coalesce(sum(foretold_minor), 0)::bigint as "foretoldMinor"
  from churn_days where day <= $1
  group by grouping sets ((), (channel_id)) order by channel_id nulls first`;
