import { z } from 'zod';
import { begin, command } from '../../../command.ts';
import type { Ctx } from '../../../context.ts';
import { type Approver, checkPin } from '../../../team/pin/check-pin.ts';
import { refundedEvent } from '../../refund-order.ts';
import { takeBack } from '../../return-order.ts';
import { loadOrder } from '../../steps/load-order.ts';
import { saveOrder } from '../../steps/save-order.ts';
import { changed, orderEvent, tellOrder } from '../../steps/tell-order.ts';
import { TakeReturnInput } from '../input.ts';
import { giveMoneyBack } from './give-money-back.ts';
import { requireAllowed } from './judge-lines.ts';
import { plainLines, prepareReturn } from './prepare-return.ts';

/** Who allowed what the policy refuses, once the PIN was proved. */
export const ProvenApprover = z
  .strictObject({ id: z.uuid(), name: z.string(), reason: z.string() })
  .nullable();

/**
 * Takes goods back at the desk: judged by the policy, each unit in its state, the money due by default in the tenders
 * in which it came, less the policy's fee. What the policy refuses needs a manager's PIN, and so does money from who
 * may not give it back. `address` is where the screen stands, for counting wrong PINs.
 * @throws CONFLICT naming what the policy refuses; FORBIDDEN for a wrong PIN; and as `returnOrder`.
 */
export async function takeReturn(ctx: Ctx, raw: z.input<typeof TakeReturnInput>, address: string) {
  const { approval, ...input } = begin(ctx, 'order.return', TakeReturnInput, raw).input;
  const approver: Approver | null = approval
    ? await checkPin(ctx, approval, { verb: 'return.override', address })
    : null;
  return carryReturn(ctx, { ...input, approver });
}

const carryReturn = command('order.return', {
  input: TakeReturnInput.omit({ approval: true }).extend({ approver: ProvenApprover }),
  run: async (tx, input, ctx) => {
    const { approver, returnId, locationId, note, reasonCode } = input;
    const order = await loadOrder(tx, input.orderId);
    const { money, refused, policyVersion } = await prepareReturn(tx, order, input.lines, ctx.now);
    requireAllowed(refused, approver !== null);
    const feeMinor = input.giveBack.as === 'nothing' ? 0 : money.feeMinor;
    const { order: taken, returned } = await takeBack(
      tx,
      order,
      { returnId, locationId, reason: note, lines: plainLines(input.lines) },
      ctx,
      { reasonCode, policyVersion, feeMinor, approver },
    );
    const { order: after, tenders } = await giveMoneyBack(
      tx,
      taken,
      {
        amountMinor: money.dueMinor,
        giveBack: input.giveBack,
        returnId,
        reason: note,
        isApproved: approver !== null,
      },
      ctx,
    );
    await saveOrder(tx, after, ctx.now);
    const told = { ...returned, feeMinor, reasonCode };
    return tellOrder(order, after, {
      result: { ...changed(after), ...told, tenders },
      events: [
        orderEvent(after, 'order.returned', { ...told, locationId, lines: input.lines }),
        ...tenders.map((tender) => refundedEvent(after, { ...tender, reason: note })),
      ],
      summary: {
        return: returned.returnNumber,
        amountMinor: returned.amountMinor,
        ...(approver
          ? { approvedBy: approver.name, approvalReason: approver.reason, overridden: refused }
          : {}),
      },
    });
  },
});
