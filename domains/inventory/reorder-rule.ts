/** Sales are looked at over so many days of the business, today included. The folded sums of db/sql/sales-days.sql too. */
export const SALES_DAYS = 28;

/** What the rule looks at: units that can be sold, units sold in `SALES_DAYS`, and what the business set. */
export type Supply = {
  available: number;
  sold: number;
  /** The business's setting: less cover than this many days is low. */
  lowCoverDays: number;
  /** The variant's own reorder point, which is low whatever sells. */
  reorderPoint: number | null;
};

/** What stands beside a level: nothing to sell, less there than safety asks for, soon to reorder, or nothing to say. */
export type LevelMark = 'out' | 'short' | 'low' | null;

/** Days that the available units last at the pace of the last 28 days; null where nothing was sold. */
export function coverDays({ available, sold }: Pick<Supply, 'available' | 'sold'>): number | null {
  return sold === 0 ? null : (available * SALES_DAYS) / sold;
}

/** True when cover is below the setting, or the reorder point is reached. */
export function isLow(supply: Supply): boolean {
  const cover = coverDays(supply);
  if (cover !== null && cover < supply.lowCoverDays) return true;
  return supply.reorderPoint !== null && supply.available <= supply.reorderPoint;
}

/** The one word that a level needs, the most urgent first. */
export function markLevel(supply: Supply & { isShort: boolean }): LevelMark {
  if (supply.available <= 0) return 'out';
  if (supply.isShort) return 'short';
  return isLow(supply) ? 'low' : null;
}

/**
 * Units that bring a low variant up to the set days of cover, above its reorder point, and to the units that somebody
 * wants there then; 0 when it is not low. Knows nothing of lead times, seasons and pack sizes.
 */
export function unitsToReorder(supply: Supply & { orderUpTo: number | null }): number {
  if (!isLow(supply)) return 0;
  const forCover = Math.ceil((supply.lowCoverDays * supply.sold) / SALES_DAYS);
  const forPoint = supply.reorderPoint === null ? 0 : supply.reorderPoint + 1;
  return Math.max(forCover, forPoint, supply.orderUpTo ?? 0) - supply.available;
}
