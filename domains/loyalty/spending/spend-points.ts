import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { CommandContext } from '../../context.ts';
import { listMembers } from '../ledger/list-members.ts';
import { lockMember, type MemberLot } from '../ledger/lock-member.ts';
import { writeHappening } from '../ledger/write-happening.ts';
import { readToday } from '../read-today.ts';
import { requireCustomer } from '../require-customer.ts';
import { use } from '../rules/move-points.ts';

/** Points that pay a part of an order, and what they take off it (see `order_points`). */
export type UsedPoints = {
  orderId: string;
  customerId: string;
  points: number;
  amountMinor: number;
  discountMinor: number;
  rulesVersion: number;
};

/**
 * Takes points for an order that is written in this transaction: usable ones over all memberships of the customer, those
 * that expire first before others. Holds the memberships, so that two tills never take the same points.
 * @throws CONFLICT when the customer has fewer; NOT_FOUND for one who is unknown, erased or merged.
 */
export async function spendPoints(tx: Tx, ctx: CommandContext, used: UsedPoints): Promise<void> {
  const { orderId, customerId, points } = used;
  await requireCustomer(tx, customerId);
  const today = await readToday(tx, ctx.now);
  const from: { lotId: string; points: number }[] = [];
  let missing = points;
  for (const memberId of await listMembers(tx, customerId)) {
    const before = (await lockMember(tx, memberId)).lots.filter((lot) => lasts(lot, today));
    const { lots, taken } = use(before, missing);
    if (taken === 0) continue;
    const change = { moves: { used: taken, usable: -taken }, lots };
    await writeHappening(tx, ctx, {
      cause: { kind: 'use', id: newId(ctx.now.getTime()), memberId, orderId },
      change,
    });
    for (const { id, left } of lots) {
      from.push({ lotId: id, points: before.find((lot) => lot.id === id)!.left - left });
    }
    missing -= taken;
  }
  if (missing > 0) throw tooFew(points - missing, points);
  await writeUse(tx, used, { from, now: ctx.now });
}

/** Points whose last day is over are gone, although the clock has not taken them yet. */
function lasts({ expiresOn }: MemberLot, today: string): boolean {
  return expiresOn === null || expiresOn >= today;
}

function tooFew(usable: number, points: number): AppError {
  return new AppError('CONFLICT', `The customer has ${usable} usable points; ${points} cannot be used.`, {
    details: { reason: 'pointsShort', usable, points },
  });
}

async function writeUse(
  tx: Tx,
  { orderId, points, amountMinor, discountMinor, rulesVersion }: UsedPoints,
  { from, now }: { from: readonly { lotId: string; points: number }[]; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'write-order-points',
    text: `
      with head as (
        insert into order_points (order_id, points, amount_minor, discount_minor, rules_version, at)
        values ($1, $2, $3, $4, $5, $6) returning order_id
      )
      insert into order_point_lots (order_id, lot_id, points)
      select head.order_id, n.lot_id, n.points from head cross join unnest($7::uuid[], $8::bigint[]) n (lot_id, points)`,
    values: [
      orderId,
      points,
      amountMinor,
      discountMinor,
      rulesVersion,
      now,
      from.map(({ lotId }) => lotId),
      from.map((one) => one.points),
    ],
  });
}
