import type { EffortRules } from './effort-rules.ts';
import type { Finding, Journey, JourneyPickup } from './journey.ts';
import { foundAt, MINUTE_SECONDS, type Seen, standard, told } from './seen-touch.ts';

/** Who comes again within so many minutes has not gone home. */
const SAME_VISIT_SECONDS = 60 * MINUTE_SECONDS;

/**
 * What it cost to come for the goods: waiting at the counter from the arrival until they were handed over, each trip that
 * ended without them, and wrong codes. An arrival is told by an event or by a visit that names the order.
 */
export function collecting({ pickup, order }: Journey, seen: readonly Seen[], rules: EffortRules): Finding[] {
  const late = seen.filter(({ isAfter }) => isAfter);
  const turnedAway = late.filter(({ kind }) => kind === 'notReady');
  if (pickup === null) return vainTrips(turnedAway, rules);
  const arrivals = late.filter(({ kind }) => kind === 'arrived' || kind === 'visitToCollect');
  const { last, before } = splitArrivals(arrivals, pickup, rules.most.counter * MINUTE_SECONDS);
  const inVain = [...turnedAway, ...before].sort((a, b) => a.atSeconds - b.atSeconds || a.id - b.id);
  return [
    ...vainTrips(inVain, rules),
    ...counterWait(last, pickup, rules),
    ...wrongCodes(pickup, order.placedSeconds, rules),
  ];
}

/** The first arrival close enough to the moment of the hand-over, and those that ended with empty hands. */
function splitArrivals(
  arrivals: readonly Seen[],
  { endedSeconds, isCollected }: JourneyPickup,
  longestSeconds: number,
): { last: Seen | null; before: readonly Seen[] } {
  // While the goods wait, who came last may still be standing at the counter.
  if (endedSeconds === null) return { last: null, before: arrivals.slice(0, -1) };
  const came = arrivals.filter(({ atSeconds }) => atSeconds <= endedSeconds);
  if (!isCollected) return { last: null, before: came };
  const at = came.findIndex(({ atSeconds }) => atSeconds >= endedSeconds - longestSeconds);
  return at < 0 ? { last: null, before: came } : { last: came[at]!, before: came.slice(0, at) };
}

/** A way to the shop and back for nothing, with what was waited there. */
function vainTrips(visits: readonly Seen[], { standard: minutes, most }: EffortRules): Finding[] {
  const trips: { first: Seen; ids: number[]; waitSeconds: number }[] = [];
  for (const visit of visits) {
    const trip = trips.at(-1);
    const waitSeconds = Math.min(visit.waitSeconds ?? 0, most.counter * MINUTE_SECONDS);
    if (trip && visit.atSeconds < trip.first.atSeconds + SAME_VISIT_SECONDS) {
      trip.ids.push(visit.id);
      trip.waitSeconds = Math.max(trip.waitSeconds, waitSeconds);
    } else {
      trips.push({ first: visit, ids: [visit.id], waitSeconds });
    }
  }
  return trips.map(({ first, ids, waitSeconds }) => {
    const trip = standard({ step: 'receive', kind: 'trip' }, minutes.vainTrip);
    return { ...foundAt(first, { ...trip, seconds: trip.seconds + waitSeconds }), touchIds: ids };
  });
}

function counterWait(arrival: Seen | null, { endedSeconds }: JourneyPickup, rules: EffortRules): Finding[] {
  if (arrival === null || endedSeconds === null) return [];
  const limits = { most: rules.most.counter, chosen: rules.chosen.counter };
  const seconds = arrival.waitSeconds ?? endedSeconds - arrival.atSeconds;
  return [foundAt(arrival, told({ step: 'receive', kind: 'wait' }, seconds, limits))];
}

function wrongCodes(
  pickup: JourneyPickup,
  placedSeconds: number,
  { standard: minutes }: EffortRules,
): Finding[] {
  if (pickup.wrongCodes === 0) return [];
  const found = standard({ step: 'receive', kind: 'repeat' }, pickup.wrongCodes * minutes.wrongCode);
  const atSeconds = pickup.endedSeconds ?? pickup.readySeconds ?? placedSeconds;
  return [{ ...found, atSeconds, touchIds: [] }];
}
