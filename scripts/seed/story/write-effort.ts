import type { touches } from '#db/schema/index.ts';
import type { BookOrder } from '../book/book.ts';
import { makeRandom, type Random } from '../random.ts';
import type { Person } from '../world/people.ts';
import type { SeedChannel, World } from '../world/world.ts';
import type { Row, Sink } from '../write/sink.ts';
import { truthEfforts } from '../write/truth-tables.ts';
import type { Witness } from './witness.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** So many happenings leave no trace, and so many talks, looks, returns and deliveries in vain no length. */
const UNSEEN = 0.015;
const UNTIMED = 0.15;
/** How long talks take beyond their first minute, by kind of channel. */
const TALK_MINUTES: Record<SeedChannel['kind'], number> = {
  store: 3,
  web: 3,
  app: 2,
  marketplace: 4,
  social: 2,
  phone: 5,
};
/** How long a look at where a late parcel is takes beyond its first half minute, by kind of channel. */
const LOOK_MINUTES: Record<SeedChannel['kind'], number> = {
  store: 1.3,
  web: 1.4,
  app: 0.9,
  marketplace: 2.2,
  social: 1.8,
  phone: 1.6,
};
const MOST_LOOK_MINUTES = 9;
/** So many known customers are not recognised while they look. */
const UNRECOGNISED = 0.01;
const MOST_QUEUE_MINUTES = 55;
const MOST_ANSWER_MINUTES = 14;
const EMPTY_SEARCHES = 0.25;
const COURIER_IN_VAIN = 0.03;

type Touch = Omit<Row<typeof touches>, 'id'>;
type Ordered = Parameters<Witness['ordered']>[0];
type Drawn = { device: string; waitedMinutes: number; failedAttempts: number; contacts: number };

/** Writes how customers lost time: the true minutes, and most of the touches that such minutes leave behind. */
export function makeEffortWriter(facts: { world: World; sink: Sink; write: (touch: Touch) => void }) {
  const { world, sink } = facts;
  const random = makeRandom(world.seed, 'effort');
  const missed = new Map<number, string[]>();
  const lose = (
    orderId: string,
    lost: { step: string; at: number; minutes: number },
    traces: readonly Touch[],
  ) => {
    if (lost.at >= world.until) return;
    sink.write(truthEfforts, { ...lost, orderId, at: new Date(lost.at) });
    for (const touch of traces) {
      if (!random.chance(UNSEEN)) facts.write(touch);
    }
  };
  const looking = makeRandom(world.seed, 'looks');
  const journey: Teller = { random, looking, lose };
  return {
    /** What was drawn for the order, and what its buyer did not find before. */
    ordered: (one: Ordered, drawn: Drawn): void => {
      const skus = missed.get(one.person.index) ?? [];
      missed.delete(one.person.index);
      const isKnown = one.customer && !random.chance(UNRECOGNISED);
      const who = isKnown ? { customerId: one.customer!.id } : { anonymousId: drawn.device };
      const { id: orderId } = one.order.state;
      const base: Base = { orderId, channel: one.order.channel, at: one.at, who };
      loseAtPaying(journey, base, drawn.failedAttempts);
      loseInWaiting(journey, base, drawn.waitedMinutes);
      if (isOnline(base.channel)) loseInFinding(journey, base, skus);
      const asked = base.channel.kind === 'social' ? drawn.contacts - 1 : drawn.contacts;
      loseInTalking(journey, base, asked);
    },
    /** Somebody wanted what was not there; shown at the order that follows. In a shop the empty shelf is seen at once. */
    missed: (person: Person, channel: SeedChannel, sku: string): void => {
      if (!isOnline(channel)) return;
      missed.set(person.index, [...(missed.get(person.index) ?? []), sku]);
    },
    shipped: ({ order, at, isCourier }: Parameters<Witness['shipped']>[0]): void => {
      loseInLooking(journey, order, at);
      if (!isCourier || !random.chance(COURIER_IN_VAIN)) return;
      const minutes = tenth(Math.min(170, 6 + random.exponential(12)));
      const when = at + random.between(1, 3) * DAY_MS;
      lose(order.state.id, { step: 'receive', at: when, minutes }, [
        event(order, when, 'Delivery Failed', random.chance(UNTIMED) ? {} : { waitMinutes: minutes }),
      ]);
    },
    returned: ({ order, at, isTrip }: Parameters<Witness['returned']>[0]): void => {
      const minutes = tenth(Math.min(170, isTrip ? 8 + random.exponential(20) : 5 + random.exponential(12)));
      const touch: Touch = {
        at: new Date(at),
        channelId: order.channel.id,
        kind: 'return',
        orderId: order.state.id,
        detail: random.chance(UNTIMED) ? {} : { durationMinutes: minutes },
      };
      lose(order.state.id, { step: 'return', at, minutes }, [touch]);
    },
  };
}

type Teller = {
  random: Random;
  /** Which looks tell their length. */
  looking: Random;
  lose: (
    orderId: string,
    lost: { step: string; at: number; minutes: number },
    traces: readonly Touch[],
  ) => void;
};
type Base = {
  orderId: string;
  channel: SeedChannel;
  at: number;
  who: { customerId: string } | { anonymousId: string };
};

function isOnline({ kind }: SeedChannel): boolean {
  return kind === 'web' || kind === 'app' || kind === 'marketplace';
}

