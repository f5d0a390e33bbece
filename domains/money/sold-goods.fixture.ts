import { expect } from 'vitest';
import { inTransaction } from '#db/client.ts';
import { runAudit } from '#domains/events/run-audit.ts';
import { placeOrder } from '#domains/orders/place-order.ts';
import type { TestShop } from '#domains/testing/open-shop.ts';
import { foldAll } from '#scripts/seed/write/fold-all.ts';
import { post } from './post.ts';

// Other tests' transactions on the same server hold a fold back.
export const PATIENCE_MS = 90_000;
export const GOODS = ['CUP', 'POT', 'PAN', 'TRAY'];

/** What stands of an order on one of its goods. */
export type Standing = {
  sku: string | null;
  shipping: number;
  tax: number;
  fees: number;
  fulfilment: number;
};

/** A shop of four goods of different prices, and what is asked of its books. */
export async function openGoods(shop: TestShop) {
  for (const [at, sku] of GOODS.entries()) {
    await shop.addVariant({ sku, units: 900, priceMinor: 700 + 333 * at });
  }
  const ask = async <T extends object>(text: string, values: unknown[] = []) =>
    (await shop.db.$client.query<T>(text, values)).rows;
  return {
    ask,
    fold: () => foldAll(shop.db.$client, PATIENCE_MS),
    /** The invariants about postings and what is added up from them that do not hold. */
    faults: async () => {
      const ours =
        /^(?:parts-are|slices-are|nothing-left|postings-are|debits-are|(?:channel|location|product|group)-days)/;
      const found = (await runAudit(shop.db)).filter(({ name }) => ours.test(name));
      expect(found).toHaveLength(10);
      return found.filter(({ count }) => count > 0);
    },
    standing: (orderId: string) =>
      ask<Standing>(
        `select v.sku, sum(s.shipping_minor)::integer as shipping, sum(s.tax_minor)::integer as tax,
           sum(s.fees_minor)::integer as fees, sum(s.fulfilment_minor)::integer as fulfilment
         from posting_slices s left join variants v on v.id = s.variant_id where s.order_id = $1 group by 1
         having (sum(s.gross_minor), sum(s.shipping_minor), sum(s.tax_minor), sum(s.fees_minor), sum(s.fulfilment_minor))
           <> (0, 0, 0, 0, 0) order by 1 nulls last`,
        [orderId],
      ),
    /** A cost of an order that comes from outside. */
    charge: (orderId: string, amounts: { feesMinor?: number; fulfilmentMinor?: number }) =>
      inTransaction(shop.db, (tx) =>
        post(tx, [
          { kind: 'cost', at: shop.now, day: '2026-03-10', channelId: shop.channels.web, orderId, amounts },
        ]),
      ),
    sell: async (lines: { sku: string; quantity: number }[], shippingMinor = 0, now = shop.now) => {
      const { id } = await placeOrder(shop.ctx('owner', { now }), {
        channelId: shop.channels.web,
        lines,
        shippingMinor,
      });
      return id;
    },
  };
}
