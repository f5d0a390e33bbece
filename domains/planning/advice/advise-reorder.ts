import { economicQuantity } from '../policy/economic-quantity.ts';
import { safetyForCycles, safetyForFillRate } from '../policy/safety-stock.ts';
import { slowDemandQuantile } from '../policy/slow-demand.ts';
import { expectDemand, type WeeklyForecast } from './expected-demand.ts';

/** How stock is to be kept. `holdingRate` is per year and value; without an order cost a lot lasts for four weeks. */
export type ReorderRule = {
  serviceKind: 'cycle' | 'fill';
  serviceLevel: number;
  holdingRate: number;
  orderCostMinor: number | null;
  reviewDays: number;
};

/** What an advice rests on. Units; money in minor units of the reporting currency. */
export type ReorderFacts = {
  forecast: WeeklyForecast;
  expectedPerDay: number;
  rule: ReorderRule;
  lead: { days: number; spreadDays: number };
  /** The supplier's packs and smallest quantity. */
  pack: { size: number; minimum: number };
  unitCostMinor: number | null;
  /** `leaving` stands on drafts of transfers to other places. */
  stock: { available: number; incoming: number; waiting: number; leaving?: number };
};

/** The advice with every figure on the way to it, so that a screen can show the sum line by line. */
export type ReorderAdvice = {
  /** Lead time and the days until the next look at the list: so long must stock last. */
  protectionDays: number;
  expected: number;
  /** Standard deviations: of demand, of what an early or late delivery adds, and of both. */
  demandSpread: number;
  leadSpread: number;
  spread: number;
  /** Below zero where a slow mover is so rarely asked for that the service level is met with less than is expected. */
  safetyStock: number;
  reorderPoint: number;
  /** Available and incoming, less what customers wait for and what shall leave for other places. */
  position: number;
  /** What is ordered at the reorder point, and why so much. */
  lot: number;
  lotReason: 'economic' | 'review' | 'longest' | 'cover';
  /** Units up to the reorder point and a lot more; 0 when nothing is needed. */
  wanted: number;
  quantity: number;
  quantityReason: 'wanted' | 'minimum' | 'pack' | 'none';
  isNeeded: boolean;
  /** Days that the position lasts; null without demand. */
  coverDays: number | null;
};

const YEAR_DAYS = 365;
/** A lot lasts no longer than this, however cheap the goods are. */
const LONGEST_LOT_DAYS = 182;
/** What a lot lasts where nobody knows what an order or the goods cost. */
const USUAL_LOT_DAYS = 28;
/** Below so many units in the time to be covered, demand is counted one by one instead of by a bell curve. */
const SLOW_BELOW = 30;

/**
 * Whether and how much to order: up to the reorder point (expected demand and safety stock over lead time and review) and
 * a lot more, raised to the supplier's minimum and to whole packs.
 */
export function adviseReorder(facts: ReorderFacts): ReorderAdvice {
  const { forecast, rule, lead, stock, expectedPerDay } = facts;
  const protectionDays = lead.days + rule.reviewDays;
  const { units: expected, sd: demandSpread } = expectDemand(forecast, protectionDays);
  const leadSpread = expectedPerDay * lead.spreadDays;
  const spread = Math.hypot(demandSpread, leadSpread);
  const { lot, lotReason } = chooseLot(facts);
  const safetyStock = chooseSafety({ expected, spread, lot }, rule);
  const reorderPoint = Math.max(0, Math.ceil(expected + safetyStock - 1e-9));
  const position = stock.available + stock.incoming - stock.waiting - (stock.leaving ?? 0);
  const isNeeded = (reorderPoint > 0 && position <= reorderPoint) || position < 0;
  const wanted = isNeeded ? reorderPoint + lot - position : 0;
  return {
    protectionDays,
    expected,
    demandSpread,
    leadSpread,
    spread,
    safetyStock,
    reorderPoint,
    position,
    lot,
    lotReason,
    wanted,
    ...roundUp(wanted, facts.pack),
    isNeeded,
    coverDays: expectedPerDay > 0 ? Math.max(0, position) / expectedPerDay : null,
  };
}

function chooseSafety(
  { expected, spread, lot }: { expected: number; spread: number; lot: number },
  { serviceKind, serviceLevel }: ReorderRule,
): number {
  if (serviceKind === 'fill')
    return Math.max(0, safetyForFillRate(serviceLevel, { sd: spread, quantity: lot }));
  if (expected >= SLOW_BELOW) return safetyForCycles(serviceLevel, spread);
  return slowDemandQuantile({ mean: expected, sd: spread }, serviceLevel) - expected;
}

function chooseLot({
  rule,
  unitCostMinor,
  expectedPerDay,
}: ReorderFacts): Pick<ReorderAdvice, 'lot' | 'lotReason'> {
  const lasting = (days: number) => Math.max(1, Math.ceil(expectedPerDay * days));
  const holdingCost = (unitCostMinor ?? 0) * rule.holdingRate;
  if (!rule.orderCostMinor || holdingCost <= 0) return { lot: lasting(USUAL_LOT_DAYS), lotReason: 'cover' };
  const demand = expectedPerDay * YEAR_DAYS;
  const { quantity } = economicQuantity({ orderCost: rule.orderCostMinor, holdingCost, demand });
  const best = Math.max(1, Math.round(quantity));
  if (best < lasting(rule.reviewDays)) return { lot: lasting(rule.reviewDays), lotReason: 'review' };
  if (best > lasting(LONGEST_LOT_DAYS)) return { lot: lasting(LONGEST_LOT_DAYS), lotReason: 'longest' };
  return { lot: best, lotReason: 'economic' };
}

function roundUp(
  wanted: number,
  { size, minimum }: ReorderFacts['pack'],
): Pick<ReorderAdvice, 'quantity' | 'quantityReason'> {
  if (wanted <= 0) return { quantity: 0, quantityReason: 'none' };
  const least = Math.max(wanted, minimum);
  const quantity = Math.ceil(least / size) * size;
  if (quantity > least) return { quantity, quantityReason: 'pack' };
  return { quantity, quantityReason: minimum > wanted ? 'minimum' : 'wanted' };
}
