import { openBook } from './book/book.ts';
import type { WantedOrder } from './book/place-in-book.ts';
import type { Happening } from './story/happening.ts';
import { beginStory } from './story/story.ts';
import { tellStory } from './story/tell-story.ts';
import { NOBODY } from './story/witness.ts';
import type { SeedChannel, World } from './world/world.ts';
import { NOWHERE } from './write/sink.ts';

const KNOWN_UNTIL_MS = 3 * 86_400_000;
const BASIS = 10_000;
const OUTSIDE = { supplier: 'supplier', customer: 'customer', scrap: 'scrap' };
const LINES = { advertising: 'marketing', shipping: 'fulfilment', packing: 'fulfilment' } as const;

/** What a channel truly costs, in minor units. */
export type TrueCosts = { fees: number; fulfilment: number; marketing: number; fixed: number };

/**
 * Tells the story again and adds up what each channel costs, from its happenings and the plan of the world alone: the
 * arithmetic is this file's own, nothing of it is asked of the books.
 */
export function addUpStory(world: World): Map<string, TrueCosts> {
  const book = openBook(world, { sink: NOWHERE, outside: OUTSIDE });
  const knownUntil = world.until - KNOWN_UNTIL_MS;
  const sums = new Map(
    world.channels.map(({ id }) => [id, { fees: 0, fulfilment: 0, marketing: 0, fixed: 0 }]),
  );
  const open = new Map<string, { wanted: WantedOrder; feesMinor: number }>();
  for (const happening of tellStory(beginStory({ world, book, witness: NOBODY, knownUntil }))) {
    if (happening.kind === 'cost') {
      const { kind, channelId, amountMinor } = happening.wanted;
      sums.get(channelId)![LINES[kind as keyof typeof LINES] ?? 'fixed'] += amountMinor;
    }
    follow(world, open, happening);
  }
  for (const { wanted, feesMinor } of open.values()) sums.get(wanted.channel.id)!.fees += feesMinor;
  return sums;
}

/** The fees of an order come with its sale, or with the payment that it was sold without; a cancelled one has none. */
function follow(
  world: World,
  open: Map<string, { wanted: WantedOrder; feesMinor: number }>,
  happening: Happening,
): void {
  if (happening.kind === 'place') {
    const { wanted, paidMinor } = happening;
    const method = paidMinor > 0 ? wanted.payment!.method : null;
    const totalMinor = totalOf(world, wanted);
    const feesMinor = chargeAll(wanted.channel, totalMinor, (of) => of === null || of === method);
    open.set(wanted.id, { wanted, feesMinor });
  }
  if (happening.kind === 'cancel') open.delete(happening.orderId);
  if (happening.kind === 'pay') {
    const order = open.get(happening.orderId)!;
    if (order.wanted.externalId !== null) return;
    order.feesMinor += chargeAll(
      order.wanted.channel,
      happening.amountMinor,
      (of) => of === happening.method,
    );
  }
}

function chargeAll(channel: SeedChannel, minor: number, meets: (method: string | null) => boolean): number {
  const fees = channel.fees.filter(({ method }) => meets(method));
  const basisPoints = fees.reduce((sum, fee) => sum + fee.basisPoints, 0);
  return Math.round((minor * basisPoints) / BASIS) + fees.reduce((sum, fee) => sum + fee.fixedMinor, 0);
}

function totalOf(world: World, { lines, shippingMinor }: WantedOrder): number {
  const rate = world.words.business.taxRates.standard ?? 0;
  const withTax = (minor: number) => minor + Math.round((minor * rate) / BASIS);
  return lines.reduce((sum, { variant, quantity, discountMinor, unknown }) => {
    const priceMinor = unknown?.unitPriceMinor ?? world.variants[variant]!.priceMinor;
    return sum + withTax(priceMinor * quantity - discountMinor);
  }, withTax(shippingMinor));
}
