import { monthOf } from '#lib/calendar.ts';
import type { Calendar } from '#lib/format/prefs.ts';
import { addDays } from '#lib/time.ts';
import type { Ctx } from '../../context.ts';
import { allow, can } from '../../team/can.ts';
import { compareTwins, type Difference, type TwinSums } from './compare-twins.ts';

/** Days from the first order on in which channels and orders are counted; db/sql/retention.sql keeps the same. */
export const FIRST_WINDOW_DAYS = 90;

/** Days after those in which is measured. */
export const NEXT_WINDOW_DAYS = 180;

/** Means of the plain comparison: everybody who ever used a second channel against everybody else, all their time. */
export type NaiveSide = { customers: number; orders: number; cm2Minor: number | null };

/** Customers of many channels against those of one. */
export type ChannelUse = {
  /** The first and last day on which the compared had their first order; null while nobody is old enough. */
  won: { from: string; to: string } | null;
  naive: { many: NaiveSide; one: NaiveSide };
  /** How many have a counterpart, and how many were looked at. */
  matched: { many: number; one: number };
  all: { many: number; one: number };
  /** Orders in the next window, and what they left (CM2, only for those who may see costs); null: not enough data. */
  orders: Difference | null;
  cm2: Difference | null;
};

type Row = {
  cohortFrom: string | null;
  cohortTo: string | null;
  all: { many: number; one: number };
  orders: TwinSums;
  cm2: TwinSums;
  plain: Record<'many' | 'one', { customers: number; orders: number; cm2: number }>;
};

/**
 * Do people who use several channels come more often? Asked plainly, who buys often has had more chances to use a second
 * channel, so the answer is always yes. Fairly: channels and orders of the first 90 days tell the kinds apart, the 180 days
 * after them are measured, and only people alike are compared: same first channel, first month, size of the first order
 * and number of orders in the first window. Only months whose people all have lived through both windows.
 */
export async function compareChannelUse(
  ctx: Ctx,
  { calendar, channelId, today }: { calendar: Calendar; channelId: string | null; today: string },
): Promise<ChannelUse> {
  allow(ctx.actor, 'channel.figures');
  const { rows } = await ctx.db.$client.query<Row>({
    name: 'retention-channel-use',
    text: QUESTION,
    values: [calendar, channelId, lastGrown(today, calendar)],
  });
  const { cohortFrom, cohortTo, all, orders, cm2, plain } = rows[0]!;
  const seesCosts = can(ctx.actor, 'cost.read');
  const tell = (side: Row['plain']['many']): NaiveSide => ({
    customers: side.customers,
    orders: side.customers > 0 ? side.orders / side.customers : 0,
    cm2Minor: seesCosts ? Math.round(side.customers > 0 ? side.cm2 / side.customers : 0) : null,
  });
  return {
    won: cohortFrom && cohortTo ? { from: cohortFrom, to: monthOf(cohortTo, calendar).to } : null,
    naive: { many: tell(plain.many), one: tell(plain.one) },
    matched: { many: orders.many.customers, one: orders.one.customers },
    all,
    orders: compareTwins(orders),
    cm2: seesCosts ? compareTwins(cm2) : null,
  };
}

/** The first day of the newest month of which everybody has lived through both windows. */
function lastGrown(today: string, calendar: Calendar): string {
  const day = addDays(today, -FIRST_WINDOW_DAYS - NEXT_WINDOW_DAYS);
  const month = monthOf(day, calendar);
  return month.to <= day ? month.from : monthOf(day, calendar, 1).from;
}

const sumOf = (column: string) => `coalesce(sum(${column}), 0)`;

const sideOf = (kind: 'many' | 'one', figure: 'orders' | 'cm2') => `json_build_object(
    'customers', ${sumOf(`matched_${kind}`)}, 'mean', ${sumOf(`${kind}_${figure}`)},
    'spread', ${sumOf(`${kind}_${figure}_spread`)}, 'freedom', ${sumOf(`${kind}_freedom`)}, 'pull', ${sumOf(`${kind}_pull`)})`;

const twinsOf = (figure: 'orders' | 'cm2') => `json_build_object('weight', ${sumOf('weight')},
    'many', ${sideOf('many', figure)}, 'one', ${sideOf('one', figure)})`;

const plainOf = (kind: 'many' | 'one') => `json_build_object('customers', ${sumOf(`plain_${kind}_customers`)},
    'orders', ${sumOf(`plain_${kind}_orders`)}, 'cm2', ${sumOf(`plain_${kind}_cm2_minor`)})`;

const QUESTION = `
  select min(cohort_on)::text as "cohortFrom", max(cohort_on)::text as "cohortTo",
    json_build_object('many', ${sumOf('all_many')}, 'one', ${sumOf('all_one')}) as "all",
    ${twinsOf('orders')} as orders, ${twinsOf('cm2')} as cm2,
    json_build_object('many', ${plainOf('many')}, 'one', ${plainOf('one')}) as plain
  from retention_use where calendar = $1 and ($2::uuid is null or channel_id = $2) and cohort_on <= $3`;
