import type { WantedLine } from '../book/place-in-book.ts';
import type { Buyer, Story } from './story.ts';

const TRIES = 5;
const ACCEPTS_WAITING = 0.3;
const WANTS_MORE_THAN_THERE_IS = 0.015;
const WANTS_MORE_LATELY = 0.07;
const MOST_TO_WAIT_FOR = 40;
const BLACK_FRIDAY_DISCOUNT = 0.15;
const ORDINARY_DISCOUNT = 0.1;

/**
 * What somebody buys: what they like, as far as it is there. Who does not find a thing takes another, waits for it, or
 * leaves it, and the witness sees the sale that was lost.
 */
export function makeBasket(
  story: Story,
  buyer: Buyer,
  when: { at: number; sale: number; gifts: number },
): WantedLine[] {
  const random = story.random.baskets;
  const lines: WantedLine[] = [];
  const count = Math.min(6, 1 + random.poisson(0.85));
  const discount = discountOf(story, when.sale);
  for (let at = 0; at < count; at++) {
    const quantity = random.chance(0.86) ? 1 : 2 + random.int(2);
    if (at === 0 && wantsMore(story, buyer, when.at)) {
      const all = chooseMoreThanThereIs(story, buyer, when.gifts);
      if (all) return [all];
    }
    const line = chooseLine(story, buyer, { quantity, lines, ...when });
    if (!line) continue;
    const { priceMinor } = story.world.variants[line.variant]!;
    line.discountMinor = Math.round(priceMinor * line.quantity * discount);
    lines.push(line);
  }
  return lines.length > 0 ? lines : [lastResort(story, buyer)];
}

function discountOf(story: Story, sale: number): number {
  const random = story.random.baskets;
  if (sale > 1) return random.chance(0.6) ? BLACK_FRIDAY_DISCOUNT : 0;
  return random.chance(0.07) ? ORDINARY_DISCOUNT : 0;
}

function chooseLine(
  story: Story,
  buyer: Buyer,
  want: { at: number; quantity: number; gifts: number; lines: readonly WantedLine[] },
): WantedLine | undefined {
  const { at, quantity } = want;
  const missed: number[] = [];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const variant = story.pickVariant(want.gifts);
    if (want.lines.some((line) => line.variant === variant)) continue;
    const isThere = unitsFor(story, buyer, variant) >= quantity;
    const waits =
      !isThere && buyer.standsAt === null && canWait(buyer) && story.random.baskets.chance(ACCEPTS_WAITING);
    if (!isThere && !waits) {
      missed.push(variant);
      continue;
    }
    for (const other of missed) {
      story.witness.soldOut({
        at,
        person: buyer.person,
        channel: buyer.channel,
        variant: other,
        quantity,
        substitute: variant,
      });
    }
    return { variant, quantity, discountMinor: 0 };
  }
  for (const other of missed) {
    story.witness.soldOut({
      at,
      person: buyer.person,
      channel: buyer.channel,
      variant: other,
      quantity,
      substitute: null,
    });
  }
  return undefined;
}

/** A school, a hotel: they take all there is and wait for the rest. */
function wantsMore(story: Story, buyer: Buyer, at: number): boolean {
  if (buyer.standsAt !== null || !canWait(buyer)) return false;
  return story.random.baskets.chance(at >= story.knownUntil ? WANTS_MORE_LATELY : WANTS_MORE_THAN_THERE_IS);
}

function chooseMoreThanThereIs(story: Story, buyer: Buyer, gifts: number): WantedLine | undefined {
  const variant = story.pickVariant(gifts);
  const quantity = Math.max(0, unitsFor(story, buyer, variant)) + 1 + story.random.baskets.int(3);
  return quantity <= MOST_TO_WAIT_FOR ? { variant, quantity, discountMinor: 0 } : undefined;
}

function canWait(buyer: Buyer): boolean {
  return buyer.channel.kind !== 'marketplace';
}

/** Units that the channel may promise, or that lie in the shop where the customer stands. */
function unitsFor(story: Story, buyer: Buyer, variant: number): number {
  const { stock } = story.book;
  if (buyer.standsAt !== null) return stock.available(variant, buyer.standsAt);
  let units = -buyer.channel.buffer;
  for (const place of buyer.channel.serves) units += Math.max(0, stock.available(variant, place));
  return units;
}

/** The first thing, from a chance one on, that is there at all; else something to wait for. */
function lastResort(story: Story, buyer: Buyer): WantedLine {
  const count = story.world.variants.length;
  const first = story.random.baskets.int(count);
  for (let step = 0; step < count; step++) {
    const variant = (first + step) % count;
    if (unitsFor(story, buyer, variant) >= 1) return { variant, quantity: 1, discountMinor: 0 };
  }
  return { variant: first, quantity: 1, discountMinor: 0 };
}
