import { addDays } from '#lib/time.ts';
import { type RfmScore, scoreRfm } from '../groups/score-rfm.ts';
import { purchaseModel } from '../models/fit-purchases.ts';
import type { Knowledge, Outlook, Range } from '../models/foresee.ts';
import { type Buyer, summarise } from '../models/history.ts';
import { foretellNext } from '../models/next-purchase.ts';
import type { KnownBuyer } from './read-buyers.ts';

/** Days ahead that are foretold: a season and a year. */
export const HORIZON_DAYS = [90, 365] as const;
const WEEK_DAYS = 7;
const EPOCH = '1970-01-01';

/** A row of `customer_predictions`, but for its run. */
export type PredictionRow = Record<string, string | number | boolean | null> & { customer_id: string };

/** The horizons in weeks, as the models count. */
export const HORIZON_WEEKS = HORIZON_DAYS.map((days) => days / WEEK_DAYS);

/** Scores everybody at once: fifths are of all buyers. */
export function scoreAll(known: readonly KnownBuyer[]): RfmScore[] {
  return scoreRfm(
    known.map(({ id, purchases }) => ({
      id,
      lastDay: purchases.at(-1)!.day,
      orders: purchases.length,
      spend: purchases.reduce((sum, { amount }) => sum + amount, 0),
    })),
  );
}

/** What is kept of one buyer. Without knowledge of the shop, or of who bought once, figures ahead say that nothing is known. */
export function foretellBuyer(
  { id, purchases }: KnownBuyer,
  {
    score,
    until,
    knowledge,
    foresee,
  }: {
    score: RfmScore;
    until: number;
    knowledge: Knowledge | null;
    foresee: ((buyer: Buyer) => Outlook) | null;
  },
): PredictionRow {
  const buyer = summarise(purchases, until)!;
  const outlook = foresee?.(buyer) ?? null;
  return {
    customer_id: id,
    is_enough: outlook !== null && buyer.frequency > 0,
    p_alive: outlook?.pAlive ?? null,
    purchases: purchases.length,
    first_on: toDay(purchases[0]!.day),
    last_on: toDay(purchases.at(-1)!.day),
    net_minor: Math.round(purchases.reduce((sum, { amount }) => sum + amount, 0)),
    ...toColumns(outlook),
    ...(knowledge && buyer.frequency > 0 ? whenNext(buyer, { purchases, until, knowledge }) : NOT_KNOWN_WHEN),
    recency_score: score.recency,
    frequency_score: score.frequency,
    money_score: score.money,
    rfm_group: score.group,
  };
}

function toColumns(outlook: Outlook | null): Record<string, number | null> {
  const columns: Record<string, number | null> = {};
  for (const [i, days] of HORIZON_DAYS.entries()) {
    const ahead = outlook?.ahead[i];
    Object.assign(columns, nameRange(`orders${days}`, ahead?.orders ?? null, ''));
    Object.assign(columns, nameRange(`value${days}`, roundRange(ahead?.value ?? null), '_minor'));
  }
  return columns;
}

function nameRange(name: string, range: Range | null, unit: string): Record<string, number | null> {
  return {
    [`${name}${unit}`]: range?.expected ?? null,
    [`${name}_low${unit}`]: range?.low ?? null,
    [`${name}_high${unit}`]: range?.high ?? null,
  };
}

function roundRange(range: Range | null): Range | null {
  return (
    range && {
      expected: Math.round(range.expected),
      low: Math.round(range.low),
      high: Math.round(range.high),
    }
  );
}

const NOT_KNOWN_WHEN = { next_basis: null, next_from_on: null, next_until_on: null };

function whenNext(
  buyer: Buyer,
  {
    purchases,
    until,
    knowledge,
  }: { purchases: KnownBuyer['purchases']; until: number; knowledge: Knowledge },
) {
  const gaps = purchases.slice(1).map(({ day }, i) => day - purchases[i]!.day);
  const { model, parameters } = knowledge.fit;
  const next = foretellNext(buyer, gaps, { model: purchaseModel(model), parameters });
  if (!next) return NOT_KNOWN_WHEN;
  return {
    next_basis: next.basis,
    next_from_on: toDay(until + next.low),
    next_until_on: next.high === null ? null : toDay(until + next.high),
  };
}

function toDay(day: number): string {
  return addDays(EPOCH, day);
}
