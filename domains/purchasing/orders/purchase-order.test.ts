import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailJob } from '#domains/team/letters/mail-job.ts';
import { expectSoundBooks } from '#domains/testing/expect-sound-books.ts';
import { newId } from '#lib/ids.ts';
import { receiveGoods } from '../receiving/receive-goods.ts';
import { addSupplier } from '../suppliers/add-supplier.ts';
import { setSupplierItems } from '../suppliers/set-supplier-items.ts';
import { updateSupplier } from '../suppliers/update-supplier.ts';
import { EURO, openPurchasing, type PurchasingShop } from '../testing/open-purchasing.ts';
import { createPurchaseOrder } from './create-purchase-order.ts';
import { editPurchaseOrder } from './edit-purchase-order.ts';
import { cancelPurchaseOrder, closePurchaseOrder } from './end-purchase-order.ts';
import { PURCHASE_STEPS } from './purchase-status.ts';
import { reopenPurchaseOrder } from './reopen-purchase-order.ts';
import { sendPurchaseOrder } from './send-purchase-order.ts';

let shop: PurchasingShop;

beforeAll(async () => {
  shop = await openPurchasing();
});
afterAll(async () => {
  await expectSoundBooks(shop.db);
  await shop.close();
});

const draft = (lines: Parameters<typeof createPurchaseOrder>[1]['lines'] = []) =>
  createPurchaseOrder(shop.ctx('owner'), {
    supplierId: shop.supplierId,
    locationId: shop.places.north,
    lines,
  });
const rowOf = async (id: string) =>
  (
    await shop.query<{ status: string; expected: string }>(
      'select status, expected_on::text as expected from purchase_orders where id = $1',
      [id],
    )
  )[0]!;

