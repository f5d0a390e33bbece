import { makeRandom, type Random } from '../random.ts';
import { WORDS } from '../words/choose-words.ts';
import type { Words } from '../words/words.ts';
import type { SeedChannel, World } from './world.ts';

const ALIVE_AT_START = 0.3;
const FOREIGN_SCRIPT = 0.1;
const IN_A_FAMILY = 0.13;

/** A true person. What the shop learns of them is another matter: see the customers. */
export type Person = {
  index: number;
  words: Words;
  name: string;
  latin: string;
  phone: string;
  /** The person whose phone this is: the head of the family, or the person themselves. */
  phoneOf: number;
  secondPhone: string | null;
  email: string;
  city: number;
  address: string;
  postcode: string;
  favourite: SeedChannel['index'];
  /** How much they buy while they buy at all, compared with others. */
  rate: number;
  bornAt: number;
  dropout: number;
  droppedAt: number | null;
  hasCard: boolean;
  devices: number;
  /** How readily an advertisement moves them. */
  adResponse: number;
};

/** The people of the world, in the order in which they first could buy. */
export type People = {
  all: Person[];
  /** Somebody who buys at that time, in proportion to how much they buy. Times must not go back. */
  pickBuyer: (at: number, random: Random, fits: (person: Person) => boolean) => Person;
};

/** Makes the true people: families that share a phone, several devices, names in four scripts, ways to buy. */
export function makePeople(world: World): People {
  const random = makeRandom(world.seed, 'people');
  const count = countPeople(world.orders);
  const births = Array.from({ length: count }, () =>
    random.chance(ALIVE_AT_START) ? world.start : random.between(world.start, world.until),
  ).sort((a, b) => a - b);
  const all: Person[] = [];
  const sums = new Float64Array(count);
  births.forEach((bornAt, index) => {
    const person = makePerson(world, { index, bornAt, before: all[index - 1], random });
    all.push(person);
    sums[index] = (sums[index - 1] ?? 0) + person.rate;
  });
  return { all, pickBuyer: makePicker(all, sums) };
}

function countPeople(orders: number): number {
  return orders <= 7_000
    ? Math.max(40, Math.round((orders * 20_000) / 7_000))
    : Math.round(20_000 + (orders - 7_000) * 0.23);
}

function makePerson(
  world: World,
  facts: { index: number; bornAt: number; before: Person | undefined; random: Random },
): Person {
  const { index, bornAt, before, random } = facts;
  const words = random.chance(FOREIGN_SCRIPT)
    ? WORDS[random.pick(['fa', 'ar', 'bg', 'en'] as const)]
    : world.words;
  const family = before && before.words === words && random.chance(IN_A_FAMILY) ? before : undefined;
  const [first = '', firstLatin = ''] = random.pick(words.firstNames).split(':');
  const [ownLast = '', ownLatin = ''] = random.pick(words.lastNames).split(':');
  const name = words.fullName(first, ownLast);
  const latin = `${firstLatin}.${ownLatin}${index}`;
  const city = family ? family.city : Math.floor(random.next() ** 1.7 * world.words.cities.length);
  const ownPhone = world.words.phone(1_234_567 + index * 37);
  const street = random.pick(world.words.streets);
  return {
    index,
    words,
    name,
    latin,
    phone: family ? family.phone : ownPhone,
    phoneOf: family ? family.phoneOf : index,
    secondPhone: random.chance(0.08) ? world.words.phone(61_234_567 + index * 31) : null,
    email: `${latin}@mail.example`,
    city,
    address: family ? family.address : world.words.addressLine(street, 1 + random.int(180)),
    postcode: family ? family.postcode : world.words.postcode(random.int(90_000)),
    favourite: pickFavourite(world, random),
    rate: random.gamma(0.9) * 1.6 + 0.05,
    bornAt,
    dropout: 0.02 + 0.25 * random.next() ** 2,
    droppedAt: null,
    hasCard: random.chance(0.35),
    devices: 1 + random.int(3),
    adResponse: random.next(),
  };
}

function pickFavourite(world: World, random: Random): number {
  let left = random.next() * world.channels.reduce((sum, channel) => sum + channel.share, 0);
  for (const channel of world.channels) {
    left -= channel.share;
    if (left < 0) return channel.index;
  }
  return 0;
}

/** A binary search in the running sums of the rates of those who are born by now; who dropped out is asked no more. */
function makePicker(all: readonly Person[], sums: Float64Array): People['pickBuyer'] {
  let born = 0;
  return (at, random, fits) => {
    while (born < all.length && all[born]!.bornAt <= at) born++;
    let found = all[0]!;
    for (let attempt = 0; attempt < 40; attempt++) {
      found = all[findIn(sums, born, random.next() * sums[born - 1]!)]!;
      if (found.droppedAt === null && (attempt > 30 || fits(found))) return found;
    }
    return found;
  };
}

function findIn(sums: Float64Array, count: number, wanted: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
