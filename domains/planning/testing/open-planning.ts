import { inTransaction } from '#db/client.ts';
import { moveStock } from '#domains/inventory/move-stock.ts';
import { openPurchasing, type PurchasingShop } from '#domains/purchasing/testing/open-purchasing.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** The purchasing shop with a past. */
export type PlanningShop = PurchasingShop & {
  /**
   * Adds a variant whose goods came to `north` at the beginning of a past of so many weeks, sold week by week as told
   * (on the fourth day of the week), with so many units left at its end: the shop's now, unless told.
   */
  addSeller: (facts: {
    sku: string;
    weeks: readonly number[];
    left: number;
    until?: Date;
  }) => Promise<string>;
};

/** Opens the shop in a database of its own. Close it in `afterAll`. */
export async function openPlanning(): Promise<PlanningShop> {
  const shop = await openPurchasing();
  const addSeller: PlanningShop['addSeller'] = async ({ sku, weeks, left, until = shop.now }) => {
    const { id } = await shop.addVariant({ sku });
    const at = (daysAgo: number) => new Date(until.getTime() - daysAgo * DAY_MS);
    const sold = weeks.reduce((sum, units) => sum + units, 0);
    const common = { variantId: id, causeKind: 'test', actorName: 'Test' };
    const { supplier, customer } = shop.outside;
    const { north } = shop.places;
    await inTransaction(shop.db, (tx) =>
      moveStock(tx, [
        {
          ...common,
          quantity: sold + left,
          fromLocationId: supplier,
          toLocationId: north,
          reason: 'opening',
          at: at(weeks.length * WEEK_DAYS + 1),
        },
        ...weeks.flatMap((quantity, week) =>
          quantity === 0
            ? []
            : [
                {
                  ...common,
                  quantity,
                  fromLocationId: north,
                  toLocationId: customer,
                  reason: 'sale' as const,
                  at: at((weeks.length - week) * WEEK_DAYS - 3),
                },
              ],
        ),
      ]),
    );
    return id;
  };
  return { ...shop, addSeller };
}
