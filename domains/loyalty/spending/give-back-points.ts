import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { addDays } from '#lib/time.ts';
import type { CommandContext } from '../../context.ts';
import { addLot } from '../ledger/add-lot.ts';
import { lockMember } from '../ledger/lock-member.ts';
import { releaseLot } from '../ledger/release-lot.ts';
import { writeHappening } from '../ledger/write-happening.ts';
import { readToday } from '../read-today.ts';
import { countGiveBack } from '../rules/count-give-back.ts';

/** Points that come back last at least so long, however soon they would have ended. */
const GRACE_DAYS = 30;

type Facts = {
  points: number;
  givenBack: number;
  discountMinor: number;
  isCancelled: boolean;
  onOrderMinor: number;
  version: number;
  lines: { netMinor: number; quantity: number; returned: number }[];
  lots: UsedLot[];
};

/** What was taken of a lot, in the order in which it goes back: what would have ended last comes first. */
type UsedLot = {
  lotId: string;
  memberId: string;
  customerId: string;
  room: number;
  expiresOn: string | null;
  rulesVersion: number;
  multiplierBasisPoints: number;
};

type Part = UsedLot & { points: number };

/**
 * Gives back the points that stand for the part of an order that is not kept any more: to the memberships that they came
 * from, usable at once, what is owed paid from them first. They end when they would have, or thirty days from now if that
 * is later. Says how many went back and to whom; asking again gives nothing.
 */
export async function giveBackPoints(
  tx: Tx,
  ctx: CommandContext,
  orderId: string,
): Promise<{ givenBack: number; customerIds: string[] }> {
  const facts = await readFacts(tx, orderId);
  if (!facts) return { givenBack: 0, customerIds: [] };
  const due = countGiveBack(facts, facts) - facts.givenBack;
  const parts = due > 0 ? takeParts(facts.lots, due) : [];
  const returned = facts.lines.reduce((sum, line) => sum + line.returned, 0);
  await save(tx, orderId, { parts, version: facts.version, returned });
  const today = await readToday(tx, ctx.now);
  for (const memberId of new Set(parts.map((part) => part.memberId))) {
    const own = parts.filter((part) => part.memberId === memberId);
    await giveTo(tx, ctx, { orderId, memberId, parts: own, today });
  }
  return { givenBack: sumOf(parts), customerIds: [...new Set(parts.map((part) => part.customerId))] };
}

function takeParts(lots: readonly UsedLot[], points: number): Part[] {
  let missing = points;
  return lots.flatMap((lot) => {
    const part = Math.min(lot.room, missing);
    missing -= part;
    return part > 0 ? [{ ...lot, points: part }] : [];
  });
}

/** New lots, for those that the points came from may have expired, or lost them to goods that came back. */
async function giveTo(
  tx: Tx,
  ctx: CommandContext,
  { orderId, memberId, parts, today }: { orderId: string; memberId: string; parts: Part[]; today: string },
): Promise<void> {
  let { owed } = await lockMember(tx, memberId);
  const points = sumOf(parts);
  await writeHappening(tx, ctx, {
    cause: { kind: 'give_back', id: newId(ctx.now.getTime()), memberId, orderId },
    change: { moves: { used: -points, pending: points }, lots: [] },
  });
  for (const { points: part, expiresOn, rulesVersion, multiplierBasisPoints } of parts) {
    const lot = await addLot(tx, {
      id: newId(ctx.now.getTime()),
      memberId,
      orderId: null,
      points: part,
      earnedOn: today,
      usableOn: today,
      expiresOn: endOf(expiresOn, today),
      rulesVersion,
      multiplierBasisPoints,
    });
    owed = await releaseLot(tx, ctx, { memberId, lot, owed });
  }
}

function endOf(expiresOn: string | null, today: string): string | null {
  const grace = addDays(today, GRACE_DAYS);
  return expiresOn !== null && expiresOn < grace ? grace : expiresOn;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.points, 0);
}

/** Holds what is known of the points first, so that one after the other counts what goes back. */
async function readFacts(tx: Tx, orderId: string): Promise<Facts | null> {
  const { rowCount } = await tx.$client.query({
    name: 'lock-order-points',
    text: 'select from order_points where order_id = $1 for update',
    values: [orderId],
  });
  if (rowCount === 0) return null;
  const { rows } = await tx.$client.query<Facts>({
    name: 'order-points-facts',
    text: `
      select p.points, p.given_back as "givenBack", p.discount_minor as "discountMinor",
        o.status = 'cancelled' as "isCancelled", o.version, (o.discount_minor - l.discount)::float8 as "onOrderMinor", l.lines,
        (select json_agg(json_build_object('lotId', u.lot_id, 'memberId', m.id, 'customerId', m.customer_id,
            'room', u.points - u.given_back, 'expiresOn', t.expires_on, 'rulesVersion', t.rules_version,
            'multiplierBasisPoints', t.multiplier_basis_points)
            order by m.joined_at, m.id, t.expires_on desc nulls first, t.id)
          from order_point_lots u join loyalty_lots t on t.id = u.lot_id join loyalty_members m on m.id = t.member_id
          where u.order_id = p.order_id) as lots
      from order_points p join orders o on o.id = p.order_id
      cross join lateral (
        select sum(n.discount_minor) as discount, json_agg(json_build_object('netMinor', n.gross_minor - n.discount_minor,
          'quantity', n.quantity, 'returned', n.returned_quantity) order by n.position, n.id) as lines
        from order_lines n where n.order_id = o.id) l
      where p.order_id = $1`,
    values: [orderId],
  });
  return rows[0]!;
}

async function save(
  tx: Tx,
  orderId: string,
  { parts, version, returned }: { parts: readonly Part[]; version: number; returned: number },
): Promise<void> {
  await tx.$client.query({
    name: 'save-given-back',
    text: `
      with lots as (
        update order_point_lots l set given_back = l.given_back + n.points
        from unnest($5::uuid[], $6::bigint[]) n (lot_id, points) where l.order_id = $1 and l.lot_id = n.lot_id
      )
      update order_points set given_back = given_back + $2, settled_version = $3, settled_returned = $4 where order_id = $1`,
    values: [
      orderId,
      sumOf(parts),
      version,
      returned,
      parts.map((part) => part.lotId),
      parts.map((part) => part.points),
    ],
  });
}
