import { touches } from '#db/schema/index.ts';
import type { Book } from '../book/book.ts';
import { makeRandom, type Random } from '../random.ts';
import type { SeedChannel, World } from '../world/world.ts';
import type { Row, Sink } from '../write/sink.ts';
import {
  truthAnswers,
  truthCampaignDays,
  truthLosses,
  truthLostSales,
  truthOrders,
} from '../write/truth-tables.ts';
import { deviceOf } from '../write/write-truth.ts';
import type { MessageCourier } from './message-courier.ts';
import type { Witness } from './witness.ts';
import { makeEffortWriter } from './write-effort.ts';

const HOUR_MS = 3_600_000;
const MEAN_TOUCHES = 2;
const BROWSERS_PER_ORDER = 0.7;
const KNOWN_ON_DEVICE = 0.45;
const MEDIAN_ANSWER_MINUTES = 12;
const ANSWER_SPREAD = 1.3;
const NEVER_ANSWERED = 0.05;

type TouchKind = NonNullable<Row<typeof touches>['kind']>;
type Seen = { world: World; book: Book; sink: Sink; random: Random; answering: Random };

/** A witness who writes down touches, deliveries, and the truth. */
export function makeWitness(facts: {
  world: World;
  book: Book;
  sink: Sink;
  courier: MessageCourier;
}): Witness {
  const { world, book, sink, courier } = facts;
  const random = makeRandom(world.seed, 'touches');
  const seen: Seen = { world, book, sink, random, answering: makeRandom(world.seed, 'answers') };
  const effort = makeEffortWriter({ world, write: (touch) => write(seen, touch), sink });
  return {
    ordered: (one) => {
      const device = writePath(seen, one);
      const isBackorder = one.order.state.status === 'backorder';
      const waitedMinutes = Math.round(random.exponential(one.order.channel.kind === 'store' ? 6 : 3));
      const failedAttempts = random.chance(0.08) ? 1 + random.int(2) : 0;
      const contacts = one.order.channel.kind === 'social' ? 1 + random.poisson(0.8) : random.poisson(0.1);
      effort.ordered(one, { device, waitedMinutes, failedAttempts, contacts });
      sink.write(truthOrders, {
        orderId: one.order.state.id,
        personId: one.person.index,
        cause: one.cause.kind,
        campaign: one.cause.campaign,
        waitMinutes: waitedMinutes + (isBackorder ? 2_880 : 0),
        failedAttempts,
        contacts,
      });
      if (one.customer) {
        const { people } = one.customer;
        people.set(one.person.index, (people.get(one.person.index) ?? 0) + 1);
        learnMore(seen, one);
      }
      courier.deliver(one.order, one.at);
    },
    shipped: effort.shipped,
    returned: effort.returned,
    dayEnded: (day) => {
      for (const { campaign, spendMinor, expectedOrders } of day.campaigns) {
        sink.write(truthCampaignDays, { campaign: campaign.name, day: day.day, spendMinor, expectedOrders });
      }
      writeBrowsers(seen, {
        from: day.startsAt,
        to: day.endsAt,
        count: day.orders.reduce((a, b) => a + b, 0),
      });
    },
    soldOut: ({ at, person, channel, variant, quantity, substitute }) => {
      effort.missed(person, channel, world.variants[variant]!.sku);
      sink.write(truthLostSales, {
        at: new Date(at),
        personId: person.index,
        channelId: channel.id,
        variantId: world.variants[variant]!.id,
        quantity,
        substitutedBy: substitute === null ? null : world.variants[substitute]!.id,
      });
    },
    lost: ({ variant, place, quantity, lostAt, countedAt }) => {
      sink.write(truthLosses, {
        variantId: world.variants[variant]!.id,
        locationId: world.places[place]!.id,
        quantity,
        lostAt: new Date(lostAt),
        countedAt: new Date(countedAt),
      });
    },
  };
}

type Touch = Omit<Row<typeof touches>, 'id'>;

/** Writes a touch; what customers write themselves is answered some time later, or never. */
function write(seen: Seen, touch: Touch): void {
  const asks = touch.kind === 'message' && !isOurs(touch);
  seen.sink.write(touches, {
    id: seen.book.next.touch++,
    ...touch,
    ...(asks
      ? { detail: { text: seen.answering.pick(seen.world.words.questions), ...(touch.detail as object) } }
      : {}),
    ...(asks || touch.kind === 'call' ? { direction: 'in' as const } : {}),
  });
  if (asks) answer(seen, touch);
}

/** That an answer came is told by its wait: who wrote it is not said. */
function isOurs({ detail }: Touch): boolean {
  return (detail as { event?: string } | undefined)?.event === 'Live Chat Message Received';
}

