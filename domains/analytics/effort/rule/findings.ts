import { afterwards } from './afterwards.ts';
import { collecting } from './collecting.ts';
import type { Measure } from './effort-rules.ts';
import { failures } from './failures.ts';
import type { Finding, Journey, JourneyTouch } from './journey.ts';
import { ownTouches } from './own-touches.ts';
import { isOurWord, readFact } from './read-fact.ts';
import type { Seen } from './seen-touch.ts';
import { waits } from './waits.ts';

/**
 * What cost the customer of an order time that was not chosen, in order of time; nothing for a cancelled order. Depends
 * on the facts alone, not on the order in which they came; more of the customer's happenings never make it less, but that
 * a length which is told takes the place of one that was not.
 */
export function findings(journey: Journey, measure: Measure): Finding[] {
  if (journey.order.isCancelled) return [];
  const { before, after } = ownTouches(journey);
  const early = before.map((touch) => see(touch, journey, false));
  const seen = [...early, ...after.map((touch) => see(touch, journey, true))];
  const found = [
    ...failures(early, measure.rules),
    ...waits(seen, measure.rules),
    ...afterwards(journey, seen, measure),
    ...collecting(journey, seen, measure.rules),
  ];
  return found.filter(({ seconds }) => seconds > 0).sort(byTime);
}

/** Whether anything of the customer was seen besides the order itself; what we wrote or said shows nothing. */
export function isSeen(journey: Journey): boolean {
  const { before, after } = ownTouches(journey);
  return [...before, ...after].some((touch) => touch.kind !== 'purchase' && !isOurWord(touch));
}

function see(touch: JourneyTouch, { pickup, order }: Journey, isAfter: boolean): Seen {
  const fact = readFact(touch);
  const comes = isAfter && pickup !== null && touch.kind === 'visit' && touch.orderId === order.id;
  return { ...touch, ...fact, kind: comes ? 'visitToCollect' : fact.kind, isAfter };
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
