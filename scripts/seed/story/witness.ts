import type { BookOrder } from '../book/book.ts';
import type { KnownCustomer } from '../book/recognise.ts';
import type { Person } from '../world/people.ts';
import type { SeedChannel } from '../world/world.ts';
import type { DemandDay } from './plan-demand.ts';

/** What led to an order in truth. */
export type Cause = { kind: 'organic' | 'claimed' | 'caused'; campaign: string | null };

/** Sees everything, also what the shop does not: clicks and messages, true causes, lost sales. Changes no books. */
export type Witness = {
  ordered: (facts: {
    order: BookOrder;
    customer: KnownCustomer | null;
    person: Person;
    cause: Cause;
    at: number;
  }) => void;
  /** The whole order has left; whether a courier carries it. */
  shipped: (facts: { order: BookOrder; at: number; isCourier: boolean }) => void;
  /** Goods came back, carried to a shop or sent. */
  returned: (facts: { order: BookOrder; at: number; isTrip: boolean }) => void;
  dayEnded: (day: DemandDay) => void;
  soldOut: (facts: {
    at: number;
    person: Person;
    channel: SeedChannel;
    variant: number;
    quantity: number;
    substitute: number | null;
  }) => void;
  lost: (facts: {
    variant: number;
    place: number;
    quantity: number;
    lostAt: number;
    countedAt: number;
  }) => void;
};

/** Looks away. */
export const NOBODY: Witness = {
  ordered: () => undefined,
  shipped: () => undefined,
  returned: () => undefined,
  dayEnded: () => undefined,
  soldOut: () => undefined,
  lost: () => undefined,
};
