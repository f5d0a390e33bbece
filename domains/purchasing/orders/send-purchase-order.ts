import type { Tx } from '#db/client.ts';
import { mailJob } from '#domains/team/letters/mail-job.ts';
import { AppError } from '#lib/errors.ts';
import { addDays } from '#lib/time.ts';
import { command } from '../../command.ts';
import { SendPurchaseOrderInput } from '../input.ts';
import { type LoadedPurchaseOrder, loadPurchaseOrder } from './load-purchase-order.ts';
import { purchaseChanged } from './purchase-event.ts';
import { readPurchaseLetter } from './read-letter.ts';
import { readRate } from './read-terms.ts';
import { writePurchaseLetter } from './write-letter.ts';

/**
 * Sends a draft to its supplier: from now on its goods are awaited, on the day that it names or after the promised lead
 * time. By e-mail, the letter goes out with the commit; in other ways it is only noted here.
 * @throws CONFLICT for an order without lines, or by e-mail to a supplier without an address.
 */
export const sendPurchaseOrder = command('purchase.write', {
  input: SendPurchaseOrderInput,
  run: async (tx, { purchaseOrderId, way }, ctx) => {
    const order = await loadPurchaseOrder(tx, purchaseOrderId, ['draft']);
    if (order.lines.length === 0) {
      throw new AppError('CONFLICT', `Purchase order ${order.number} has no lines yet; add what you want.`, {
        details: { reason: 'noLines' },
      });
    }
    const { rate, today } = await readRate(tx, { currency: order.currency, now: ctx.now });
    const expectedOn = await awaitGoods(tx, order, { rate, today, now: ctx.now });
    const jobs = way === 'email' ? [mailJob(await letterOf(tx, purchaseOrderId))] : [];
    return {
      result: { id: purchaseOrderId, number: order.number, expectedOn },
      subjectKind: 'purchase_order',
      subjectId: purchaseOrderId,
      summary: { number: order.number, status: 'sent', way, expectedOn },
      before: { status: order.status, rate: order.rate },
      after: { status: 'sent', rate, expectedOn },
      events: [purchaseChanged(purchaseOrderId, { status: 'sent', expectedOn })],
      jobs,
    };
  },
});

async function letterOf(tx: Tx, purchaseOrderId: string) {
  const facts = await readPurchaseLetter(tx, purchaseOrderId);
  if (facts.to !== null) return writePurchaseLetter({ ...facts, to: facts.to });
  throw new AppError(
    'CONFLICT',
    `${facts.supplierName} has no e-mail address; enter one, or send the order in another way.`,
    { details: { reason: 'noEmail' } },
  );
}

/** An item with a lead time of its own comes on a day of its own, unless the order names one. */
async function awaitGoods(
  tx: Tx,
  order: LoadedPurchaseOrder,
  { rate, today, now }: { rate: string; today: string; now: Date },
): Promise<string> {
  const { rows } = await tx.$client.query<{ leadDays: number }>(
    'select lead_days as "leadDays" from suppliers where id = $1',
    [order.supplierId],
  );
  const expectedOn = order.expectedOn ?? addDays(today, rows[0]?.leadDays ?? 0);
  await tx.$client.query(
    `update purchase_orders set status = 'sent', sent_at = $2, rate = $3, expected_on = $4 where id = $1`,
    [order.id, now, rate, expectedOn],
  );
  if (order.expectedOn === null) {
    await tx.$client.query(
      `update purchase_order_lines l set expected_on = $3::date + i.lead_days
       from supplier_items i where l.purchase_order_id = $1 and l.expected_on is null and i.supplier_id = $2
         and i.variant_id = l.variant_id and i.lead_days is not null`,
      [order.id, order.supplierId, today],
    );
  }
  return expectedOn;
}
