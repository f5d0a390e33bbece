import { newId } from '#lib/ids.ts';
import { command } from '../../command.ts';
import { CreatePurchaseOrderInput } from '../input.ts';
import { draftPurchaseOrder } from './draft-purchase-order.ts';
import { purchaseChanged } from './purchase-event.ts';

/** Begins a purchase order as a draft; see `draftPurchaseOrder` for what is refused. */
export const createPurchaseOrder = command('purchase.write', {
  input: CreatePurchaseOrderInput,
  run: async (tx, { purchaseOrderId, ...draft }, ctx) => {
    const id = purchaseOrderId ?? newId(ctx.now.getTime());
    const result = await draftPurchaseOrder(tx, { ...draft, id, createdBy: ctx.actor.name, now: ctx.now });
    return {
      result,
      subjectKind: 'purchase_order',
      subjectId: id,
      summary: { number: result.number, status: 'draft', lines: draft.lines.length },
      after: { ...draft, id },
      events: [purchaseChanged(id, { status: 'draft' })],
    };
  },
});
