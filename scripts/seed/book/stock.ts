import type { VariantFacts } from '#domains/orders/order-facts.ts';
import type { SeedChannel, World } from '../world/world.ts';

/** What lies and is promised where, as the ledger would add it up. Cells are numbered variant × places + place. */
export type Stock = {
  onHand: Int32Array;
  reserved: Int32Array;
  safety: Uint8Array;
  cell: (variant: number, place: number) => number;
  available: (variant: number, place: number) => number;
};

const SAFETY_OF_BEST_SELLERS = 1;
const BEST_SELLERS = 0.12;

/** Empty shelves; the best sellers keep a unit back in each shop. */
export function makeStock(world: World): Stock {
  const places = world.places.length;
  const size = world.variants.length * places;
  const stock = {
    onHand: new Int32Array(size),
    reserved: new Int32Array(size),
    safety: new Uint8Array(size),
    cell: (variant: number, place: number) => variant * places + place,
    available: (variant: number, place: number) => {
      const cell = variant * places + place;
      return stock.onHand[cell]! - stock.reserved[cell]! - stock.safety[cell]!;
    },
  };
  const byPopularity = [...world.variants].sort((a, b) => b.popularity - a.popularity || a.index - b.index);
  for (const variant of byPopularity.slice(0, Math.ceil(world.variants.length * BEST_SELLERS))) {
    for (const place of world.places) {
      if (place.kind === 'store')
        stock.safety[stock.cell(variant.index, place.index)] = SAFETY_OF_BEST_SELLERS;
    }
  }
  return stock;
}

/** Where units of a variant can be promised to a channel; at a counter only where the customer stands. */
export function levelsFor(
  world: World,
  stock: Stock,
  want: { variant: number; channel: SeedChannel; standsAt: number | null },
): VariantFacts['levels'] {
  const levels: VariantFacts['levels'] = [];
  want.channel.serves.forEach((place, rank) => {
    if (want.standsAt !== null && place !== want.standsAt) return;
    const available = stock.available(want.variant, place);
    if (available > 0) levels.push({ locationId: world.places[place]!.id, rank, available });
  });
  return levels;
}