describe('a purchase order', () => {
  it('takes the prices that the supplier is known to ask, and asks for those that nobody knows', async () => {
    const cup = await shop.addVariant({ sku: 'CUP' });
    const wanted = [{ variantId: cup.id, quantity: 12 }];
    await expect(draft(wanted)).rejects.toMatchObject({ details: { reason: 'noPrice', sku: 'CUP' } });
    await setSupplierItems(shop.ctx('owner'), {
      supplierId: shop.supplierId,
      items: [{ variantId: cup.id, unitCostMicros: 4 * EURO, supplierSku: 'C-1', leadDays: 30 }],
    });
    const { id } = await draft(wanted);
    const lines = `select supplier_sku as sku, unit_cost_micros as cost, expected_on::text as expected
      from purchase_order_lines where purchase_order_id = $1`;
    expect(await shop.query(lines, [id])).toEqual([{ sku: 'C-1', cost: 4 * EURO, expected: null }]);
    await sendPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id });
    expect(await rowOf(id)).toEqual({ status: 'sent', expected: '2026-03-20' });
    expect(await shop.query(lines, [id])).toMatchObject([{ expected: '2026-04-09' }]);
    await cancelPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id });
  });

  it('changes while it is a draft, and keeps its lines once the supplier has it', async () => {
    const mug = await shop.addVariant({ sku: 'MUG' });
    const lines = [{ variantId: mug.id, quantity: 5, unitCostMicros: EURO }];
    const { id } = await draft();
    await expect(sendPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id })).rejects.toMatchObject({
      details: { reason: 'noLines' },
    });
    await editPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id, lines, note: 'by ship' });
    await sendPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id });
    await expect(editPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id, lines })).rejects.toMatchObject({
      details: { reason: 'purchaseStatus', status: 'sent' },
    });
    await editPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id, expectedOn: '2026-05-01' });
    expect(await rowOf(id)).toEqual({ status: 'sent', expected: '2026-05-01' });
    await expect(closePurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await receiveGoods(shop.ctx('floor'), {
      receiptId: newId(),
      purchaseOrderId: id,
      lines: [
        {
          lineId: (
            await shop.query<{ id: string }>(
              'select id from purchase_order_lines where purchase_order_id = $1',
              [id],
            )
          )[0]!.id,
          good: 2,
        },
      ],
    });
    await expect(cancelPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await closePurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id })).toEqual({
      status: 'closed',
      missing: 3,
    });
  });

  it('that was closed too early is opened again with a reason, and its rest can come', async () => {
    const ewer = await shop.addVariant({ sku: 'EWER' });
    const { purchaseOrderId, lineIds } = await shop.order([{ variantId: ewer.id, quantity: 5, euros: 2 }]);
    const line = { lineId: lineIds[0]!, good: 2 };
    const receive = (good: number) =>
      receiveGoods(shop.ctx('floor'), { receiptId: newId(), purchaseOrderId, lines: [{ ...line, good }] });
    await receive(2);
    await closePurchaseOrder(shop.ctx('owner'), { purchaseOrderId });
    const again = { purchaseOrderId, reason: 'they found it' };
    await expect(reopenPurchaseOrder(shop.ctx('warehouse'), again)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const ctx = shop.ctx('owner', { commandId: newId() });
    const opened = { status: 'part_received', awaited: 3 };
    expect(await reopenPurchaseOrder(ctx, again)).toEqual(opened);
    expect(await reopenPurchaseOrder(ctx, again)).toEqual(opened);
    expect(await rowOf(purchaseOrderId)).toMatchObject({ status: 'part_received' });
    const told = `select summary->>'reopened' as why from audit_log where subject_id = $1 order by id desc limit 1`;
    expect(await shop.query(told, [purchaseOrderId])).toEqual([{ why: 'they found it' }]);
    expect(await receive(3)).toMatchObject({ status: 'closed', differences: [] });
    // Now all of it has come: there is nothing to await again.
    await expect(reopenPurchaseOrder(shop.ctx('owner'), again)).rejects.toMatchObject({
      details: { reason: 'purchaseStatus', status: 'closed' },
    });
  });

  it('reaches the supplier as a letter in the supplier’s language', async () => {
    const pan = await shop.addVariant({ sku: 'PAN' });
    const { id, number } = await draft([{ variantId: pan.id, quantity: 3, unitCostMicros: 12.5 * EURO }]);
    await sendPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id, way: 'email' });
    const [job] = await shop.query<{ data: { sealed: string } }>(
      `select data from pgboss.job where name = 'send-mail' order by created_on desc limit 1`,
    );
    const letter = openMailJob(job!.data);
    expect(letter).toMatchObject({ to: 'orders@supplier.example' });
    expect(letter?.subject).toContain(String(number));
    expect(letter?.subject).toContain('Поръчка');
    expect(letter?.text).toContain('37,50');
    await updateSupplier(shop.ctx('owner'), { supplierId: shop.supplierId, email: null });
    const other = await draft([{ variantId: pan.id, quantity: 3, unitCostMicros: EURO }]);
    await expect(
      sendPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: other.id, way: 'email' }),
    ).rejects.toMatchObject({ details: { reason: 'noEmail' } });
    expect((await rowOf(other.id)).status).toBe('draft');
  });

  it('walks the same graph in the database as in the rule', async () => {
    const steps = await shop.query<{ before: string; after: string }>(
      'select before, after from purchase_order_status_steps() order by 1, 2',
    );
    const rule = Object.entries(PURCHASE_STEPS).flatMap(([before, all]) =>
      all.map((after) => ({ before, after })),
    );
    const sorted = (list: typeof steps) => list.map((step) => `${step.before} → ${step.after}`).sort();
    expect(sorted(steps)).toEqual(sorted(rule));
    const { id } = await draft();
    await expect(
      shop.query(`update purchase_orders set status = 'part_received', sent_at = now() where id = $1`, [id]),
    ).rejects.toMatchObject({ code: 'PS422' });
  });

  it('is begun and sent by owners and managers only', async () => {
    const input = { supplierId: shop.supplierId, locationId: shop.places.north };
    for (const role of ['warehouse', 'floor', 'viewer'] as const) {
      await expect(createPurchaseOrder(shop.ctx(role), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(
      createPurchaseOrder(shop.ctx('owner'), { ...input, locationId: shop.quarantine }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('what suppliers sell', () => {
  it('has one preferred supplier for each variant', async () => {
    const jug = await shop.addVariant({ sku: 'JUG' });
    const { id: other } = await addSupplier(shop.ctx('owner'), {
      code: 'OTHER',
      name: 'شركة الأواني',
      currency: 'EUR',
      locale: 'ar',
    });
    const item = { variantId: jug.id, unitCostMicros: EURO, isPreferred: true };
    await setSupplierItems(shop.ctx('owner'), { supplierId: shop.supplierId, items: [item] });
    await setSupplierItems(shop.ctx('owner'), { supplierId: other, items: [item] });
    expect(
      await shop.query('select supplier_id from supplier_items where variant_id = $1 and is_preferred', [
        jug.id,
      ]),
    ).toEqual([{ supplier_id: other }]);
    await expect(
      updateSupplier(shop.ctx('owner'), { supplierId: other, currency: 'USD' }),
    ).rejects.toMatchObject({ details: { reason: 'pricesInCurrency' } });
    await expect(
      addSupplier(shop.ctx('owner'), { code: 'OTHER', name: 'Again', currency: 'EUR', locale: 'en' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(
      setSupplierItems(shop.ctx('warehouse'), { supplierId: other, items: [item] }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
