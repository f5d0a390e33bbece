import { POSTING_AMOUNTS, type PostingAmounts } from '#domains/money/posting.ts';
import { AppError } from '#lib/errors.ts';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';

/** As many as one line may have: sums of a day are counted in four bytes, which hold two thousand such orders. */
const MOST_UNITS = 1_000_000;
const OWN = ['grossMinor', 'totalMinor', 'shippingMinor', 'taxMinor'] as const;
const COUNTED: readonly string[] = ['orders', 'units', 'returnedUnits', 'unitsWithoutCost'];

/** Sums of an order in its own currency, minor units. */
type OwnSums = { grossMinor: number; totalMinor: number; shippingMinor: number; taxMinor: number };

/** What an order says in its own currency, and what it posts in the reporting one. */
export type OrderSize = { own: OwnSums; amounts: PostingAmounts };

/**
 * Refuses an order whose sums are larger than the books add up. One that is larger already may stay and shrink, so that
 * it can be shipped, returned or cancelled; `before` is what it was. Pure.
 * @throws INVALID_INPUT for more units or money than one order may hold.
 */
export function requireKeepable(after: OrderSize, before?: OrderSize): void {
  for (const name of OWN) refuseGrowth(name, after.own[name], before?.own[name]);
  for (const name of POSTING_AMOUNTS) refuseGrowth(name, after.amounts[name], before?.amounts[name]);
}

function refuseGrowth(name: string, after = 0, before = 0): void {
  const isCount = COUNTED.includes(name);
  const most = isCount ? MOST_UNITS : LARGEST_AMOUNT_MINOR;
  if (Math.abs(after) > Math.max(most, Math.abs(before))) refuse(isCount);
}

function refuse(isCount: boolean): never {
  if (isCount) {
    throw new AppError('INVALID_INPUT', `An order holds at most ${MOST_UNITS} units; split it.`, {
      details: { reason: 'orderTooManyUnits', most: MOST_UNITS },
    });
  }
  throw new AppError(
    'INVALID_INPUT',
    `An order comes to at most ${LARGEST_AMOUNT_MINOR} minor units, in prices, taxes and costs; check the prices, or split it.`,
    { details: { reason: 'orderTooLarge', mostMinor: LARGEST_AMOUNT_MINOR } },
  );
}
