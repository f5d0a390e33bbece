import { MOST_MINUTES, STANDARD_MINUTES } from './effort-minutes.ts';
import type { Finding, Journey, JourneyTouch } from './journey.ts';
import { ownTouches } from './own-touches.ts';
import { type Fact, type FactKind, readFact } from './read-fact.ts';

const MINUTE_SECONDS = 60;

type Seen = JourneyTouch & Fact & { isAfter: boolean };
type Found = Omit<Finding, 'touchIds' | 'atSeconds'>;

/**
 * What cost the customer of an order time that was not chosen, in order of time; nothing for a cancelled order. Depends
 * on the facts alone, not on the order in which they came; more of the customer's happenings never make it less.
 */
export function findings(journey: Journey): Finding[] {
  if (journey.order.isCancelled) return [];
  const { before, after } = ownTouches(journey);
  const seen = [
    ...before.map((touch) => ({ ...touch, ...readFact(touch), isAfter: false })),
    ...after.map((touch) => ({ ...touch, ...readFact(touch), isAfter: true })),
  ];
  const early = seen.filter(({ isAfter }) => !isAfter);
  const found = [
    ...failures(early, 'emptySearch', { goesOn: ['look'], ...IN_FINDING }),
    ...failures(early, 'stockOut', { goesOn: ['look'], ...IN_CHOOSING }),
    ...failures(early, 'failedPayment', { goesOn: ['attempt', 'checkout'], ...IN_PAYING }),
    ...repeats(early),
    ...seen.flatMap(waitOf),
    ...answers(seen),
    ...seen.flatMap(afterwardsOf),
    ...lateness(journey, seen),
    ...journey.returns.map((one) => returnOf(one, seen)),
  ];
  return found.filter(({ seconds }) => seconds > 0).sort(byTime);
}

/** Whether anything was seen of the journey besides the order itself. */
export function isSeen(journey: Journey): boolean {
  const { before, after } = ownTouches(journey);
  return [...before, ...after].some(({ kind }) => kind !== 'purchase');
}

const IN_FINDING = {
  step: 'find',
  why: 'failure',
  least: STANDARD_MINUTES.emptySearch,
  most: MOST_MINUTES.search,
} as const;
const IN_CHOOSING = {
  step: 'choose',
  why: 'stockOut',
  least: STANDARD_MINUTES.stockOut,
  most: MOST_MINUTES.stockOut,
} as const;
const IN_PAYING = {
  step: 'pay',
  why: 'failure',
  least: STANDARD_MINUTES.failedPayment,
  most: MOST_MINUTES.payment,
} as const;

type FailureRule = {
  /** What shows that the customer tried again. */
  goesOn: readonly FactKind[];
  step: Finding['step'];
  why: Finding['kind'];
  least: number;
  most: number;
};

/** From a failure until the next one, or until the last that the customer tried within the limit. */
function failures(seen: readonly Seen[], kind: FactKind, rule: FailureRule): Finding[] {
  const failed = seen.filter((one) => one.kind === kind);
  const tries = seen.filter((one) => rule.goesOn.includes(one.kind));
  return failed.map((failure, at) => {
    const limit = failure.atSeconds + rule.most * MINUTE_SECONDS;
    const next = failed[at + 1];
    const end =
      next && next.atSeconds <= limit
        ? next
        : tries.findLast(({ atSeconds }) => atSeconds > failure.atSeconds && atSeconds <= limit);
    const measured = end ? end.atSeconds - failure.atSeconds : 0;
    const least = rule.least * MINUTE_SECONDS;
    return {
      step: rule.step,
      kind: rule.why,
      atSeconds: failure.atSeconds,
      seconds: Math.max(measured, least),
      isMeasured: measured >= least,
      touchIds: end ? [failure.id, end.id] : [failure.id],
    };
  });
}

/** Every checkout after the first of a journey. */
function repeats(seen: readonly Seen[]): Finding[] {
  return seen
    .filter(({ kind }) => kind === 'checkout')
    .slice(1)
    .map((touch) => of(touch, standard('pay', 'repeat', STANDARD_MINUTES.repeatedCheckout)));
}

/** What a source says somebody waited: in a queue, on the line, for a page. An answer says it for its question. */
function waitOf(touch: Seen): Finding[] {
  if (touch.waitSeconds === null || touch.waitSeconds === 0 || touch.kind === 'failedDelivery') return [];
  const isTalk = touch.kind === 'asked' || touch.kind === 'answered';
  const most = isTalk && touch.kind === 'answered' ? MOST_MINUTES.answer : MOST_MINUTES.queue;
  const step = touch.isAfter ? 'contact' : isTalk ? 'choose' : 'pay';
  return [of(touch, told(step, 'wait', touch.waitSeconds, most))];
}

