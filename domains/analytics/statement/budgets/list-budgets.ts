import type { Ctx } from '../../../context.ts';
import { allow } from '../../../team/can.ts';
import type { BudgetLine } from './budget-lines.ts';

const MOST_CHANNELS = 200;

/** The budgets of one channel for one month, in minor units of the reporting currency; what is absent was not set. */
export type ChannelBudget = {
  channelId: string;
  name: string;
  kind: string;
  amounts: Partial<Record<BudgetLine, number>>;
};

/** What each channel is meant to bring in the month that begins on a day: the channels in use, and those with a budget. */
export async function listBudgets(ctx: Ctx, fromDay: string): Promise<ChannelBudget[]> {
  allow(ctx.actor, 'cost.read');
  const { rows } = await ctx.db.$client.query<ChannelBudget>({
    name: 'list-budgets',
    text: `select c.id as "channelId", c.name, c.kind,
        coalesce(jsonb_object_agg(b.line, b.amount_minor) filter (where b.line is not null), '{}') as amounts
      from channels c left join budgets b on b.channel_id = c.id and b.from_day = $1
      where c.is_active or b.line is not null
      group by c.id order by c.name, c.id limit ${MOST_CHANNELS}`,
    values: [fromDay],
  });
  return rows;
}
