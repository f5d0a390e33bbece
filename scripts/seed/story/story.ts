import type { Book } from '../book/book.ts';
import { makeRandom, type Random } from '../random.ts';
import { makePeople, type People, type Person } from '../world/people.ts';
import type { SeedChannel, World } from '../world/world.ts';
import { type Agenda, makeAgenda } from './agenda.ts';
import type { Cause, Witness } from './witness.ts';

/** What is to be done at a time. What it comes to depends on how things stand then. */
export type Task =
  | {
      kind: 'order';
      channel: SeedChannel;
      caused: string | null;
      claimed: string | null;
      sale: number;
      gifts: number;
    }
  | { kind: 'pick' | 'give-up'; orderId: string }
  | { kind: 'ship'; orderId: string; place: number }
  | { kind: 'cancel'; orderId: string }
  | { kind: 'pay'; orderId: string; method: string }
  | { kind: 'return'; orderId: string }
  | { kind: 'receive'; variant: number; place: number; quantity: number }
  | { kind: 'count' };

/** Everything that the telling of the story needs. Each kind of chance has a stream of its own. */
export type Story = {
  world: World;
  book: Book;
  people: People;
  agenda: Agenda<Task>;
  witness: Witness;
  random: Record<'buyers' | 'baskets' | 'work' | 'supply', Random>;
  newId: (atMs: number) => string;
  pickVariant: (gifts: number) => number;
  /** Units that suppliers have been asked for, by variant. */
  incoming: Int32Array;
  /** How many orders each channel has had, for the channel's own numbers. */
  external: number[];
  shipped: number[];
  /** Until when everything the channels sell is known to us. */
  knownUntil: number;
};

/** The story at its beginning. `knownUntil` ends the time in which no channel sells an unknown SKU. */
export function beginStory(facts: { world: World; book: Book; witness: Witness; knownUntil: number }): Story {
  const { world, book } = facts;
  const stream = (name: string) => makeRandom(world.seed, name);
  return {
    ...facts,
    people: makePeople(world),
    agenda: makeAgenda(),
    random: {
      buyers: stream('buyers'),
      baskets: stream('baskets'),
      work: stream('work'),
      supply: stream('supply'),
    },
    newId: book.newId,
    pickVariant: makeVariantPicker(world, stream('variants')),
    incoming: new Int32Array(world.variants.length),
    external: world.channels.map(() => 0),
    shipped: world.channels.map(() => 0),
  };
}

/** Draws variants by popularity; presents more often before feasts. */
function makeVariantPicker(world: World, random: Random): (gifts: number) => number {
  const sums = new Float64Array(world.variants.length);
  let sum = 0;
  for (const variant of world.variants) {
    sum += variant.popularity;
    sums[variant.index] = sum;
  }
  const draw = () => {
    const wanted = random.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return (gifts) => {
    for (let attempt = 0; attempt < 6; attempt++) {
      const variant = draw();
      const liking = gifts > 1 ? world.variants[variant]!.giftness / 2.2 : 1;
      if (random.chance(liking)) return variant;
    }
    return draw();
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPENS = 8;
const CLOSES = 18;

/** The next time at which somebody works: between eight and six, not on the day of rest. */
export function nextWorkingTime(story: Story, at: number): number {
  let time = at;
  for (let round = 0; round < 4; round++) {
    const sinceStart = time - story.world.start;
    const midnight = time - (sinceStart % DAY_MS);
    const hour = (sinceStart % DAY_MS) / HOUR_MS;
    if (hour >= CLOSES) time = midnight + DAY_MS + (OPENS + story.random.work.next() * 2) * HOUR_MS;
    else if (hour < OPENS) time = midnight + (OPENS + story.random.work.next() * 2) * HOUR_MS;
    else if (isDayOfRest(story.world, time)) time += DAY_MS;
    else break;
  }
  return Math.round(time);
}

function isDayOfRest(world: World, at: number): boolean {
  const rest = world.words.locale === 'fa' || world.words.locale === 'ar' ? 5 : 0;
  return new Date(at + 3 * HOUR_MS).getUTCDay() === rest;
}

/** An order that is being made up, before the books know it. */
export type Buyer = { person: Person; channel: SeedChannel; cause: Cause; standsAt: number | null };
