import { monthOf } from '#lib/calendar.ts';
import { addDays } from '#lib/time.ts';
import type { Ctx } from '../../../context.ts';
import { calendarOfBooks } from '../../../money/periods/next-period.ts';
import { getBusiness } from '../../../settings/get-business.ts';
import { allow } from '../../../team/can.ts';
import type { MissingCost } from './missing-cost.ts';
import { CAMPAIGNS, FEES, FIXED, GOODS, METHODS, PARCELS, RATES, SHIPPING } from './queries.ts';

const MOST_OF_A_KIND = 20;
/** Clicks are counted one by one: of a longer period the last days. */
const MOST_DAYS = 31;

/**
 * The costs that the days of a period should have and have not, the most money first: goods sold without a cost, goods that
 * no product is known for, channels and ways of paying without fees, parcels and channels without shipping, campaigns that brought clicks without spend,
 * places and channels whose monthly costs stopped, currencies without a rate. At most twenty of a kind.
 */
export async function listMissingCosts(
  ctx: Ctx,
  period: { from: string; to: string; channelId?: string | null },
): Promise<MissingCost[]> {
  allow(ctx.actor, 'cost.read');
  const { calendar, timeZone } = await getBusiness(ctx.db);
  const { to, channelId = null } = period;
  const counted = addDays(to, 1 - MOST_DAYS);
  const lately = [counted, period.from].toSorted().at(-1)!;
  const month = monthOf(to, calendarOfBooks(calendar));
  const before = monthOf(to, calendarOfBooks(calendar), 1);
  const ask = async (text: string, values: unknown[]) =>
    (await ctx.db.$client.query<MissingCost>(`${text} limit ${MOST_OF_A_KIND}`, values)).rows;
  const found = await Promise.all([
    ask(GOODS, [period.from, to, channelId]),
    ask(FEES, [period.from, to, channelId]),
    ask(METHODS, [period.from, to, channelId]),
    ask(PARCELS, [period.from, to, channelId]),
    ask(SHIPPING, [period.from, to, channelId]),
    ask(CAMPAIGNS, [lately, to, channelId, timeZone]),
    ask(FIXED, [before.from, before.to, month.from, month.to, channelId]),
    ask(RATES, [to, channelId]),
  ]);
  return found.flat();
}
