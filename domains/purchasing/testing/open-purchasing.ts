import { addLocation } from '#domains/fulfilment/add-location.ts';
import { openShop, type TestShop } from '#domains/testing/open-shop.ts';
import { newId } from '#lib/ids.ts';
import { createPurchaseOrder } from '../orders/create-purchase-order.ts';
import { sendPurchaseOrder } from '../orders/send-purchase-order.ts';
import { addSupplier } from '../suppliers/add-supplier.ts';

/** One euro in millionths of a cent. */
export const EURO = 100_000_000;

/** The test shop with a supplier in its own currency and a quarantine. */
export type PurchasingShop = TestShop & {
  supplierId: string;
  quarantine: string;
  /** Orders goods from the supplier for the north warehouse and sends the order; its id and the ids of its lines. */
  order: (lines: readonly NewLine[], more?: { supplierId?: string }) => Promise<Ordered>;
  query: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
};

/** A line of a test order at a whole number of euros. */
export type NewLine = { variantId: string; quantity: number; euros: number };

/** An order that was sent. */
export type Ordered = { purchaseOrderId: string; number: number; lineIds: string[] };

/** Opens the shop in a database of its own. Close it in `afterAll`. */
export async function openPurchasing(options: { poolSize?: number } = {}): Promise<PurchasingShop> {
  const shop = await openShop(options);
  const { id: supplierId } = await addSupplier(shop.ctx('owner'), {
    code: 'SOFIA',
    name: 'София Трейд',
    currency: 'EUR',
    locale: 'bg',
    email: 'orders@supplier.example',
    leadDays: 10,
  });
  const quarantine = newId();
  await addLocation(shop.ctx('owner'), {
    id: quarantine,
    code: 'QUARANTINE',
    name: 'Quarantine',
    kind: 'quarantine',
    services: { ships: false, pickup: false, returns: false },
  });
  const query = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await shop.db.$client.query<Row>(text, values)).rows;
  const order: PurchasingShop['order'] = async (lines, more = {}) => {
    const { id, number } = await createPurchaseOrder(shop.ctx('owner'), {
      supplierId: more.supplierId ?? supplierId,
      locationId: shop.places.north,
      lines: lines.map(({ euros, ...line }) => ({ ...line, unitCostMicros: euros * EURO })),
    });
    await sendPurchaseOrder(shop.ctx('owner'), { purchaseOrderId: id });
    const rows = await query<{ id: string }>(
      'select id from purchase_order_lines where purchase_order_id = $1 order by position',
      [id],
    );
    return { purchaseOrderId: id, number, lineIds: rows.map((row) => row.id) };
  };
  return { ...shop, supplierId, quarantine, order, query };
}
