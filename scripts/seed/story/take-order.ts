import type { BookOrder } from '../book/book.ts';
import { placeInBook, type WantedOrder } from '../book/place-in-book.ts';
import type { Clue } from '../book/recognise.ts';
import type { Person } from '../world/people.ts';
import type { SeedChannel } from '../world/world.ts';
import type { Happening } from './happening.ts';
import { makeBasket } from './make-basket.ts';
import { planDelivery } from './plan-delivery.ts';
import type { Buyer, Story, Task } from './story.ts';

const FREE_SHIPPING_FROM = 60;
const SHIPPING_PRICE = 4.5;
const HOUR_MS = 3_600_000;
const UNKNOWN_SKU = 0.2;
const SHIP_WITHIN_HOURS = { marketplace: 24, web: 48, app: 48, social: 72, phone: 72, store: 0 };

/** Somebody orders. Plans what is to become of the order, and tells the witness why it came. */
export function takeOrder(story: Story, at: number, task: Extract<Task, { kind: 'order' }>): Happening[] {
  const { channel } = task;
  const person = story.people.pickBuyer(at, story.random.buyers, (one) => fits(story, one, task));
  const buyer: Buyer = {
    person,
    channel,
    cause: causeOf(task),
    standsAt: channel.kind === 'store' ? shopOf(story, person) : null,
  };
  const wanted = makeOrder(story, buyer, { at, sale: task.sale, gifts: task.gifts });
  const placed = placeInBook(story.book, wanted);
  if (story.random.buyers.chance(person.dropout)) person.droppedAt = at;
  story.witness.ordered({ order: placed, customer: placed.customer, person, cause: buyer.cause, at });
  planLife(story, placed, at, wanted.payment?.method ?? 'card');
  return [{ kind: 'place', at, wanted, paidMinor: placed.state.paidMinor }];
}

function causeOf(task: Extract<Task, { kind: 'order' }>): Buyer['cause'] {
  if (task.caused) return { kind: 'caused', campaign: task.caused };
  if (task.claimed) return { kind: 'claimed', campaign: task.claimed };
  return { kind: 'organic', campaign: null };
}

/** Most buy where they like to; an advertisement brings those who respond to it. */
function fits(story: Story, person: Person, task: Extract<Task, { kind: 'order' }>): boolean {
  const random = story.random.buyers;
  if (task.caused && !random.chance(person.adResponse)) return false;
  return person.favourite === task.channel.index || random.chance(0.22);
}

/** The shop of one's own city, mostly; people travel. */
function shopOf(story: Story, person: Person): number {
  const shops = story.world.places.filter((place) => place.kind === 'store');
  const city = story.world.words.cities[person.city]?.name;
  const near = shops.filter((place) => place.city === city);
  const random = story.random.buyers;
  return random.pick(near.length > 0 && random.chance(0.85) ? near : shops).index;
}

function makeOrder(
  story: Story,
  buyer: Buyer,
  when: { at: number; sale: number; gifts: number },
): WantedOrder {
  const { channel, person, standsAt } = buyer;
  const random = story.random.baskets;
  const { at } = when;
  const lines = makeBasket(story, buyer, when);
  const method = random.pick(channel.methods);
  const worth = lines.reduce(
    (sum, line) => sum + story.world.variants[line.variant]!.priceMinor * line.quantity - line.discountMinor,
    0,
  );
  addUnknown(story, channel, at, lines);
  const { priceUnitMinor, priceStepMinor } = story.world.words;
  const isDelivered = standsAt === null;
  const isFree =
    !isDelivered || worth >= FREE_SHIPPING_FROM * priceUnitMinor || channel.kind === 'marketplace';
  const customer = whoOrders(story, buyer);
  const hours = SHIP_WITHIN_HOURS[channel.kind];
  return {
    id: story.newId(at),
    at,
    channel,
    externalId: externalIdOf(story, channel),
    customer,
    lines,
    shippingMinor: isFree
      ? 0
      : Math.round((SHIPPING_PRICE * priceUnitMinor) / priceStepMinor) * priceStepMinor,
    address: isDelivered ? addressOf(story, person, customer?.clues ?? []) : null,
    payment: { method, share: isPaidAtOnce(method) ? 1 : 0 },
    note: isDelivered && random.chance(0.05) ? random.pick(story.world.words.notes) : '',
    standsAt,
    shipBy: hours > 0 ? at + hours * HOUR_MS : null,
  };
}

