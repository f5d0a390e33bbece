import { scaleMinor } from '#lib/money.ts';
import type { ReturnedLine } from '../../return-order.ts';
import type { LoadedOrder } from '../../steps/loaded-order.ts';
import { moneyOf } from '../../steps/settle-order.ts';
import type { JudgedUnits } from './judge-lines.ts';

const BASIS = 10_000;

/** What a return comes to, in minor units of the order's currency, tax included. */
export type ReturnMoney = {
  /** What the goods were sold for. */
  worthMinor: number;
  /** What the policy keeps of it. */
  feeMinor: number;
  /** What is to go back: never more than was paid beyond what stays owed for the rest of the order. */
  dueMinor: number;
};

/**
 * Works out the money of a return that was valued and judged, both in the order of its lines. `after` is the order
 * without the goods. What was not paid is not given back, and no fee is taken of it. Pure.
 */
export function settleReturn(
  after: LoadedOrder,
  lines: readonly Pick<ReturnedLine, 'worth'>[],
  judged: readonly Pick<JudgedUnits, 'judgement'>[],
): ReturnMoney {
  const worths = lines.map(({ worth }) => worth.amountMinor + worth.taxMinor);
  const worthMinor = worths.reduce((sum, worth) => sum + worth, 0);
  const wantedFeeMinor = worths.reduce((sum, worth, at) => {
    const numerator = judged[at]?.judgement.feeBasisPoints ?? 0;
    return sum + scaleMinor(worth, { numerator, denominator: BASIS });
  }, 0);
  const { totalMinor, returnedMinor, paidMinor, refundedMinor } = moneyOf(after);
  const stillOwedMinor = Math.max(0, totalMinor - Math.max(returnedMinor, refundedMinor));
  const creditMinor = Math.min(worthMinor, Math.max(0, paidMinor - refundedMinor - stillOwedMinor));
  const feeMinor = Math.min(wantedFeeMinor, creditMinor);
  return { worthMinor, feeMinor, dueMinor: creditMinor - feeMinor };
}
