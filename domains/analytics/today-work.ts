import { JOB_SCHEMA } from '#db/queues.ts';
import { FEES, PARCELS, RATES, SHIPPING } from '#domains/channels/costs/missing/queries.ts';
import { countLow } from '#domains/inventory/list-low.ts';
import { countExpiring } from '#domains/inventory/lots/list-expiring.ts';
import { type OrderFilter, readOrderFilter } from '#domains/orders/list-filter.ts';
import { orderConditions } from '#domains/orders/list-where.ts';
import { countOpenDrifts } from '#domains/parity/drifts/count-drifts.ts';
import { countLatePurchases } from '#domains/purchasing/lists/list-purchase-orders.ts';
import { newStatement } from '#lib/new-statement.ts';
import { addDays, dayIn } from '#lib/time.ts';
import type { Ctx } from '../context.ts';
import { getBusiness } from '../settings/get-business.ts';
import { allow, can, type Verb } from '../team/can.ts';
import { countOpenFindings } from './effort/walks/list-findings.ts';

/** Beyond this a card says "1,000 or more": nobody acts on the difference. */
export const MOST_COUNTED = 1_000;

/** One kind of work that waits for a person, and the list that holds exactly it. */
export type Work = { key: WorkKey; count: number; href: string };

const LAG_SECONDS = 60;
/** The days that the page of costs begins with. */
const COST_DAYS = 28;

const ORDER_WORK = {
  attention: 'status=attention',
  late: 'only=late',
  toConfirm: 'status=reserved',
  toPick: 'status=confirmed',
  toShip: 'status=picked&status=part_shipped',
  backorders: 'status=backorder',
} as const;

type OtherWork = { verb: Verb; href: string; count: (ctx: Ctx) => Promise<number> };

const OTHER_WORK = {
  inbox: { verb: 'inbox.read', href: '/channels?inbox=attention', count: countInbox },
  lowStock: { verb: 'stock.read', href: '/inventory/low', count: (ctx) => countLow(ctx, MOST_COUNTED) },
  expiring: {
    verb: 'stock.read',
    href: '/inventory/lots',
    count: (ctx) => countExpiring(ctx, MOST_COUNTED),
  },
  toReceive: {
    verb: 'purchase.read',
    href: '/purchasing?only=late',
    count: (ctx) => countLatePurchases(ctx, MOST_COUNTED),
  },
  prices: {
    verb: 'parity.read',
    href: '/channels/parity?kind=price',
    count: async (ctx) => (await countOpenDrifts(ctx)).prices,
  },
  missingCosts: { verb: 'cost.read', href: '/channels/costs', count: countMissingCosts },
  walkFindings: {
    verb: 'walk.read',
    href: '/channels/walks',
    count: (ctx) => countOpenFindings(ctx, MOST_COUNTED),
  },
  lagging: { verb: 'channel.read', href: '/channels', count: countLagging },
  failedJobs: { verb: 'job.read', href: '/settings/jobs', count: countFailedJobs },
} as const satisfies Record<string, OtherWork>;

/** The kinds of work, in the order in which a morning goes. */
export type WorkKey = keyof typeof ORDER_WORK | keyof typeof OTHER_WORK;

/** What needs a person now, as far as the reader may see it; each count is that of the list behind its address. */
export async function todayWork(ctx: Ctx): Promise<Work[]> {
  allow(ctx.actor, 'today.read');
  const orders = Object.entries(ORDER_WORK).map(async ([key, query]) => ({
    key: key as WorkKey,
    count: await countOrders(ctx, readOrderFilter(paramsOf(query))),
    href: `/orders?${query}`,
  }));
  const others = Object.entries(OTHER_WORK)
    .filter(([, { verb }]) => can(ctx.actor, verb))
    .map(async ([key, { href, count }]) => ({ key: key as WorkKey, count: await count(ctx), href }));
  return Promise.all([...orders, ...others]);
}

function paramsOf(query: string): Record<string, string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]));
}

async function countOrders(ctx: Ctx, filter: OrderFilter): Promise<number> {
  const statement = newStatement();
  const conditions = orderConditions(filter, ctx, statement).join(' and ');
  return countOf(ctx, `select from orders o where ${conditions} limit ${MOST_COUNTED}`, statement.values);
}

function countInbox(ctx: Ctx): Promise<number> {
  return countOf(ctx, `select from inbox where status = 'attention' limit ${MOST_COUNTED}`);
}

function countLagging(ctx: Ctx): Promise<number> {
  return countOf(
    ctx,
    `select from channels c where c.is_active and exists (
       select from inbox i where i.channel_id = c.id and i.status = 'pending'
         and i.received_at < $1::timestamptz - make_interval(secs => ${LAG_SECONDS}))`,
    [ctx.now],
  );
}

/** Of what is missing that which the sums of days tell; goods by channel, for their products are too many to look at here. */
async function countMissingCosts(ctx: Ctx): Promise<number> {
  const { timeZone } = await getBusiness(ctx.db);
  const to = dayIn(timeZone, ctx.now);
  const from = addDays(to, 1 - COST_DAYS);
  const goods = `select channel_id from channel_days_now where day between $1 and $2 and ($3::uuid is null or channel_id = $3)
    group by 1 having sum(units_without_cost) > 0`;
  const kinds = [goods, FEES, PARCELS, SHIPPING].map((kind) => `select from (${kind}) missing`);
  const [days, rates] = await Promise.all([
    countOf(ctx, kinds.join(' union all '), [from, to, null]),
    countOf(ctx, RATES, [to, null]),
  ]);
  return days + rates;
}

function countFailedJobs(ctx: Ctx): Promise<number> {
  return countOf(ctx, `select from ${JOB_SCHEMA}.job where state = 'failed' limit ${MOST_COUNTED}`);
}

async function countOf(ctx: Ctx, select: string, values: unknown[] = []): Promise<number> {
  const { rows } = await ctx.db.$client.query<{ count: number }>(
    `select count(*) as count from (${select}) waiting`,
    values,
  );
  return rows[0]!.count;
}
