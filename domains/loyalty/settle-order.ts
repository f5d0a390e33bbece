import type { Tx } from '#db/client.ts';
import { newId } from '#lib/ids.ts';
import { addDays } from '#lib/time.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { SettleOrderInput } from './input.ts';
import { addLot } from './ledger/add-lot.ts';
import { lockMember } from './ledger/lock-member.ts';
import { openMember } from './ledger/open-member.ts';
import { releaseLot } from './ledger/release-lot.ts';
import { writeHappening } from './ledger/write-happening.ts';
import { type OrderFacts, readOrderFacts } from './read-order-facts.ts';
import { readReached } from './read-reached.ts';
import { readToday } from './read-today.ts';
import { chooseTier } from './rules/choose-tier.ts';
import { countPoints, countTakeBacks } from './rules/count-points.ts';
import { lastDay } from './rules/last-day.ts';
import { SINGLE } from './rules/loyalty-rules.ts';
import { movesOf, takeBack } from './rules/move-points.ts';
import { readLoyaltyRules } from './rules/read-rules.ts';
import { giveBackPoints } from './spending/give-back-points.ts';

/**
 * Brings the points of an order up to date: what it earned once it is shipped and paid, what its returns take back, each
 * once, by the rules that held when it earned, and what goes back of points that paid for it. Says by how much the member's
 * points changed; asking again changes nothing.
 */
export const settleOrder = command('job.run', {
  input: SettleOrderInput,
  run: async (tx, { orderId }, ctx) => {
    const facts = await readOrderFacts(tx, orderId);
    const earned = facts ? await earn(tx, ctx, { orderId, facts }) : 0;
    const takenBack = facts ? await takeReturns(tx, ctx, { orderId, facts }) : 0;
    const { givenBack, customerIds } = await giveBackPoints(tx, ctx, orderId);
    const own = facts?.customerId && earned + takenBack > 0 ? [facts.customerId] : [];
    return {
      result: { earned, takenBack, givenBack },
      subjectKind: 'order',
      subjectId: orderId,
      summary: { earned, takenBack, givenBack },
      events: [...new Set([...own, ...customerIds])].map((subjectId) => ({
        kind: 'customer.changed' as const,
        subjectKind: 'customer',
        subjectId,
      })),
    };
  },
});

type Order = { orderId: string; facts: OrderFacts };

async function earn(tx: Tx, ctx: CommandContext, { orderId, facts }: Order): Promise<number> {
  const { version, rules } = await readLoyaltyRules(tx);
  const counts = rules.isOn && facts.isComplete && !facts.isImported && facts.soldOn >= rules.startsOn;
  const { customerId } = facts;
  if (!counts || customerId === null) return 0;
  const memberId = await openMember(tx, customerId, ctx.now);
  if ((await findEarning(tx, orderId)) !== null) return 0;
  const today = await readToday(tx, ctx.now);
  const reached = await readReached(tx, { customerId, today, tierBy: rules.tierBy });
  const multiplierBasisPoints = chooseTier(reached, rules).tier?.multiplierBasisPoints ?? SINGLE;
  const points = countPoints(facts.lines, { ...facts, earn: rules.earn, multiplierBasisPoints });
  const moves = movesOf({ issued: -points, pending: points });
  const cause = { kind: 'earn' as const, id: orderId, memberId, orderId };
  await writeHappening(tx, ctx, { cause, change: { moves, lots: [] } });
  if (points === 0) return 0;
  const usableOn = addDays(facts.shippedOn, rules.waitingDays);
  const lot = await addLot(tx, {
    id: newId(ctx.now.getTime()),
    memberId,
    orderId,
    points,
    earnedOn: facts.shippedOn,
    usableOn,
    expiresOn: lastDay(usableOn, rules.expiryMonths),
    rulesVersion: version,
    multiplierBasisPoints,
  });
  if (lot.usableOn <= today && facts.returns.length === 0) {
    const { owed } = await lockMember(tx, memberId);
    await releaseLot(tx, ctx, { memberId, lot, owed });
  }
  return points;
}

async function takeReturns(tx: Tx, ctx: CommandContext, { orderId, facts }: Order): Promise<number> {
  const memberId = facts.returns.length === 0 ? null : await findEarning(tx, orderId);
  if (memberId === null) return 0;
  const { lots } = await lockMember(tx, memberId, orderId);
  let known = new Map(lots.map((lot) => [lot.id, lot]));
  const first = lots.find((lot) => lot.orderId === orderId);
  const settled = await findSettled(tx, orderId);
  const isSettled = ({ id }: { id: string }) => settled.includes(id);
  const inOrder = [...facts.returns.filter(isSettled), ...facts.returns.filter((one) => !isSettled(one))];
  const taken = first ? await countWith(tx, { ...facts, returns: inOrder }, first) : [];
  let sum = 0;
  for (const { id } of inOrder.filter((one) => !isSettled(one))) {
    const cause = { kind: 'take_back' as const, id, memberId, orderId };
    const own = first && known.get(first.id);
    const points = taken.find((one) => one.id === id)?.points ?? 0;
    const others = [...known.values()].filter((lot) => lot.id !== own?.id);
    const change = own && points > 0 ? takeBack(own, others, points) : { lots: [], moves: {} };
    await writeHappening(tx, ctx, { cause, change });
    known = new Map([
      ...known,
      ...change.lots.map((lot) => [lot.id, { ...known.get(lot.id)!, ...lot }] as const),
    ]);
    sum += change.moves.issued ?? 0;
  }
  return sum;
}

async function countWith(
  tx: Tx,
  facts: OrderFacts,
  lot: { rulesVersion: number; multiplierBasisPoints: number },
): Promise<{ id: string; points: number }[]> {
  const { rules } = await readLoyaltyRules(tx, lot.rulesVersion);
  const { multiplierBasisPoints } = lot;
  return countTakeBacks(facts.lines, facts.returns, { ...facts, earn: rules.earn, multiplierBasisPoints });
}

/** The membership that an order's points went to; null while it has not earned. */
async function findEarning(tx: Tx, orderId: string): Promise<string | null> {
  const { rows } = await tx.$client.query<{ memberId: string }>({
    name: 'loyalty-earning',
    text: `select member_id as "memberId" from loyalty_happenings where cause_kind = 'earn' and cause_id = $1`,
    values: [orderId],
  });
  return rows[0]?.memberId ?? null;
}

/** The returns of an order that have taken their points back already. */
async function findSettled(tx: Tx, orderId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'loyalty-settled-returns',
    text: `select h.cause_id as id from returns r
      join loyalty_happenings h on h.cause_kind = 'take_back' and h.cause_id = r.id where r.order_id = $1`,
    values: [orderId],
  });
  return rows.map(({ id }) => id);
}