/** Card after card, until one is taken at the moment of the order. */
function loseAtPaying({ random, lose }: Teller, { orderId, channel, at, who }: Base, failures: number): void {
  let when = at;
  for (let failure = 0; failure < failures; failure++) {
    const minutes = whole(Math.min(28, 0.3 + random.exponential(4.5)));
    when -= minutes * MINUTE_MS;
    lose(orderId, { step: 'pay', at: when, minutes }, [
      { at: new Date(when), channelId: channel.id, kind: 'event', ...who, detail: named('Payment Failed') },
    ]);
  }
}

/** The queue at the till, the line that is busy, the shop that answers late, the bank's page that does not come. */
function loseInWaiting({ lose }: Teller, { orderId, channel, at, who }: Base, waited: number): void {
  if (waited === 0) return;
  const isTalk = channel.kind === 'social' || channel.kind === 'phone';
  const minutes = Math.min(waited, channel.kind === 'social' ? MOST_ANSWER_MINUTES : MOST_QUEUE_MINUTES);
  const told = { at: new Date(at - MINUTE_MS), channelId: channel.id, ...who };
  const detail = { waitMinutes: minutes };
  const touch: Touch =
    channel.kind === 'store'
      ? { ...told, kind: 'visit', detail }
      : channel.kind === 'phone'
        ? { ...told, kind: 'call', detail }
        : channel.kind === 'social'
          ? { ...told, kind: 'message', detail: { ...detail, event: 'Live Chat Message Received' } }
          : { ...told, kind: 'event', detail: { ...named('Payment Page Opened'), ...detail } };
  lose(orderId, { step: isTalk ? 'choose' : 'pay', at: at - minutes * MINUTE_MS, minutes }, [touch]);
}

/** Searches without a result and goods that are sold out, until something else is looked at. */
function loseInFinding({ random, lose }: Teller, base: Base, skus: readonly string[]): void {
  const searches = random.poisson(EMPTY_SEARCHES);
  let when = base.at - random.between(40, 70) * MINUTE_MS;
  const told = { channelId: base.channel.id, ...base.who };
  const goOn = (step: string, touch: Pick<Touch, 'kind' | 'detail'>, minutes: number) => {
    when -= (minutes + random.between(14, 30)) * MINUTE_MS;
    lose(base.orderId, { step, at: when, minutes }, [
      { ...told, at: new Date(when), ...touch },
      { ...told, at: new Date(when + minutes * MINUTE_MS), kind: 'view', detail: {} },
    ]);
  };
  for (let search = 0; search < searches; search++) {
    const minutes = whole(Math.min(9, 0.2 + random.exponential(1.8)));
    goOn('find', { kind: 'search', detail: { results: 0 } }, minutes);
  }
  for (const sku of skus) {
    const minutes = whole(Math.min(9, 0.5 + random.exponential(2.7)));
    goOn('choose', { kind: 'event', detail: { ...named('Product Out Of Stock'), sku } }, minutes);
  }
}

/** Questions about the order, by message or on the phone. */
function loseInTalking(
  { random, lose }: Teller,
  { orderId, channel, at, who }: Base,
  contacts: number,
): void {
  for (let contact = 0; contact < contacts; contact++) {
    const talked = tenth(Math.min(50, 1 + random.exponential(TALK_MINUTES[channel.kind])));
    const isCall = channel.kind !== 'social' && random.chance(0.6);
    const waited = isCall ? tenth(Math.min(40, random.exponential(2.5))) : 0;
    const when = at + random.between(2, 110) * HOUR_MS;
    const length = random.chance(UNTIMED) ? {} : { durationMinutes: talked };
    lose(orderId, { step: 'contact', at: when, minutes: talked + waited }, [
      {
        at: new Date(when),
        channelId: channel.id,
        kind: isCall ? 'call' : 'message',
        ...who,
        orderId,
        detail: { ...length, ...(waited > 0 ? { waitMinutes: waited } : {}) },
      },
    ]);
  }
}

/** Looks at where a late parcel is. */
function loseInLooking({ random, looking, lose }: Teller, order: BookOrder, at: number): void {
  const promised = order.head.shipBy?.getTime();
  if (promised === undefined || at <= promised) return;
  const lateDays = (at - promised) / DAY_MS;
  const looks = 2 + random.poisson(0.4 * lateDays);
  for (let look = 0; look < looks; look++) {
    const when = promised + random.next() * (at - promised + DAY_MS);
    const longer = random.exponential(LOOK_MINUTES[order.channel.kind]);
    const minutes = tenth(Math.min(MOST_LOOK_MINUTES, 0.5 + longer));
    lose(order.state.id, { step: 'wait', at: when, minutes }, [
      event(order, when, 'Order Status Viewed', looking.chance(UNTIMED) ? {} : { durationMinutes: minutes }),
    ]);
  }
}

function event(order: BookOrder, at: number, name: string, detail: Record<string, unknown>): Touch {
  return {
    at: new Date(at),
    channelId: order.channel.id,
    kind: 'event',
    orderId: order.state.id,
    detail: { ...named(name), ...detail },
  };
}

function named(event: string): Record<string, unknown> {
  return { event, text: event };
}

/** To the second. */
function whole(minutes: number): number {
  return Math.round(minutes * 60) / 60;
}

function tenth(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