/** Half of the questions are answered within twelve minutes, one in twenty never; the truth of each is kept. */
function answer({ world, sink, book, answering }: Seen, touch: Touch): void {
  const at = touch.at as Date;
  const minutes = MEDIAN_ANSWER_MINUTES * Math.exp(ANSWER_SPREAD * answering.normal());
  const answeredAt = new Date(at.getTime() + Math.round(minutes * 60) * 1000);
  const isAnswered = !answering.chance(NEVER_ANSWERED) && answeredAt.getTime() < world.until;
  const person = { customerId: touch.customerId ?? null, anonymousId: touch.anonymousId ?? null };
  const { channelId } = touch;
  sink.write(truthAnswers, { channelId, ...person, askedAt: at, answeredAt: isAnswered ? answeredAt : null });
  if (!isAnswered) return;
  sink.write(touches, {
    id: book.next.touch++,
    at: answeredAt,
    channelId,
    kind: 'message',
    direction: 'out',
    ...person,
  });
}

/** The steps that led to an order, newest last: clicks, views, carts, messages, at times in another channel first. Returns the device. */
function writePath(
  seen: Seen,
  { order, customer, person, cause, at }: Parameters<Witness['ordered']>[0],
): string {
  const { random, world } = seen;
  const { channel } = order;
  const device = deviceOf(person.index, random.int(person.devices));
  const before = 1 + random.poisson(MEAN_TOUCHES);
  const who =
    customer && random.chance(KNOWN_ON_DEVICE) ? { customerId: customer.id } : { anonymousId: device };
  const detail = { sku: order.state.lines[0]!.sku };
  for (let step = before; step > 0; step--) {
    const passed = step === 1 ? random.exponential(0.3) : random.exponential(step * 9);
    const through = step > 1 && random.chance(0.25) ? random.pick(world.channels) : channel;
    const touchedAt = new Date(Math.max(world.start, at - passed * HOUR_MS));
    write(seen, {
      at: touchedAt,
      channelId: through.id,
      kind: stepKind(through, step, random),
      ...who,
      detail,
    });
  }
  if (cause.campaign) {
    const clickedAt = new Date(Math.max(world.start, at - random.exponential(14) * HOUR_MS));
    write(seen, { at: clickedAt, channelId: channel.id, kind: 'ad_click', campaign: cause.campaign, ...who });
  }
  write(seen, {
    at: new Date(at),
    channelId: channel.id,
    kind: 'purchase',
    customerId: customer?.id ?? null,
    anonymousId: customer ? null : device,
    orderId: order.state.id,
  });
  return device;
}

function stepKind(channel: SeedChannel, step: number, random: Random): TouchKind {
  switch (channel.kind) {
    case 'store':
      return 'visit';
    case 'social':
      return 'message';
    case 'phone':
      return 'call';
    default:
      return step === 1
        ? random.pick(['cart', 'checkout'] as const)
        : random.pick(['view', 'view', 'search'] as const);
  }
}

/** People who look and do not buy; some leave a full cart behind. */
function writeBrowsers(seen: Seen, day: { from: number; to: number; count: number }): void {
  const { random, world } = seen;
  const online = world.channels.filter((channel) => channel.slug === 'web' || channel.slug === 'app');
  const social = world.channels.filter((channel) => channel.kind === 'social');
  const sessions = Math.round(day.count * BROWSERS_PER_ORDER * random.between(0.6, 1.4));
  for (let session = 0; session < sessions; session++) {
    const asks = random.chance(0.2);
    const channel = random.pick(asks ? social : online);
    const anonymousId = deviceOf(random.int(2_000_000), 0);
    const at = random.between(day.from, day.to);
    const { sku } = world.variants[random.int(world.variants.length)]!;
    if (asks) {
      const text = random.pick(world.words.questions);
      write(seen, {
        at: new Date(at),
        channelId: channel.id,
        kind: 'message',
        anonymousId,
        detail: { text },
      });
      continue;
    }
    write(seen, { at: new Date(at), channelId: channel.id, kind: 'view', anonymousId, detail: { sku } });
    if (random.chance(0.35)) {
      write(seen, {
        at: new Date(at + 90_000),
        channelId: channel.id,
        kind: 'cart',
        anonymousId,
        detail: { sku },
      });
    }
  }
}

/** What the shop learns besides phone and mail: a handle in a chat, a card at the till, a device in the app. */
function learnMore(seen: Seen, { customer, person, order, at }: Parameters<Witness['ordered']>[0]): void {
  const { channel } = order;
  const source = channel.name;
  const { keep } = seen.book.directory;
  if (channel.kind === 'social' && channel.slug !== 'whatsapp') {
    keep(customer!, {
      kind: 'handle',
      value: `${channel.slug}:${person.latin.replace('.', '_')}`,
      source,
      at,
    });
  } else if (channel.kind === 'store' && person.hasCard) {
    keep(customer!, { kind: 'loyalty_card', value: `LC${String(100_000 + person.index)}`, source, at });
  } else if (channel.kind === 'app') {
    keep(customer!, { kind: 'device', value: deviceOf(person.index, 0), source, at });
  }
}