function isPaidAtOnce(method: string): boolean {
  return method === 'card' || method === 'cash' || method === 'marketplace';
}

/** A channel may sell a thing that it lists and we do not know yet. */
function addUnknown(story: Story, channel: SeedChannel, at: number, lines: WantedOrder['lines']): void {
  if (at < story.knownUntil || (channel.kind !== 'marketplace' && channel.kind !== 'web')) return;
  if (!story.random.baskets.chance(UNKNOWN_SKU)) return;
  const like = story.world.variants[story.pickVariant(1)]!;
  const unknown = { sku: `NEW-${like.sku}`, title: like.title, unitPriceMinor: like.priceMinor };
  lines.push({ variant: -1, quantity: 1, discountMinor: 0, unknown });
}

function externalIdOf(story: Story, channel: SeedChannel): string | null {
  const number = story.external[channel.index]! + 1;
  story.external[channel.index] = number;
  switch (channel.slug) {
    case 'web':
      return String(20_000 + number);
    case 'app':
      return `A-${100_000 + number}`;
    case 'marketplace':
      return `MP-${7_000_000 + number * 13}`;
    default:
      return null;
  }
}

/** What the customer says of themselves: a till hears nothing without a card, a marketplace hides the address. */
function whoOrders(story: Story, { person, channel, standsAt }: Buyer): WantedOrder['customer'] {
  const random = story.random.buyers;
  if (standsAt !== null && !person.hasCard) return null;
  const phone = person.secondPhone && random.chance(0.3) ? person.secondPhone : person.phone;
  switch (channel.kind) {
    case 'marketplace':
      return {
        name: person.name,
        clues: [{ kind: 'email', value: `buyer-${person.index * 7 + 11}@marketplace.example` }],
      };
    case 'web':
    case 'app':
      return {
        name: person.name,
        clues: [
          { kind: 'phone', value: phone },
          { kind: 'email', value: person.email },
        ],
      };
    default:
      return { name: person.name, clues: [{ kind: 'phone', value: phone }] };
  }
}

function addressOf(story: Story, person: Person, clues: readonly Clue[]): WantedOrder['address'] {
  const city = story.world.words.cities[person.city]!;
  return {
    name: person.name,
    phone: clues.find((clue) => clue.kind === 'phone')?.value ?? null,
    email: clues.find((clue) => clue.kind === 'email')?.value ?? null,
    lines: person.address,
    city: city.name,
    region: city.region,
    postcode: person.postcode,
    country: story.world.words.business.country,
  };
}

function planLife(story: Story, order: BookOrder, at: number, method: string): void {
  const random = story.random.work;
  const { agenda } = story;
  const orderId = order.state.id;
  const plan = (when: number, task: Task) => {
    order.pending++;
    agenda.add(Math.round(when), task);
  };
  if (order.standsAt !== null) {
    if (order.state.status === 'reserved')
      plan(at + 45_000, { kind: 'ship', orderId, place: order.standsAt });
    else plan(at + 60_000, { kind: 'cancel', orderId });
    return;
  }
  if (order.state.status === 'attention') return;
  if (order.state.status === 'backorder') plan(at + 12 * 24 * HOUR_MS, { kind: 'give-up', orderId });
  if (random.chance(order.channel.cancelRate)) {
    plan(at + random.between(0.2, 5) * HOUR_MS, { kind: 'cancel', orderId });
    return;
  }
  if (method === 'transfer') plan(at + random.exponential(7) * HOUR_MS, { kind: 'pay', orderId, method });
  if (order.state.status === 'reserved') planDelivery(story, order, at);
}
