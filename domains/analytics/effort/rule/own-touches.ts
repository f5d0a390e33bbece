import { ASKED_ABOUT_DAYS, LONGEST_AFTER_DAYS, LONGEST_BEFORE_DAYS, PAUSE_HOURS } from './effort-minutes.ts';
import type { Journey, JourneyTouch } from './journey.ts';
import { isOurWord } from './read-fact.ts';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * The touches of a journey in order of time, each once: those before the order back to the first intent (no pause above
 * 72 hours, no other order in between; our own words bridge no pause), and those after it that name the order, or came from its
 * customer while it was still under way.
 */
export function ownTouches(journey: Journey): { before: JourneyTouch[]; after: JourneyTouch[] } {
  const { order } = journey;
  const own = [
    ...new Map(journey.touches.filter((one) => isOwn(journey, one)).map((one) => [one.id, one])).values(),
  ];
  own.sort((a, b) => a.atSeconds - b.atSeconds || a.id - b.id);
  const before = own.filter(({ atSeconds }) => atSeconds <= order.placedSeconds);
  const openUntil = Math.min(
    journey.nextSeconds ?? Number.POSITIVE_INFINITY,
    order.shippedSeconds === null
      ? order.placedSeconds + ASKED_ABOUT_DAYS.sincePlaced * DAY_SECONDS
      : order.shippedSeconds + ASKED_ABOUT_DAYS.sinceShipped * DAY_SECONDS,
  );
  const after = own.filter(
    ({ atSeconds, orderId }) =>
      atSeconds > order.placedSeconds &&
      (orderId === order.id
        ? atSeconds <= order.placedSeconds + LONGEST_AFTER_DAYS * DAY_SECONDS
        : atSeconds < openUntil),
  );
  return { before: sinceFirstIntent(journey, before), after };
}

/** A touch that names an order is that order's; else it is whose customer or device it names. */
function isOwn({ order, devices }: Journey, touch: JourneyTouch): boolean {
  if (touch.orderId !== null) return touch.orderId === order.id;
  if (touch.customerId !== null) return touch.customerId === order.customerId;
  return touch.anonymousId !== null && devices.includes(touch.anonymousId);
}

function sinceFirstIntent({ order, previousSeconds }: Journey, touches: JourneyTouch[]): JourneyTouch[] {
  const earliest = Math.max(
    order.placedSeconds - LONGEST_BEFORE_DAYS * DAY_SECONDS,
    previousSeconds ?? Number.NEGATIVE_INFINITY,
  );
  let first = order.placedSeconds;
  let from = touches.length;
  for (let at = touches.length - 1; at >= 0; at--) {
    const touch = touches[at]!;
    if (isOurWord(touch)) continue;
    const { atSeconds, orderId } = touch;
    if (orderId === null && (atSeconds <= earliest || first - atSeconds > PAUSE_HOURS * HOUR_SECONDS)) break;
    first = Math.min(first, atSeconds);
    from = at;
  }
  return touches.slice(from);
}
