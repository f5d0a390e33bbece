import type { Ctx } from '../context.ts';
import { allow } from '../team/can.ts';
import type { RfmGroup } from './groups/score-rfm.ts';

/** A figure ahead with its interval; values are minor units of the reporting currency. */
export type OutlookRange = { expected: number; low: number; high: number };

/** What is foretold of one customer, as of `untilOn`. `isEnough` is false of who bought once: nothing is known of them then. */
export type CustomerOutlook = {
  untilOn: string;
  isEnough: boolean;
  pAlive: number | null;
  purchases: number;
  orders90: OutlookRange | null;
  orders365: OutlookRange | null;
  value365: OutlookRange | null;
  next: { basis: 'ownGaps' | 'model'; fromOn: string; untilOn: string | null } | null;
  scores: { recency: number; frequency: number; money: number; group: RfmGroup };
};

const range = (name: string, unit: string) =>
  `case when ${name}${unit} is not null then json_build_object('expected', ${name}${unit}, 'low', ${name}_low${unit},
     'high', ${name}_high${unit}) end`;

/** The newest outlook of a customer; null for who never bought, or before the first run. */
export async function getOutlook(ctx: Ctx, customerId: string): Promise<CustomerOutlook | null> {
  allow(ctx.actor, 'customer.read');
  const { rows } = await ctx.db.$client.query<CustomerOutlook>({
    name: 'customer-outlook',
    text: `
      select r.until_on::text as "untilOn", p.is_enough as "isEnough", p.p_alive as "pAlive", p.purchases,
        ${range('orders90', '')} as orders90, ${range('orders365', '')} as orders365, ${range('value365', '_minor')} as value365,
        case when p.next_basis is not null then json_build_object('basis', p.next_basis, 'fromOn', p.next_from_on,
          'untilOn', p.next_until_on) end as next,
        json_build_object('recency', p.recency_score, 'frequency', p.frequency_score, 'money', p.money_score,
          'group', p.rfm_group) as scores
      from customer_predictions p join prediction_runs r on r.id = p.run_id where p.customer_id = $1`,
    values: [customerId],
  });
  return rows[0] ?? null;
}
