import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { AdjustPointsInput } from './input.ts';
import { addLot } from './ledger/add-lot.ts';
import { listMembers } from './ledger/list-members.ts';
import { lockMember } from './ledger/lock-member.ts';
import { openMember } from './ledger/open-member.ts';
import { releaseLot } from './ledger/release-lot.ts';
import { writeHappening } from './ledger/write-happening.ts';
import { readToday } from './read-today.ts';
import { requireCustomer } from './require-customer.ts';
import { lastDay } from './rules/last-day.ts';
import { SINGLE } from './rules/loyalty-rules.ts';
import { use } from './rules/move-points.ts';
import { readLoyaltyRules } from './rules/read-rules.ts';

type Adjustment = { customerId: string; points: number; reason: string };

/**
 * Gives points by hand, usable at once (what is owed is paid from them first), or takes usable ones, those that expire
 * first before others. @throws CONFLICT when more are to be taken than are usable or there is no programme, NOT_FOUND.
 */
export const adjustPoints = command('loyalty.adjust', {
  input: AdjustPointsInput,
  run: async (tx, input, ctx) => {
    await requireCustomer(tx, input.customerId);
    await (input.points > 0 ? give(tx, ctx, input) : take(tx, ctx, input));
    const { customerId, points, reason } = input;
    return {
      result: { customerId, points },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { points },
      after: { points, reason },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});

async function give(tx: Tx, ctx: CommandContext, { customerId, points, reason }: Adjustment): Promise<void> {
  const { version, rules } = await readLoyaltyRules(tx);
  if (!rules.isOn) {
    throw new AppError(
      'CONFLICT',
      'There is no loyalty programme; an owner can switch it on in the settings.',
      {
        details: { reason: 'noLoyalty' },
      },
    );
  }
  const memberId = await openMember(tx, customerId, ctx.now);
  const { owed } = await lockMember(tx, memberId);
  const id = newId(ctx.now.getTime());
  const today = await readToday(tx, ctx.now);
  await writeHappening(tx, ctx, {
    cause: { kind: 'adjust', id, memberId, reason },
    change: { moves: { adjusted: -points, pending: points }, lots: [] },
  });
  const lot = await addLot(tx, {
    id,
    memberId,
    orderId: null,
    points,
    earnedOn: today,
    usableOn: today,
    expiresOn: lastDay(today, rules.expiryMonths),
    rulesVersion: version,
    multiplierBasisPoints: SINGLE,
  });
  await releaseLot(tx, ctx, { memberId, lot, owed });
}

async function take(tx: Tx, ctx: CommandContext, { customerId, points, reason }: Adjustment): Promise<void> {
  let missing = -points;
  for (const memberId of await listMembers(tx, customerId)) {
    const { lots, taken } = use((await lockMember(tx, memberId)).lots, missing);
    if (taken === 0) continue;
    await writeHappening(tx, ctx, {
      cause: { kind: 'adjust', id: newId(ctx.now.getTime()), memberId, reason },
      change: { moves: { adjusted: taken, usable: -taken }, lots },
    });
    missing -= taken;
  }
  if (missing === 0) return;
  const usable = -points - missing;
  throw new AppError('CONFLICT', `The customer has ${usable} usable points; ${-points} cannot be taken.`, {
    details: { reason: 'pointsShort', usable, points: -points },
  });
}
