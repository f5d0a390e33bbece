import { JOB_SCHEMA } from '#db/queues.ts';
import { countLow } from '#domains/inventory/list-low.ts';
import { countExpiring } from '#domains/inventory/lots/list-expiring.ts';
import { type OrderFilter, readOrderFilter } from '#domains/orders/list-filter.ts';
import { newStatement, orderConditions } from '#domains/orders/list-where.ts';
import { countLatePurchases } from '#domains/purchasing/lists/list-purchase-orders.ts';
import type { Ctx } from '../context.ts';
import { allow, can, type Verb } from '../team/can.ts';

/** Beyond this a card says "1,000 or more": nobody acts on the difference. */
export const MOST_COUNTED = 1_000;

/** One kind of work that waits for a person, and the list that holds exactly it. */
export type Work = { key: WorkKey; count: number; href: string };

const LAG_SECONDS = 60;

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
