import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Period } from '../period.ts';
import { EFFORT_STEPS, type EffortStep, ENOUGH_EFFORT } from './rule/effort-minutes.ts';
import { readUnsure, type Unsure } from './untold-lengths.ts';

/** Orders of a channel and a period, and the seconds that they cost their customers by step. */
export type EffortSums = { orders: number; seen: number; seconds: Record<EffortStep, number> };

/** One channel: its sums now and in the compared period. */
export type EffortRow = EffortSums & {
  channelId: string;
  slug: string;
  name: string;
  kind: string;
  before: EffortSums | null;
  /** How far lengths that nobody told may be off; null where all were told or nothing was learned. */
  unsure: Unsure | null;
};

/** The efforts of channels, of all together, and day by day. */
export type ChannelEffort = {
  rows: EffortRow[];
  total: EffortSums & { before: EffortSums | null };
  days: { day: string; channelId: string; orders: number; seconds: number }[];
};

type SumRow = { channelId: string; orders: number; seen: number } & Record<EffortStep, number>;

/**
 * What buying cost the customers of each channel in time that they did not choose, for orders placed in a period that were
 * not cancelled. Some seconds behind the orders. From sums per day.
 */
export async function channelEffort(
  ctx: Ctx,
  wanted: { period: Period; compared: Period | null; channelId?: string | null },
): Promise<ChannelEffort> {
  allow(ctx.actor, 'channel.figures');
  const { period, compared, channelId = null } = wanted;
  const [names, now, before, unsure, days] = await Promise.all([
    ctx.db.$client.query<Pick<EffortRow, 'channelId' | 'slug' | 'name' | 'kind'>>({
      name: 'effort-channels',
      text: `select id as "channelId", slug, name, kind from channels where $1::uuid is null or id = $1 order by name, id`,
      values: [channelId],
    }),
    readSums(ctx, period, channelId),
    compared ? readSums(ctx, compared, channelId) : null,
    readUnsure(ctx, period, channelId),
    ctx.db.$client.query<ChannelEffort['days'][number]>({
      name: 'effort-days',
      text: DAYS,
      values: [period.from, period.to, channelId],
    }),
  ]);
  const rows = names.rows
    .map((channel) => ({
      ...channel,
      ...(now.get(channel.channelId) ?? NOTHING),
      before: before && (before.get(channel.channelId) ?? NOTHING),
      unsure: unsure.get(channel.channelId) ?? null,
    }))
    .filter(({ orders, before: was }) => orders > 0 || (was?.orders ?? 0) > 0);
  return {
    rows,
    total: { ...addUp([...now.values()]), before: before && addUp([...before.values()]) },
    days: days.rows,
  };
}

/** Minutes per order, of all steps or of one; null where too few orders or traces are known. */
export function minutesPerOrder(sums: EffortSums, step?: EffortStep): number | null {
  if (!isEnoughEffort(sums)) return null;
  const seconds = step ? sums.seconds[step] : secondsOf(sums);
  return seconds / 60 / sums.orders;
}

/** Whether enough orders are known, and of enough of them more than the purchase. */
export function isEnoughEffort({ orders, seen }: Pick<EffortSums, 'orders' | 'seen'>): boolean {
  return orders >= ENOUGH_EFFORT.orders && seen >= orders * ENOUGH_EFFORT.seenShare;
}

function secondsOf({ seconds }: EffortSums): number {
  return EFFORT_STEPS.reduce((sum, step) => sum + seconds[step], 0);
}

const NOTHING: EffortSums = {
  orders: 0,
  seen: 0,
  seconds: { find: 0, choose: 0, pay: 0, wait: 0, receive: 0, return: 0, contact: 0 },
};

function addUp(all: readonly EffortSums[]): EffortSums {
  return all.reduce<EffortSums>(
    (sum, one) => ({
      orders: sum.orders + one.orders,
      seen: sum.seen + one.seen,
      seconds: Object.fromEntries(
        EFFORT_STEPS.map((step) => [step, sum.seconds[step] + one.seconds[step]]),
      ) as EffortSums['seconds'],
    }),
    NOTHING,
  );
}

async function readSums(
  { db }: Ctx,
  { from, to }: Period,
  channelId: string | null,
): Promise<Map<string, EffortSums>> {
  const { rows } = await db.$client.query<SumRow>({
    name: 'effort-sums',
    text: SUMS,
    values: [from, to, channelId],
  });
  return new Map(rows.map(({ channelId: of, orders, seen, ...seconds }) => [of, { orders, seen, seconds }]));
}

const SUMS = `
  select channel_id as "channelId", sum(orders)::integer as orders, sum(seen)::integer as seen,
    ${EFFORT_STEPS.map((step) => `sum(${step}_seconds)::float8 as "${step}"`).join(', ')}
  from effort_days where day between $1 and $2 and ($3::uuid is null or channel_id = $3) group by 1`;

const DAYS = `
  select day::text as day, channel_id as "channelId", orders,
    (${EFFORT_STEPS.map((step) => `${step}_seconds`).join(' + ')})::float8 as seconds
  from effort_days where day between $1 and $2 and ($3::uuid is null or channel_id = $3) order by day, channel_id`;
