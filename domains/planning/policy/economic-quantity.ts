/** What an order costs each time, what keeping a unit costs for a period, and the units that go in a period. */
export type LotCosts = { orderCost: number; holdingCost: number; demand: number };

/** The quantity with the least cost of ordering and keeping (Harris), and that cost per period. */
export function economicQuantity({ orderCost, holdingCost, demand }: LotCosts): {
  quantity: number;
  cost: number;
} {
  return {
    quantity: Math.sqrt((2 * orderCost * demand) / holdingCost),
    cost: Math.sqrt(2 * orderCost * demand * holdingCost),
  };
}

/** What ordering and keeping cost per period with any quantity. */
export function lotCost(quantity: number, { orderCost, holdingCost, demand }: LotCosts): number {
  return (orderCost * demand) / quantity + (holdingCost * quantity) / 2;
}

/** The same where customers wait, at `stockoutCost` per unit and period: the share of time that they wait comes with it. */
export function economicQuantityWithBackorders({
  orderCost,
  holdingCost,
  demand,
  stockoutCost,
}: LotCosts & { stockoutCost: number }): { quantity: number; stockoutShare: number; cost: number } {
  const both = holdingCost + stockoutCost;
  return {
    quantity: Math.sqrt((2 * orderCost * demand * both) / (holdingCost * stockoutCost)),
    stockoutShare: holdingCost / both,
    cost: Math.sqrt((2 * orderCost * demand * holdingCost * stockoutCost) / both),
  };
}
