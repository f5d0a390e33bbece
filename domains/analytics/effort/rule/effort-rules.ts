/** What each happening costs where nothing says how long it took, in minutes. docs/effort.md gives the reasons. */
export const FIRST_STANDARDS = {
  emptySearch: 0.5,
  stockOut: 1,
  failedPayment: 1.5,
  repeatedCheckout: 1,
  substitution: 3,
  shortPick: 2,
  statusLook: 1,
  lateDelivery: 2,
  failedDelivery: 10,
  vainTrip: 15,
  wrongCode: 1,
  returnTrip: 15,
  returnParcel: 10,
  contact: 4,
} as const;

/** What is taken for attentive time at most, in minutes: nobody waits for an answer all night. */
export const FIRST_LIMITS = {
  search: 10,
  stockOut: 10,
  payment: 30,
  queue: 60,
  answer: 15,
  talk: 60,
  counter: 60,
  trip: 180,
} as const;

/** What a customer waits by choice: so many minutes of each queue, answer and counter, and hours after the promise. */
export const FIRST_CHOSEN = { queue: 0, answer: 0, counter: 0, lateHours: 0 } as const;

/** Happenings whose length sources can tell; what nobody told is learned from what others did. */
export const LENGTHS = ['contact', 'returnTrip', 'returnParcel', 'failedDelivery', 'statusLook'] as const;

/** One of them. */
export type LengthOf = (typeof LENGTHS)[number];

/** What counts as lost time, and how much. */
export type EffortRules = {
  standard: Record<keyof typeof FIRST_STANDARDS, number>;
  most: Record<keyof typeof FIRST_LIMITS, number>;
  chosen: Record<keyof typeof FIRST_CHOSEN, number>;
  /** Whether lengths that nobody told are those that others of the channel took; else the standard. */
  learnsLengths: boolean;
};

/** The program's own rules, until the owner decides otherwise. */
export const FIRST_RULES: EffortRules = {
  standard: FIRST_STANDARDS,
  most: FIRST_LIMITS,
  chosen: FIRST_CHOSEN,
  learnsLengths: true,
};

/** The rules, with the mean seconds of told lengths by `lengthKey`. */
export type Measure = { rules: EffortRules; lengths: ReadonlyMap<string, number> };

/** The name of a channel's mean length. */
export function lengthKey(channelId: string, lengthOf: LengthOf): string {
  return `${channelId} ${lengthOf}`;
}
