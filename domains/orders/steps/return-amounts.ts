import { allocate } from '#lib/money.ts';
import type { LoadedLine, LoadedOrder } from './loaded-order.ts';

/** What coming back is worth: sold price after discount, its tax (order's currency), and its cost (reporting currency). */
export type ReturnAmounts = { amountMinor: number; taxMinor: number; costMinor: number | null };

/**
 * The worth of the next `quantity` units of a line that come back. Every unit has its share by largest remainder (the
 * first ones carry the odd cents), a discount on the whole order is spread over the lines first; so all units
 * together are exactly what was sold, however they come back. Pure.
 */
export function returnAmounts(order: LoadedOrder, line: LoadedLine, quantity: number): ReturnAmounts {
  const net = netOf(order, line);
  const until = line.returnedQuantity + quantity;
  const share = (total: number) => firstUnits(total, line.quantity, until);
  const before = (total: number) => firstUnits(total, line.quantity, line.returnedQuantity);
  return {
    amountMinor: within(share(net) - line.returnedMinor, net - line.returnedMinor),
    taxMinor: within(share(line.taxMinor) - line.returnedTaxMinor, line.taxMinor - line.returnedTaxMinor),
    costMinor: line.costMinor === null ? null : share(line.costMinor) - before(line.costMinor),
  };
}

/** What the first `units` of `quantity` units carry of a total: whole shares, and one odd unit each for the first ones. */
export function firstUnits(totalMinor: number, quantity: number, units: number): number {
  if (quantity === 0) return 0;
  const base = Math.trunc(totalMinor / quantity);
  const odd = totalMinor - base * quantity;
  return base * units + Math.sign(odd) * Math.min(Math.abs(odd), units);
}

/** The line's amount after its own discount and its share of a discount on the whole order. */
function netOf(order: LoadedOrder, line: LoadedLine): number {
  const nets = order.lines.map((one) => one.grossMinor - one.discountMinor);
  const own = line.grossMinor - line.discountMinor;
  const onOrder = order.discountMinor - order.lines.reduce((total, one) => total + one.discountMinor, 0);
  const weights = nets.map((net) => Math.max(0, net));
  if (onOrder === 0 || weights.every((weight) => weight === 0)) return own;
  return own - allocate(onOrder, weights)[order.lines.findIndex((one) => one.id === line.id)]!;
}

/** A channel may have returned more for earlier units than their share: the rest is never less than nothing. */
function within(amountMinor: number, mostMinor: number): number {
  return Math.max(0, Math.min(amountMinor, Math.max(0, mostMinor)));
}