/** From the first question that nobody had answered until the answer, where the answer does not say it itself. */
function answers(seen: readonly Seen[]): Finding[] {
  const found: Finding[] = [];
  let asked: Seen | null = null;
  for (const touch of seen) {
    if (touch.kind === 'asked' && touch.waitSeconds === null) asked ??= touch;
    if (touch.kind !== 'answered') continue;
    if (asked && touch.waitSeconds === null) {
      const seconds = touch.atSeconds - asked.atSeconds;
      const wait = told(touch.isAfter ? 'contact' : 'choose', 'wait', seconds, MOST_MINUTES.answer);
      found.push({ ...of(asked, wait), touchIds: [asked.id, touch.id] });
    }
    asked = null;
  }
  return found;
}

/** Messages and calls about an order that was placed, and couriers who came in vain. */
function afterwardsOf(touch: Seen): Finding[] {
  if (!touch.isAfter) return [];
  if (touch.kind === 'asked') {
    return [
      of(
        touch,
        touch.talkSeconds === null
          ? standard('contact', 'contact', STANDARD_MINUTES.contact)
          : told('contact', 'contact', touch.talkSeconds, MOST_MINUTES.talk),
      ),
    ];
  }
  if (touch.kind !== 'failedDelivery') return [];
  return [
    of(
      touch,
      touch.waitSeconds === null
        ? standard('receive', 'wait', STANDARD_MINUTES.failedDelivery)
        : told('receive', 'wait', touch.waitSeconds, MOST_MINUTES.trip),
    ),
  ];
}

/** What left after its promised time: the customer looked where it was, at least once. */
function lateness({ order }: Journey, seen: readonly Seen[]): Finding[] {
  const { promisedSeconds, shippedSeconds } = order;
  if (promisedSeconds === null || shippedSeconds === null || shippedSeconds <= promisedSeconds) return [];
  const looks = seen.filter(
    ({ kind, atSeconds, isAfter }) => isAfter && kind === 'statusLook' && atSeconds > promisedSeconds,
  );
  const minutes = Math.max(looks.length * STANDARD_MINUTES.statusLook, STANDARD_MINUTES.lateDelivery);
  return [
    {
      ...standard('wait', 'wait', minutes),
      atSeconds: promisedSeconds,
      touchIds: looks.map(({ id }) => id),
    },
  ];
}

/** Goods carried back to a shop or sent: as long as the nearest told return says, at least the standard. */
function returnOf({ atSeconds, isTrip }: Journey['returns'][number], seen: readonly Seen[]): Finding {
  const tellers = seen.filter(({ kind, talkSeconds }) => kind === 'return' && talkSeconds !== null);
  const teller = tellers.reduce<Seen | null>(
    (best, one) => (best === null || (one.talkSeconds ?? 0) > (best.talkSeconds ?? 0) ? one : best),
    null,
  );
  const least = isTrip ? STANDARD_MINUTES.returnTrip : STANDARD_MINUTES.returnParcel;
  const seconds = Math.min(teller?.talkSeconds ?? 0, MOST_MINUTES.trip * MINUTE_SECONDS);
  return {
    step: 'return',
    kind: isTrip ? 'trip' : 'repeat',
    atSeconds,
    seconds: Math.max(seconds, least * MINUTE_SECONDS),
    isMeasured: seconds >= least * MINUTE_SECONDS,
    touchIds: teller ? [teller.id] : [],
  };
}

function of(touch: Seen, found: Found): Finding {
  return { ...found, atSeconds: touch.atSeconds, touchIds: [touch.id] };
}

function told(step: Finding['step'], kind: Finding['kind'], seconds: number, mostMinutes: number): Found {
  return { step, kind, seconds: Math.min(seconds, mostMinutes * MINUTE_SECONDS), isMeasured: true };
}

function standard(step: Finding['step'], kind: Finding['kind'], minutes: number): Found {
  return { step, kind, seconds: Math.round(minutes * MINUTE_SECONDS), isMeasured: false };
}

function byTime(a: Finding, b: Finding): number {
  return (
    a.atSeconds - b.atSeconds ||
    a.step.localeCompare(b.step) ||
    a.kind.localeCompare(b.kind) ||
    (a.touchIds[0] ?? 0) - (b.touchIds[0] ?? 0) ||
    a.seconds - b.seconds
  );
}
