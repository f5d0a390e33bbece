import { cleanValue, isTooDeep, type Json } from './clean-value.ts';
import { correctTime } from './correct-time.ts';
import { type CartAct, EVENT_TYPES, type EventType, meaningOf } from './event-names.ts';
import { type Facts, factsOf, isFacts, textOf } from './read-facts.ts';
import { readAmount, readCurrency, readGoods, type ToldGoods } from './read-goods.ts';
import { readPerson, type ToldPerson } from './read-person.ts';
import { tellDetail } from './tell-detail.ts';

const MAX_ID = 255;
const MAX_NAME = 200;
const OBJECTS = ['properties', 'traits', 'context', 'integrations', 'options'];

/** Why an event is not taken in; `fold`: it was, and then did not fit into the books. */
export const REJECT_REASONS = [
  'json',
  'shape',
  'type',
  'size',
  'depth',
  'field',
  'nobody',
  'event',
  'time',
  'fold',
] as const;

/** One reason why an event is not taken in. */
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Why an event is not taken in, and by which field. */
export type Refused = { reason: RejectReason; field: string | null };

/** What happens to a cart by an event. */
export type ToldCart = {
  act: CartAct;
  externalId: string | null;
  currency: string;
  valueMinor: number | null;
  goods: ToldGoods[];
};

/** An event as it was understood. */
export type ToldEvent = {
  type: EventType;
  messageId: string | null;
  name: string | null;
  kind: string | null;
  at: Date;
  originalAt: Date | null;
  isLate: boolean;
  anonymousId: string | null;
  userId: string | null;
  campaign: string | null;
  direction: 'in' | 'out' | null;
  thread: string | null;
  orderRef: string | null;
  detail: { [key: string]: Json };
  cart: ToldCart | null;
  person: ToldPerson | null;
};

/** What is known besides the event itself: `type` where the address names it, and the sender's clock at the sending. */
export type EventSetting = {
  type: EventType | null;
  sentAt: Date | null;
  receivedAt: Date;
  currency: string;
  country: string;
};

/** Reads one event of the tracking protocol, or says why it cannot be taken in. Nothing of it is believed or run. */
export function readEvent(raw: unknown, setting: EventSetting): ToldEvent | Refused {
  if (!isFacts(raw)) return refuse('shape');
  if (isTooDeep(raw)) return refuse('depth');
  const type = setting.type ?? EVENT_TYPES.find((one) => one === raw.type);
  if (!type) return refuse('type', 'type');
  const wrong = findWrongField(raw);
  if (wrong) return refuse('field', wrong);
  const timestamp = readInstant(raw.timestamp ?? raw.originalTimestamp);
  const sentAt = readInstant(raw.sentAt) ?? setting.sentAt;
  if (timestamp === undefined || sentAt === undefined) return refuse('time', 'timestamp');
  const time = correctTime({ timestamp, sentAt, receivedAt: setting.receivedAt });
  if (!time) return refuse('time', 'timestamp');
  const facts = factsOf(cleanValue(raw));
  const userId = textOf(facts.userId);
  const anonymousId = textOf(facts.anonymousId);
  if (!userId && !anonymousId) return refuse('nobody');
  const name = readName(type, facts);
  if (type === 'track' && !name) return refuse('event', 'event');
  if (type === 'alias' && !textOf(facts.previousId)) return refuse('field', 'previousId');
  return {
    type,
    messageId: textOf(raw.messageId),
    name,
    ...time,
    anonymousId,
    userId,
    ...readMeaning(type, { name, facts, setting }),
    person: readPerson(type, facts, setting.country),
  };
}

/** Whether an event was refused. */
export function isRefused(read: ToldEvent | Refused): read is Refused {
  return 'reason' in read;
}

function refuse(reason: RejectReason, field: string | null = null): Refused {
  return { reason, field };
}

/** Ids are texts or numbers, everything that has fields is an object; a missing one may also be null. */
function findWrongField(raw: Facts): string | undefined {
  const isWrongId = (name: string) => {
    const id = raw[name];
    if (id === undefined || id === null || typeof id === 'number') return false;
    return typeof id !== 'string' || id.length > MAX_ID;
  };
  const ids = ['userId', 'anonymousId', 'messageId', 'previousId', 'groupId'];
  return (
    ids.find(isWrongId) ??
    OBJECTS.find((name) => raw[name] !== undefined && raw[name] !== null && !isFacts(raw[name])) ??
    (raw.event !== undefined && typeof raw.event !== 'string' ? 'event' : undefined)
  );
}

/** Null where nothing is said, undefined for what is no instant. */
function readInstant(value: unknown): Date | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function readName(type: EventType, facts: Facts): string | null {
  return textOf(type === 'track' ? facts.event : facts.name, MAX_NAME);
}

function readMeaning(
  type: EventType,
  { name, facts, setting }: { name: string | null; facts: Facts; setting: EventSetting },
): Pick<ToldEvent, 'kind' | 'campaign' | 'direction' | 'thread' | 'orderRef' | 'detail' | 'cart'> {
  const properties = factsOf(facts.properties);
  const context = factsOf(facts.context);
  const campaign = textOf(factsOf(context.campaign).name, MAX_NAME);
  const nothing = {
    kind: null,
    campaign,
    direction: null,
    thread: null,
    orderRef: null,
    detail: {},
    cart: null,
  };
  if (type === 'page' || type === 'screen') {
    // Who arrives by a campaign's link brings its name along on the first page only.
    const kind = campaign && /utm_/.test(textOf(factsOf(context.page).search) ?? '') ? 'ad_click' : 'view';
    return { ...nothing, kind, detail: tellDetail({ type, name, kind, properties, context }) };
  }
  if (type !== 'track' || !name) return nothing;
  const { kind, cart, direction = null } = meaningOf(name);
  return {
    kind,
    campaign: campaign ?? (kind === 'ad_click' ? textOf(properties.name) : null),
    direction,
    thread: direction ? textOf(properties.conversation_id, MAX_ID) : null,
    orderRef: textOf(properties.order_id, MAX_ID),
    detail: tellDetail({ type, name, kind, properties, context }),
    cart: cart ? readCart(cart, properties, setting.currency) : null,
  };
}

function readCart(act: CartAct, properties: Facts, fallback: string): ToldCart {
  const currency = readCurrency(properties, fallback);
  return {
    act,
    externalId: textOf(properties.cart_id, MAX_ID),
    currency,
    valueMinor: readAmount(properties.value ?? properties.total ?? properties.revenue, currency),
    goods: readGoods(properties, currency),
  };
}
