import type { PostingPart } from '#db/schema/index.ts';
import type { Outside } from '#domains/inventory/outside.ts';
import type { PostingAmounts } from '#domains/money/posting.ts';
import type { LoadedLine, LoadedOrder } from '#domains/orders/steps/loaded-order.ts';
import type { OrderHead } from '#domains/orders/write-order.ts';
import { dayIn } from '#lib/time.ts';
import { makeIds, makeRandom } from '../random.ts';
import type { SeedChannel, World } from '../world/world.ts';
import type { Sink } from '../write/sink.ts';
import { type Directory, makeDirectory } from './recognise.ts';
import { makeStock, type Stock } from './stock.ts';

/** A reservation that is open, with the time when it was made. */
export type BookReservation = LoadedLine['reservations'][number] & { createdAt: Date };

/** A line as the commands see it; `variant` is its position in the world, −1 where the channel sold something unknown. */
export type BookLine = Omit<LoadedLine, 'reservations'> & {
  reservations: BookReservation[];
  variant: number;
};

/** An order as the commands see it. */
export type BookState = Omit<LoadedOrder, 'lines'> & { lines: BookLine[] };

/** An order that may still change. Its rows are written when nothing more is to happen, or at the end. */
export type BookOrder = {
  state: BookState;
  head: OrderHead;
  routing: Record<string, unknown>;
  channel: SeedChannel;
  standsAt: number | null;
  updatedAt: Date;
  /** Its own postings, so that a cancelled order takes each of them back. */
  posted: { locationId: string | null; amounts: PostingAmounts; parts: readonly PostingPart[] }[];
  /** How many things are still to happen to it. */
  pending: number;
};

/** Money that goes back with a cancellation or a return. */
export type GivenBack = { method: string; amountMinor: number };

/**
 * The books of the demo business in memory: the same decisions as the commands, by the same rules, and the rows that
 * the commands would write. What is settled goes to the sink and is forgotten.
 */
export type Book = {
  world: World;
  sink: Sink;
  outside: Outside;
  stock: Stock;
  directory: Directory;
  orders: Map<string, BookOrder>;
  /** Orders that wait for units, oldest first, by variant. */
  waiting: Map<number, Set<string>>;
  newId: (atMs: number) => string;
  next: Counters;
  business: LoadedOrder['business'];
  dayOf: (atMs: number) => string;
  placeOf: Map<string, number>;
};

/** The next number of each counted table. */
export type Counters = Record<
  'order' | 'shipment' | 'return' | 'movement' | 'posting' | 'event' | 'audit' | 'touch' | 'inbox',
  number
>;

/** Opens empty books. `first` are the numbers to begin with, where the tables are not empty. */
export function openBook(
  world: World,
  facts: { sink: Sink; outside: Outside; first?: Partial<Counters> },
): Book {
  const { timeZone, reportingCurrency, taxRates } = world.words.business;
  const newId = makeIds(makeRandom(world.seed, 'book-ids'));
  const ones = {
    order: 1,
    shipment: 1,
    return: 1,
    movement: 1,
    posting: 1,
    event: 1,
    audit: 1,
    touch: 1,
    inbox: 1,
  };
  return {
    world,
    sink: facts.sink,
    outside: facts.outside,
    stock: makeStock(world),
    directory: makeDirectory(newId),
    orders: new Map(),
    waiting: new Map(),
    newId,
    next: { ...ones, ...facts.first },
    business: { timeZone, reportingCurrency, taxRates },
    dayOf: rememberDays(timeZone),
    placeOf: new Map(world.places.map((place) => [place.id, place.index])),
  };
}

const QUARTER_HOUR_MS = 900_000;

/** Time zones change at whole quarters of an hour, so one look per quarter is enough. */
function rememberDays(timeZone: string): (atMs: number) => string {
  let quarter = -1;
  let day = '';
  return (atMs) => {
    const now = Math.floor(atMs / QUARTER_HOUR_MS);
    if (now !== quarter) {
      quarter = now;
      day = dayIn(timeZone, new Date(atMs));
    }
    return day;
  };
}
