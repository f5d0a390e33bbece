import { command } from '../command.ts';
import { MemberInput } from './input.ts';
import { lockMember } from './ledger/lock-member.ts';
import { releaseLot } from './ledger/release-lot.ts';
import { writeHappening } from './ledger/write-happening.ts';
import { readToday } from './read-today.ts';
import { expire } from './rules/move-points.ts';

/**
 * Lets the day change a member's points: those whose waiting time is over become usable (what is owed is paid from them
 * first), those whose last day is over expire.
 */
export const turnPoints = command('job.run', {
  input: MemberInput,
  run: async (tx, { memberId }, ctx) => {
    const today = await readToday(tx, ctx.now);
    const { customerId, lots, owed } = await lockMember(tx, memberId);
    const ripe = lots.filter((lot) => lot.state === 'pending' && lot.usableOn <= today && lot.left > 0);
    let stillOwed = owed;
    for (const lot of ripe) stillOwed = await releaseLot(tx, ctx, { memberId, lot, owed: stillOwed });
    const over = lots.filter(
      (lot) => lot.state === 'usable' && lot.expiresOn !== null && lot.expiresOn < today && lot.left > 0,
    );
    for (const lot of over) {
      const cause = { kind: 'expire' as const, id: lot.id, memberId, orderId: lot.orderId };
      await writeHappening(tx, ctx, { cause, change: expire(lot) });
    }
    const expired = over.reduce((sum, lot) => sum + lot.left, 0);
    return {
      result: { released: ripe.length, expired },
      subjectKind: 'customer',
      subjectId: customerId,
      summary: { released: ripe.length, expired },
      events: [{ kind: 'customer.changed', subjectKind: 'customer', subjectId: customerId }],
    };
  },
});
