import { assignOneByOne } from '#domains/fulfilment/assignment/assign-one-by-one.ts';
import { assignTogether } from '#domains/fulfilment/assignment/assign-together.ts';
import type { Assigned } from '#domains/fulfilment/assignment/problem.ts';
import type { Ctx } from '../../context.ts';
import { announce } from '../../events/announce.ts';
import { allow } from '../../team/can.ts';
import {
  type Assignment,
  buildAssignment,
  costOfWay,
  type Placed,
  type Way,
  type Weights,
} from './build-assignment.ts';
import { readWaiting, type Waiting } from './read-waiting.ts';

/** What one way of sharing comes to: orders that have everything, parcels, mean km, and money without waiting. */
export type SharingSum = { served: number; parcels: number; km: number; costMinor: number };

/** An order that would be served otherwise than now. Empty `to` means that it gives its units up and waits. */
export type Move = { orderId: string; number: number; from: string[]; to: string[]; parts: Placed[] };

/** A proposal: how now, one by one and together compare, and what would change. */
export type AssignmentReport = {
  orders: number;
  now: SharingSum;
  oneByOne: SharingSum;
  together: SharingSum;
  gap: number;
  by: 'solver' | 'one-by-one';
  durationMs: number;
  moves: Move[];
};

/** Works a proposal out and keeps it. Nothing of any order changes. */
export async function runAssignment(ctx: Ctx, planId: string): Promise<AssignmentReport> {
  allow(ctx.actor, 'job.run');
  const waiting = await readWaiting(ctx.db, ctx.now);
  const report = await propose(waiting);
  await ctx.db.$client.query(
    `update assignment_plans set status = 'proposed', report = $2 where id = $1 and status = 'running'`,
    [planId, JSON.stringify(report)],
  );
  announce(ctx.db, ['settings'], []);
  return report;
}

async function propose(waiting: Waiting): Promise<AssignmentReport> {
  const began = performance.now();
  const assignment = buildAssignment(waiting);
  const together = await assignTogether(assignment.problem);
  const durationMs = Math.round(performance.now() - began);
  const oneByOne = assignOneByOne(assignment.problem);
  const waysNow = assignment.ways.map((ways) => ways.find((way) => way.isAsNow));
  return {
    orders: waiting.orders.length,
    now: sumUp(waysNow, assignment.weights),
    oneByOne: sumUp(chosen(assignment, oneByOne.assigned), assignment.weights),
    together: sumUp(chosen(assignment, together.assigned), assignment.weights),
    gap: together.gap,
    by: together.by,
    durationMs,
    moves: movesOf(waiting, { now: waysNow, best: chosen(assignment, together.assigned) }),
  };
}

function chosen({ ways }: Assignment, assigned: readonly Assigned[]): (Way | undefined)[] {
  return assigned.map(({ demand, choices }) => ways[demand]![choices[0]?.option ?? -1]);
}

function sumUp(ways: readonly (Way | undefined)[], weights: Weights): SharingSum {
  const used = ways.filter((way) => way !== undefined);
  const km = used.reduce((sum, way) => sum + way.score.km, 0);
  return {
    served: used.filter((way) => way.missing === 0).length,
    parcels: used.reduce((sum, way) => sum + way.score.parcels, 0),
    km: used.length > 0 ? Math.round(km / used.length) : 0,
    costMinor: Math.round(used.reduce((sum, way) => sum + costOfWay(way.score, weights), 0)),
  };
}

function movesOf(
  { orders }: Waiting,
  { now, best }: { now: readonly (Way | undefined)[]; best: readonly (Way | undefined)[] },
): Move[] {
  return orders.flatMap((order, at) => {
    const [before, after] = [now[at], best[at]];
    if (before === after) return [];
    const from = before?.score.locationIds ?? [];
    const to = after?.score.locationIds ?? [];
    return [{ orderId: order.id, number: order.number, from, to, parts: after?.parts ?? [] }];
  });
}
