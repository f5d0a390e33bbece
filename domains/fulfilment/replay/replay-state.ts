import type { Cursor } from './read-history.ts';
import type { Outcome, PastOrder, Shelves, Side, Sums } from './simulate.ts';

/** An order that would have gone elsewhere. */
export type ChangedOrder = { id: string; number: number; before: Outcome; after: Outcome };

/** A replay under way: both sides, and the first orders that differ. */
export type ReplayState = {
  before: Side;
  after: Side;
  ordersDone: number;
  changed: number;
  examples: ChangedOrder[];
  /** Orders up to this one are done. */
  cursor: Cursor | null;
};

/** A replay as it is kept between two pages. */
export type Checkpoint = {
  before: KeptSide;
  after: KeptSide;
  ordersDone: number;
  changed: number;
  examples: ChangedOrder[];
  cursor: Cursor | null;
};

type KeptSide = { taken: [string, string, number][]; used: [string, number][]; sums: Sums };

const MOST_EXAMPLES = 200;

/** Notes how an order fared on both sides. */
export function noteOutcome(state: ReplayState, order: PastOrder, before: Outcome, after: Outcome): void {
  state.ordersDone++;
  if (before.locationIds.toSorted().join() === after.locationIds.toSorted().join()) return;
  state.changed++;
  if (state.examples.length < MOST_EXAMPLES) {
    state.examples.push({ id: order.id, number: order.number, before, after });
  }
}

/** What must be kept of a replay so that it can go on after a pause. Pure. */
export function toCheckpoint(state: ReplayState): Checkpoint {
  return { ...state, before: keep(state.before), after: keep(state.after) };
}

/** Puts what was kept back into a fresh replay of the same rules. */
export function fromCheckpoint(state: ReplayState, kept: Checkpoint): ReplayState {
  const { ordersDone, changed, examples, cursor } = kept;
  return {
    before: unpack(state.before, kept.before),
    after: unpack(state.after, kept.after),
    ordersDone,
    changed,
    examples,
    cursor,
  };
}

function keep({ taken, used, sums }: Side): KeptSide {
  const rows = [...taken].flatMap(([variantId, shelf]) =>
    [...shelf].map(([locationId, units]): [string, string, number] => [variantId, locationId, units]),
  );
  return { taken: rows, used: [...used], sums };
}

function unpack(side: Side, kept: KeptSide): Side {
  const taken: Shelves = new Map();
  for (const [variantId, locationId, units] of kept.taken) {
    const shelf = taken.get(variantId) ?? new Map<string, number>();
    shelf.set(locationId, units);
    taken.set(variantId, shelf);
  }
  return { book: side.book, taken, used: new Map(kept.used), sums: kept.sums };
}
