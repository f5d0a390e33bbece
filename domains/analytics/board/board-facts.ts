/** What the customers of one age left: in the month `age` since their first order, those whose month is over. */
export type CurvePoint = { age: number; customers: number; cm2Minor: number };

/** How many questions were answered within so many minutes, rounded up to `answer_minutes` (db/sql/answers.sql). */
export type WaitCount = { minutes: number; questions: number };

/** What the rollups beside the books say of a channel and a period. Amounts in minor units of the reporting currency. */
export type BoardFacts = {
  /** Orders placed in the period, as they stand now. */
  placed: number;
  cancelled: number;
  /** Standing orders whose customer is known, and those of them that were the first. */
  known: number;
  firsts: number;
  /** Promised orders that left in time, too late, and those that are late and still here. */
  kept: number;
  late: number;
  overdue: number;
  /** Different people on each day. */
  visits: number;
  /** Visits and standing orders of channels whose visits are seen: where they are not fewer than the orders. */
  convertible: number;
  converted: number;
  /** What the customers won in the period left so far (CM2), and how that came month by month. */
  worthMinor: number;
  curve: readonly CurvePoint[];
  /** Those of them of whom something is foretold, and what: net sales of the next 365 days. */
  foretold: number;
  foretoldMinor: number;
  foretoldLowMinor: number;
  foretoldHighMinor: number;
  /** Standing orders whose journeys were worked out, those with a trace of it, and the seconds that all of them cost. */
  journeys: number;
  traced: number;
  effortSeconds: number;
  /** Questions by how long their first answer took. */
  waits: readonly WaitCount[];
  /** Questions that were answered, those of them within the channel's standard, and those past it without an answer. */
  answered: number;
  inTime: number;
  unanswered: number;
  /** Standing orders credited to ads that led to the channel, by two models, and their net sales to date. */
  creditedLast: number;
  creditedLastMinor: number;
  creditedFirst: number;
  creditedFirstMinor: number;
};

/** Nothing happened. */
export const NO_BOARD_FACTS: BoardFacts = {
  placed: 0,
  cancelled: 0,
  known: 0,
  firsts: 0,
  kept: 0,
  late: 0,
  overdue: 0,
  visits: 0,
  convertible: 0,
  converted: 0,
  worthMinor: 0,
  curve: [],
  foretold: 0,
  foretoldMinor: 0,
  foretoldLowMinor: 0,
  foretoldHighMinor: 0,
  journeys: 0,
  traced: 0,
  effortSeconds: 0,
  waits: [],
  answered: 0,
  inTime: 0,
  unanswered: 0,
  creditedLast: 0,
  creditedLastMinor: 0,
  creditedFirst: 0,
  creditedFirstMinor: 0,
};

/** Adds the facts of channels up to those of the business. */
export function addBoardFacts(all: readonly BoardFacts[]): BoardFacts {
  const total = { ...NO_BOARD_FACTS };
  const points = new Map<number, CurvePoint>();
  const waits = new Map<number, number>();
  for (const facts of all) {
    for (const name of Object.keys(total) as (keyof BoardFacts)[]) {
      if (name !== 'curve' && name !== 'waits') total[name] += facts[name];
    }
    for (const { minutes, questions } of facts.waits)
      waits.set(minutes, (waits.get(minutes) ?? 0) + questions);
    for (const { age, customers, cm2Minor } of facts.curve) {
      const before = points.get(age) ?? { age, customers: 0, cm2Minor: 0 };
      points.set(age, {
        age,
        customers: before.customers + customers,
        cm2Minor: before.cm2Minor + cm2Minor,
      });
    }
  }
  return {
    ...total,
    curve: [...points.values()].sort((a, b) => a.age - b.age),
    waits: [...waits]
      .map(([minutes, questions]) => ({ minutes, questions }))
      .sort((a, b) => a.minutes - b.minutes),
  };
}

/**
 * Minutes within which half of the questions were answered, exact to the rounding of `waits`. What is past its standard
 * without an answer counts as longer than every answer; null where that is more than half.
 */
export function medianWait(waits: readonly WaitCount[], unanswered: number): number | null {
  const half = (waits.reduce((sum, { questions }) => sum + questions, 0) + unanswered) / 2;
  let counted = 0;
  for (const { minutes, questions } of waits) {
    counted += questions;
    if (counted >= half) return minutes;
  }
  return null;
}

/**
 * Months of thirty days until a customer has left what winning one cost; null while that has not happened. Each month
 * counts only the customers for whom it is over, so that the newest do not look worse than they are.
 */
export function paybackMonths(curve: readonly CurvePoint[], costMinor: number): number | null {
  let leftMinor = 0;
  for (const { age, customers, cm2Minor } of curve) {
    if (customers <= 0) return null;
    leftMinor += cm2Minor / customers;
    if (leftMinor >= costMinor) return age + 1;
  }
  return null;
}
