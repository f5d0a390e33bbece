import { setImmediate as breathe } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { routingReplays } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import type { Ctx } from '../../context.ts';
import { announce } from '../../events/announce.ts';
import { allow } from '../../team/can.ts';
import { type Network, readNetwork } from '../routing/read-network.ts';
import { RoutingRules } from '../routing/rules.ts';
import { countPast, type Past, readPast, readServing, readShelves, type ShelfEvent } from './read-history.ts';
import {
  type ChangedOrder,
  type Checkpoint,
  fromCheckpoint,
  noteOutcome,
  type ReplayState,
  toCheckpoint,
} from './replay-state.ts';
import { add, openSide, type PastOrder, type Sums, simulate } from './simulate.ts';

/** What a replay came to. Sums of km and money are over all orders. */
export type ReplayReport = {
  orders: number;
  before: Sums & { version: number };
  after: Sums;
  changed: number;
  examples: ChangedOrder[];
};

/** Told how far it is after each page; how many orders a page has. */
type ReplayOptions = { tell?: (done: number, total: number) => unknown; ordersAPage?: number };

const BREATHE_EVERY = 100;
const ORDERS_A_PAGE = 2_000;

/**
 * Replays the orders of a stretch against the rules that hold and the rules to be tried, on the shelves as they were
 * then. Goes on at its checkpoint; ends early when it was cancelled meanwhile. Takes seconds, and lets others work
 * between orders. @throws NOT_FOUND
 */
export async function runReplay(
  ctx: Ctx,
  replayId: string,
  { tell, ordersAPage = ORDERS_A_PAGE }: ReplayOptions = {},
): Promise<ReplayReport | null> {
  allow(ctx.actor, 'job.run');
  const { db } = ctx;
  const [replay] = await db.select().from(routingReplays).where(eq(routingReplays.id, replayId));
  if (!replay) throw new AppError('NOT_FOUND', `There is no replay ${replayId}.`);
  if (replay.status !== 'running') return null;
  const network = await readNetwork(db);
  const tried = { version: 0, rules: RoutingRules.parse(replay.rules), tariffs: network.book.tariffs };
  const usesAge = network.usesAge || tried.rules.criteria.some((one) => one.by === 'age');
  const [serving, total, past] = await Promise.all([
    readServing(db),
    countPast(db, replay),
    readShelves(db, replay, usesAge),
  ]);
  let state: ReplayState = {
    before: openSide(network.book),
    after: openSide(tried),
    ordersDone: 0,
    changed: 0,
    examples: [],
    cursor: null,
  };
  if (replay.checkpoint) state = fromCheckpoint(state, replay.checkpoint as Checkpoint);
  const events = eventQueue(past);
  for (;;) {
    const page = await readPast(db, replay, { after: state.cursor, limit: ordersAPage, network, serving });
    await replayPage(state, page.orders, { network, past, events });
    state.cursor = page.next;
    await tell?.(state.ordersDone, total);
    if (!page.next) break;
    if (!(await keepProgress(db, replayId, { state, total }))) return null;
  }
  const report: ReplayReport = {
    orders: state.ordersDone,
    before: { ...state.before.sums, version: network.book.version },
    after: state.after.sums,
    changed: state.changed,
    examples: state.examples,
  };
  await finish(ctx, replayId, { report, total });
  return report;
}

/** Applies what happened to the shelves before each order, then routes it on both sides. */
async function replayPage(
  state: ReplayState,
  orders: readonly PastOrder[],
  { network, past, events }: { network: Network; past: Past; events: EventQueue },
): Promise<void> {
  for (const [at, order] of orders.entries()) {
    for (const event of events(order.placedAt))
      add(past.shelves, event.variantId, event.locationId, event.units);
    const facts = { network, ...past };
    noteOutcome(state, order, simulate(state.before, order, facts), simulate(state.after, order, facts));
    if (at % BREATHE_EVERY === 0) await breathe();
  }
}

type EventQueue = (until: number) => ShelfEvent[];

/** Hands out each event once, as soon as its moment has come. A replay that goes on begins with all before its order. */
function eventQueue(past: Past): EventQueue {
  let next = 0;
  return (until) => {
    const from = next;
    while (next < past.events.length && past.events[next]!.at <= until) next++;
    return past.events.slice(from, next);
  };
}

/** False when somebody has cancelled the replay. */
async function keepProgress(
  db: Database,
  replayId: string,
  { state, total }: { state: ReplayState; total: number },
): Promise<boolean> {
  const { rowCount } = await db.$client.query(
    `update routing_replays set orders_done = $2, orders_total = $3, checkpoint = $4
     where id = $1 and status = 'running'`,
    [replayId, state.ordersDone, total, JSON.stringify(toCheckpoint(state))],
  );
  announce(db, ['settings'], []);
  return rowCount === 1;
}

async function finish(
  { db, now }: Ctx,
  replayId: string,
  { report, total }: { report: ReplayReport; total: number },
): Promise<void> {
  await db.$client.query(
    `update routing_replays set status = 'done', orders_done = $2, orders_total = $3, report = $4, checkpoint = null,
       ended_at = $5 where id = $1 and status = 'running'`,
    [replayId, report.orders, total, JSON.stringify(report), now],
  );
  announce(db, ['settings'], []);
}
