import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { economicQuantity, economicQuantityWithBackorders, lotCost } from './economic-quantity.ts';
import { planLots } from './lot-sizing.ts';
import { baseStock, newsvendor, newsvendorCost } from './newsvendor.ts';
import {
  bestReorderPoint,
  policyByExpectedInventory,
  policyByLoss,
  policyCost,
  policyWithBackorders,
  policyWithSafetyStock,
} from './reorder-quantity.ts';
import { leadDemandSpread, safetyForCycles, safetyForFillRate, serviceOf } from './safety-stock.ts';

const FILE = '../shared/data/inventory-worked-examples/examples.json';
const isThere = fs.existsSync(FILE);
if (!isThere) console.warn(`Skipped: ${FILE} is not beside this project.`);

// The source finds r and Q by a search that ends before the sixth digit behind the point.
const SEARCHED = 5;
const PRINTED = 8;

type Answer = { [key: string]: number | number[] | Answer };
type Example = { id: string; in: Record<string, number> & { demand: number[] }; out: Answer };

describe.skipIf(!isThere)('worked examples of the textbooks', () => {
  const examples = isThere ? (JSON.parse(fs.readFileSync(FILE, 'utf8')) as Example[]) : [];
  const read = (id: string) => examples.find((example) => example.id === id)!;

  /** As many digits behind the point as are printed, up to `most`. */
  function same(found: Answer, wanted: Answer, most = PRINTED): void {
    expect(Object.keys(found)).toEqual(Object.keys(wanted));
    for (const [name, value] of Object.entries(wanted)) {
      const ours = found[name]!;
      if (typeof value === 'object' && !Array.isArray(value)) same(ours as Answer, value, most);
      else if (Array.isArray(value)) expect(ours).toEqual(value);
      else if (most < PRINTED) expect(ours as number, name).toBeCloseTo(value, most);
      else {
        const digits = Math.min(most, String(value).split('.')[1]?.length ?? 0);
        expect((ours as number).toFixed(digits), name).toBe(value.toFixed(digits));
      }
    }
  }
  const lotOf = (given: Example['in']) => ({
    orderCost: given.fixed_cost!,
    holdingCost: given.holding_cost!,
    demand: given.demand_rate!,
  });

  it('the economic quantity', () => {
    const { in: given, out } = read('eoq-1');
    const { quantity, cost } = economicQuantity(lotOf(given));
    same({ order_quantity: quantity, cost, cost_at_Q_250: lotCost(250, lotOf(given)) }, out);
  });

  it('the economic quantity where customers wait', () => {
    const { in: given, out } = read('eoq-backorders-1');
    const found = economicQuantityWithBackorders({ ...lotOf(given), stockoutCost: given.stockout_cost! });
    same({ order_quantity: found.quantity, stockout_fraction: found.stockoutShare, cost: found.cost }, out);
  });

  it('speakers, by month', () => {
    const { in: given, out } = read('eoq-hillier');
    const { quantity, cost } = economicQuantity(lotOf(given));
    const months = quantity / given.demand_rate!;
    same({ order_quantity: quantity, months_between_orders: months, relevant_cost: cost }, out);
  });

  it('lots for known demands', () => {
    const { in: given, out } = read('wagner-whitin-1');
    const found = planLots(given.demand, { orderCost: given.fixed_cost!, holdingCost: given.holding_cost! });
    same(found, out);
  });

  const newsOf = (given: Example['in']) => ({
    mean: given.demand_mean!,
    sd: given.demand_sd!,
    overageCost: given.holding_cost!,
    underageCost: given.stockout_cost!,
  });

  it('newspapers for a day', () => {
    const { in: given, out } = read('newsvendor-1');
    const { quantity, cost } = newsvendor(newsOf(given));
    same({ base_stock: quantity, cost, cost_at_40: newsvendorCost(40, newsOf(given)) }, out);
  });

  it('base stock over a lead time', () => {
    const { in: given, out } = read('base-stock-lead-time');
    const { quantity, cost } = baseStock({ ...newsOf(given), leadPeriods: given.lead_time! });
    same({ base_stock: quantity, cost }, out);
  });

  it('newspapers by price and cost', () => {
    const { in: given, out } = read('newsvendor-porteus');
    const { demand_mean: mean, demand_sd: sd, price, cost } = given;
    const found = newsvendor({ mean: mean!, sd: sd!, overageCost: cost!, underageCost: price! - cost! });
    same(
      {
        critical_ratio: found.criticalRatio,
        order_quantity: found.quantity,
        expected_cost: found.cost,
        expected_profit: (price! - cost!) * mean! - found.cost,
        fill_rate: found.fillRate,
      },
      out,
    );
  });

  it('reorder point and quantity, by each of the ways', () => {
    const { in: given, out } = read('rq-1');
    const review = {
      orderCost: given.fixed_cost!,
      holdingCost: given.holding_cost!,
      stockoutCost: given.stockout_cost!,
      demandMean: given.demand_mean!,
      demandSd: given.demand_sd!,
      leadPeriods: given.lead_time!,
    };
    const shown = ({ reorderPoint: r, quantity: Q }: { reorderPoint: number; quantity: number }) => ({
      r,
      Q,
    });
    const byInventory = policyByExpectedInventory(review);
    same(
      {
        'EOQ with safety stock': shown(policyWithSafetyStock(review)),
        'EOQ with backorders': shown(policyWithBackorders(review)),
        'expected-inventory-level approximation': { ...shown(byInventory), cost: byInventory.cost },
        'loss-function approximation': shown(policyByLoss(review)),
        'optimal r for Q 318': bestReorderPoint(318, review),
        'cost at r 126.8, Q 328.5': policyCost({ reorderPoint: 126.8, quantity: 328.5 }, review),
      },
      out,
      SEARCHED,
    );
  });

  it('the service of a reorder point', () => {
    const { in: given, out } = read('safety-1');
    const {
      weekly_mean: mean,
      weekly_sd: sd,
      lead_time_weeks: leadPeriods,
      order_quantity: quantity,
    } = given;
    const spread = leadDemandSpread({ mean: mean!, sd: sd!, leadPeriods: leadPeriods!, leadSpread: 0 });
    const safety = given.reorder_point! - mean! * leadPeriods!;
    const found = serviceOf(safety, { sd: spread, quantity: quantity! });
    same(
      {
        safety_stock: safety,
        lead_time_sd: spread,
        cycle_service_level: found.cycleServiceLevel,
        mean_inventory: found.meanInventory,
        expected_shortage_per_cycle: found.shortPerCycle,
        fill_rate: found.fillRate,
      },
      out,
    );
  });

  it('safety stock for a share of cycles', () => {
    const { in: given, out } = read('safety-2');
    const mean = given.weekly_mean!;
    const leadPeriods = given.lead_time_weeks!;
    const sd = leadDemandSpread({ mean, sd: given.weekly_sd!, leadPeriods, leadSpread: 0 });
    const safety = safetyForCycles(given.cycle_service_level!, sd);
    same({ safety_stock: safety, reorder_point: mean * leadPeriods + safety }, out);
  });

  it('safety stock for a share of units', () => {
    const { in: given, out } = read('safety-3');
    const { lead_time_sd: sd, order_quantity: quantity, fill_rate: fillRate } = given;
    const safety = safetyForFillRate(fillRate!, { sd: sd!, quantity: quantity! });
    const { shortPerCycle } = serviceOf(safety, { sd: sd!, quantity: quantity! });
    same({ expected_shortage_per_cycle: shortPerCycle, safety_stock: safety }, out);
  });

  it('safety stock where the lead time is unsure', () => {
    const { in: given, out } = read('safety-4');
    const sd = leadDemandSpread({
      mean: given.daily_mean!,
      sd: given.daily_sd!,
      leadPeriods: given.lead_time_days!,
      leadSpread: given.lead_time_sd!,
    });
    same({ lead_time_demand_sd: sd, safety_stock: safetyForCycles(given.cycle_service_level!, sd) }, out);
  });
});
