import type { JourneyTouch } from './journey.ts';

/** What a touch tells of effort; `other` tells nothing by itself, but that the customer went on. */
export type FactKind =
  | 'emptySearch'
  | 'look'
  | 'stockOut'
  | 'failedPayment'
  | 'attempt'
  | 'checkout'
  | 'asked'
  | 'answered'
  | 'statusLook'
  | 'failedDelivery'
  | 'arrived'
  | 'notReady'
  | 'visitToCollect'
  | 'return'
  | 'other';

/** A touch as the rule sees it; seconds that its source told. */
export type Fact = { kind: FactKind; waitSeconds: number | null; talkSeconds: number | null };

/** Names of events that tell of effort, lower-case; docs/effort.md lists them for whoever sends them. */
const EVENTS: Record<string, FactKind> = {
  'no results shown': 'emptySearch',
  'product out of stock': 'stockOut',
  'payment failed': 'failedPayment',
  'payment declined': 'failedPayment',
  'order status viewed': 'statusLook',
  'delivery failed': 'failedDelivery',
  'pickup arrived': 'arrived',
  'pickup not ready': 'notReady',
  'live chat message received': 'answered',
};

const KINDS: Record<string, FactKind> = {
  view: 'look',
  search: 'look',
  checkout: 'checkout',
  purchase: 'attempt',
  message: 'asked',
  call: 'asked',
  return: 'return',
};

/** The kind of messages and calls that went out (`readJourneys`). */
const OUR_WORD = 'answer';
const MINUTE_SECONDS = 60;

/** Reads what a touch tells of effort, from its kind, the event's name, and the minutes that its source told. */
export function readFact({ kind, detail }: JourneyTouch): Fact {
  const properties = recordOf(detail.properties);
  const minutes = (name: string) => secondsOf(detail[name] ?? properties[name]);
  const event = typeof detail.event === 'string' ? detail.event.trim().toLowerCase() : '';
  const isEmptySearch = kind === 'search' && (detail.results === 0 || detail.results === '0');
  const waitSeconds = minutes('waitMinutes');
  const isToldAnswer = kind === OUR_WORD && waitSeconds !== null;
  const other = isToldAnswer ? 'answered' : 'other';
  return {
    kind: isEmptySearch ? 'emptySearch' : (EVENTS[event] ?? KINDS[kind] ?? other),
    waitSeconds,
    talkSeconds: minutes('durationMinutes'),
  };
}

/**
 * Whether it is only what we wrote or said: no sign of the customer, and nothing that costs time. An answer that says how
 * long somebody waited for it is a sign.
 */
export function isOurWord(touch: JourneyTouch): boolean {
  const { kind, waitSeconds } = readFact(touch);
  return (touch.kind === OUR_WORD || kind === 'answered') && waitSeconds === null;
}

/** Whole seconds; what is no amount of minutes was not told. */
function secondsOf(value: unknown): number | null {
  const minutes = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof minutes !== 'number' || !Number.isFinite(minutes) || minutes < 0) return null;
  return Math.round(minutes * MINUTE_SECONDS);
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
