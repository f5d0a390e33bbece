import { adjustInBook, openInBook, transferInBook } from '../book/supply-in-book.ts';
import { allocate } from './carry-out.ts';
import type { Happening, WantedMove } from './happening.ts';
import type { DemandDay } from './plan-demand.ts';
import type { Story } from './story.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const COVER_WEEKS = 6;
const LEAST_ORDERED = 10;
const REORDER_WEEKS = 3;
const MAIN_WAREHOUSE_SHARE = 0.65;
const SHOP_SHARE = 0.38;
const CARRIED_IN_SHOPS = 0.6;
const LATE_SUPPLIER = 0.12;
const COUNTED_PER_PLACE = 30;
const UNITS_GO_MISSING = 0.13;

/** Fills the shelves before the first day. */
export function* openShelves(story: Story): Generator<Happening, void, undefined> {
  const at = story.world.start;
  for (const variant of story.world.variants) {
    const weekly = weeklyUnits(story, variant.index, 1);
    const units = Math.max(4, Math.ceil(weekly * COVER_WEEKS));
    for (const [place, quantity] of splitOverWarehouses(units)) {
      yield* move(story, { kind: 'open', at, variant: variant.index, place, quantity });
    }
    for (const place of shopsCarrying(story, variant.index)) {
      const quantity = 1 + Math.ceil(weeklyInShop(story, weekly) * 3);
      yield* move(story, { kind: 'open', at, variant: variant.index, place, quantity });
    }
  }
}

/** Monday's work: suppliers are asked for what runs short, and the shops are filled up from the warehouses. */
export function* reviewStock(
  story: Story,
  at: number,
  ahead: DemandDay['season'],
): Generator<Happening, void, undefined> {
  const { stock } = story.book;
  for (const variant of story.world.variants) {
    const weekly = weeklyUnits(story, variant.index, ahead.sales);
    const left =
      stock.available(variant.index, 0) + stock.available(variant.index, 1) + story.incoming[variant.index]!;
    if (left < weekly * REORDER_WEEKS + 1) orderFromSupplier(story, at, variant.index, weekly);
    for (const place of shopsCarrying(story, variant.index)) {
      const wanted = weeklyInShop(story, weekly);
      if (stock.available(variant.index, place) >= Math.max(1, wanted)) continue;
      const from = stock.available(variant.index, 0) >= stock.available(variant.index, 1) ? 0 : 1;
      const quantity = Math.min(
        1 + Math.ceil(wanted * 3),
        Math.floor(stock.available(variant.index, from) / 2),
      );
      if (quantity < 1) continue;
      const id = story.newId(at);
      yield* move(story, { kind: 'transfer', at, id, variant: variant.index, from, to: place, quantity });
    }
  }
}

function orderFromSupplier(story: Story, at: number, variant: number, weekly: number): void {
  const random = story.random.supply;
  const units = Math.max(LEAST_ORDERED, Math.ceil(weekly * COVER_WEEKS * random.between(0.8, 1.3)));
  const days = random.between(4, 17) + (random.chance(LATE_SUPPLIER) ? random.between(10, 30) : 0);
  const arrives = Math.round(at + days * DAY_MS + random.between(3, 9) * HOUR_MS);
  story.incoming[variant]! += units;
  for (const [place, quantity] of splitOverWarehouses(units)) {
    story.agenda.add(arrives, { kind: 'receive', variant, place, quantity });
  }
}

/** What a supplier brings; those who wait for it are served at once. */
export function receive(
  story: Story,
  at: number,
  facts: { variant: number; place: number; quantity: number },
): Happening[] {
  story.incoming[facts.variant]! -= facts.quantity;
  const { variant, place, quantity } = facts;
  const id = story.newId(at);
  return [
    ...move(story, { kind: 'adjust', at, id, variant, place, change: quantity, reason: 'receipt' }),
    ...allocate(story, at, variant),
  ];
}

/** Some shelves are counted in every place; here and there units are missing, and nobody knows since when. */
export function countShelves(story: Story, at: number): Happening[] {
  const random = story.random.supply;
  const happened: Happening[] = [];
  for (const place of story.world.places) {
    if (place.kind === 'quarantine') continue;
    for (let round = 0; round < COUNTED_PER_PLACE; round++) {
      const variant = random.int(story.world.variants.length);
      const free = story.book.stock.available(variant, place.index);
      if (free < 1 || !random.chance(UNITS_GO_MISSING)) continue;
      const quantity = Math.min(free, 1 + random.int(2));
      const id = story.newId(at);
      story.witness.lost({
        variant,
        place: place.index,
        quantity,
        lostAt: at - random.next() * 30 * DAY_MS,
        countedAt: at,
      });
      happened.push(
        ...move(story, {
          kind: 'adjust',
          at,
          id,
          variant,
          place: place.index,
          change: -quantity,
          reason: 'count',
        }),
      );
    }
  }
  return happened;
}

function move(story: Story, wanted: WantedMove): Happening[] {
  switch (wanted.kind) {
    case 'open':
      openInBook(story.book, wanted);
      break;
    case 'transfer':
      transferInBook(story.book, wanted);
      break;
    case 'adjust':
      adjustInBook(story.book, wanted);
  }
  return [wanted];
}

function weeklyUnits(story: Story, variant: number, season: number): number {
  return story.world.unitsPerWeek * story.world.variants[variant]!.popularity * season;
}

function weeklyInShop(story: Story, weekly: number): number {
  return (weekly * SHOP_SHARE) / (story.world.places.length - 3);
}

/** Which shops have a variant on their shelves: the same ones always, more of them for the first in the list. */
function shopsCarrying(story: Story, variant: number): number[] {
  const shops = story.world.channels[0]!.serves;
  return shops.filter((place) => ((variant * 7_919 + place * 104_729) % 1_000) / 1_000 < CARRIED_IN_SHOPS);
}

function splitOverWarehouses(units: number): [place: number, quantity: number][] {
  const main = Math.max(1, Math.round(units * MAIN_WAREHOUSE_SHARE));
  return units - main > 0
    ? [
        [0, main],
        [1, units - main],
      ]
    : [[0, main]];
}
