import type { Tx } from '#db/client.ts';
import type { NewEvent } from '#domains/events/subscriptions.ts';
import { closeReservations } from '#domains/inventory/close-reservations.ts';
import { reserveUnits } from '#domains/inventory/reserve-units.ts';
import { takeUnits } from '#domains/inventory/take-reservations.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { loadOrder } from '../steps/load-order.ts';
import type { LoadedOrder } from '../steps/loaded-order.ts';
import { saveOrder } from '../steps/save-order.ts';
import { settled } from '../steps/settle-order.ts';
import { orderEvent } from '../steps/tell-order.ts';
import { AssignmentRef } from './input.ts';
import { keepDecision, readDecision } from './keep-decision.ts';
import type { AssignmentReport, Move } from './run-assignment.ts';

type Mover = { order: LoadedOrder; move: Move };

/**
 * Carries a proposal out: the orders that it names give their units back and take those that it says, all or none.
 * @throws CONFLICT when the proposal was decided already or an order changed since, naming it; OUT_OF_STOCK when the
 * units are gone. A new proposal then helps.
 */
export const applyAssignment = command('order.assign', {
  input: AssignmentRef,
  run: async (tx, { planId }, ctx) => {
    const report = await lockProposal(tx, planId);
    const movers = await loadMovers(tx, report.moves);
    const takes = movers.flatMap(({ order }) =>
      order.lines.flatMap((line) => line.reservations.flatMap((one) => takeUnits([one], one.quantity))),
    );
    await closeReservations(tx, takes, { status: 'released', reason: 'assigned together', at: ctx.now });
    const names = await readNames(tx);
    const promised = await reserveUnits(
      tx,
      movers.flatMap(({ order, move }) =>
        move.parts.map(({ lineId, variantId, locationId, quantity }) => ({
          variantId,
          locationId,
          quantity,
          orderId: order.id,
          orderLineId: lineId,
          locationName: names.get(locationId) ?? '',
        })),
      ),
      ctx.now,
    );
    const events: NewEvent[] = [];
    for (const { order, move } of movers) {
      const lines = order.lines.map((line) => ({
        ...line,
        reservations: promised.filter((one) => one.orderLineId === line.id),
      }));
      const after = settled({ ...order, lines, locationId: move.to[0] ?? null });
      await saveOrder(tx, after, ctx.now);
      await noteDecision(tx, move);
      events.push(orderEvent(after, 'order.rerouted', { from: move.from, to: move.to }));
    }
    await tx.$client.query(
      `update assignment_plans set status = 'applied', decided_by = $2, decided_at = $3 where id = $1`,
      [planId, ctx.actor.name, ctx.now],
    );
    return {
      result: { planId, moved: movers.length },
      subjectKind: 'assignment',
      subjectId: planId,
      summary: { moved: movers.length },
      after: { orders: movers.map(({ order }) => order.number) },
      events: [...events, { kind: 'settings.changed', subjectKind: 'assignment', subjectId: planId }],
    };
  },
});

/** Leaves everything as it is. @throws CONFLICT when the proposal was decided already. */
export const rejectAssignment = command('order.assign', {
  input: AssignmentRef,
  run: async (tx, { planId }, ctx) => {
    await lockProposal(tx, planId);
    await tx.$client.query(
      `update assignment_plans set status = 'rejected', decided_by = $2, decided_at = $3 where id = $1`,
      [planId, ctx.actor.name, ctx.now],
    );
    return {
      result: { planId },
      subjectKind: 'assignment',
      subjectId: planId,
      events: [{ kind: 'settings.changed', subjectKind: 'assignment', subjectId: planId }],
    };
  },
});

async function lockProposal(tx: Tx, planId: string): Promise<AssignmentReport> {
  const { rows } = await tx.$client.query<{ status: string; report: AssignmentReport | null }>(
    'select status, report from assignment_plans where id = $1 for update',
    [planId],
  );
  const plan = rows[0];
  if (!plan)
    throw new AppError('NOT_FOUND', `There is no proposal ${planId}.`, {
      details: { reason: 'proposalOver' },
    });
  if (plan.status === 'proposed' && plan.report) return plan.report;
  throw new AppError('CONFLICT', `This proposal is ${plan.status}; make a new one.`, {
    details: { reason: 'proposalOver' },
  });
}

/** Locks the orders in one order before any stock is touched, then reads them. */
async function loadMovers(tx: Tx, moves: readonly Move[]): Promise<Mover[]> {
  await tx.$client.query('select from orders where id = any ($1::uuid[]) order by id for update', [
    moves.map((move) => move.orderId),
  ]);
  const movers: Mover[] = [];
  for (const move of moves) movers.push({ move, order: await loadOrder(tx, move.orderId) });
  const stale = movers.find(({ move, order }) => !isAsProposed(order, move));
  if (!stale) return movers;
  throw new AppError('CONFLICT', `Order ${stale.order.number} has changed since; make a new proposal.`, {
    details: { reason: 'proposalStale', number: String(stale.order.number), orderId: stale.order.id },
  });
}

function isAsProposed(order: LoadedOrder, move: Move): boolean {
  if (order.status !== 'backorder' && order.status !== 'reserved') return false;
  if (order.lines.some((line) => line.pickedQuantity > 0 || line.shippedQuantity > 0)) return false;
  const places = new Set(order.lines.flatMap((line) => line.reservations.map((one) => one.locationId)));
  if ([...places].sort().join() !== move.from.toSorted().join()) return false;
  return order.lines.every((line) => {
    const units = move.parts
      .filter((part) => part.lineId === line.id)
      .reduce((sum, part) => sum + part.quantity, 0);
    return units <= line.quantity;
  });
}

async function readNames(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await tx.$client.query<{ id: string; name: string }>('select id, name from locations');
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function noteDecision(tx: Tx, move: Move): Promise<void> {
  const before = await readDecision(tx, move.orderId);
  const reason = move.to.length === 0 ? 'none' : move.to.length === 1 ? 'single' : 'split';
  await keepDecision(tx, move.orderId, {
    reason,
    wholeAt: move.to.slice(0, 1),
    short: [],
    by: 'together',
    ...(before?.avoid && { avoid: before.avoid }),
  });
}
