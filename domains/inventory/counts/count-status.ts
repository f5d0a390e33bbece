/** Where a count stands, in the order of its life. */
export const COUNT_STATUSES = ['open', 'submitted', 'approved', 'cancelled'] as const;

/** One of `COUNT_STATUSES`. */
export type CountStatus = (typeof COUNT_STATUSES)[number];

/** The allowed steps; db/sql/stock-work.sql holds the same table and refuses all others. */
export const COUNT_STEPS: Record<CountStatus, readonly CountStatus[]> = {
  open: ['submitted', 'approved', 'cancelled'],
  submitted: ['open', 'approved', 'cancelled'],
  approved: [],
  cancelled: [],
};

/** What is counted: everything at the place, a zone of it, a class by sales, or goods that somebody chose. */
export const COUNT_SCOPES = ['full', 'zone', 'class', 'chosen'] as const;

/** One of `COUNT_SCOPES`. */
export type CountScope = (typeof COUNT_SCOPES)[number];

/** The classes by sales value of 90 days: A is the first four fifths of it, B up to 95 %, C the rest. */
export const CLASSES = ['A', 'B', 'C'] as const;

/** Where a line stands: to be counted, agrees, waits for approval, its difference is booked, was left out. */
export type CountLineState = 'open' | 'agrees' | 'waits' | 'booked' | 'left';
