import type { EffortRules, Measure } from './effort-rules.ts';
import type { Finding, Journey, JourneyChange, JourneyReturn } from './journey.ts';
import { foundAt, type Seen, standard, told, untold } from './seen-touch.ts';

const HOUR_SECONDS = 3_600;

/** What happened to an order that was placed: contacts, other goods, lateness, couriers in vain, goods that came back. */
export function afterwards(journey: Journey, seen: readonly Seen[], measure: Measure): Finding[] {
  const { rules } = measure;
  const { channelId } = journey.order;
  const late = seen.filter(({ isAfter }) => isAfter);
  return [
    ...late.flatMap((touch) => contactOf(touch, measure, channelId)),
    ...late.flatMap((touch) => deliveryOf(touch, measure, channelId)),
    ...journey.changes.map((change) => changeOf(change, rules)),
    ...lateness(journey, late, measure),
    ...journey.returns.map((one) => returnOf(one, late, { measure, channelId })),
  ];
}

function contactOf(touch: Seen, measure: Measure, channelId: string): Finding[] {
  if (touch.kind !== 'asked') return [];
  const what = { step: 'contact', kind: 'contact', lengthOf: 'contact' } as const;
  const { talkSeconds } = touch;
  return [
    foundAt(
      touch,
      talkSeconds === null
        ? untold(what, measure, channelId)
        : told(what, talkSeconds, { most: measure.rules.most.talk }),
    ),
  ];
}

/** A courier who came in vain. */
function deliveryOf(touch: Seen, measure: Measure, channelId: string): Finding[] {
  if (touch.kind !== 'failedDelivery') return [];
  const what = { step: 'receive', kind: 'wait', lengthOf: 'failedDelivery' } as const;
  const { waitSeconds } = touch;
  return [
    foundAt(
      touch,
      waitSeconds === null
        ? untold(what, measure, channelId)
        : told(what, waitSeconds, { most: measure.rules.most.trip }),
    ),
  ];
}

/** Other goods were agreed on, or somebody had to say that some are missing. */
function changeOf({ kind, atSeconds }: JourneyChange, { standard: minutes }: EffortRules): Finding {
  const found =
    kind === 'substitution'
      ? standard({ step: 'choose', kind: 'repeat' }, minutes.substitution)
      : standard({ step: 'wait', kind: 'stockOut' }, minutes.shortPick);
  return { ...found, atSeconds, touchIds: [] };
}

/**
 * What left, or lay ready at the counter, after its promised time: the customer looked where it was, and lost the least of
 * a late order in any case. Who comes late for goods that were ready in time has chosen so.
 */
function lateness({ order, pickup }: Journey, late: readonly Seen[], measure: Measure): Finding[] {
  const { standard: minutes, chosen } = measure.rules;
  const doneSeconds = pickup ? pickup.readySeconds : order.shippedSeconds;
  if (order.promisedSeconds === null || doneSeconds === null) return [];
  const expected = order.promisedSeconds + chosen.lateHours * HOUR_SECONDS;
  if (doneSeconds <= expected) return [];
  const looks = late
    .filter(({ kind, atSeconds }) => kind === 'statusLook' && atSeconds > expected)
    .map((touch) => lookOf(touch, measure, order.channelId));
  const looked = looks.reduce((sum, { seconds }) => sum + seconds, 0);
  const least = standard({ step: 'wait', kind: 'wait' }, minutes.lateDelivery);
  if (looked >= least.seconds) return looks;
  const rest = { ...least, seconds: least.seconds - looked };
  return [...looks, { ...rest, atSeconds: order.promisedSeconds, touchIds: [] }];
}

/** One look at where a late order is. */
function lookOf(touch: Seen, measure: Measure, channelId: string): Finding {
  const what = { step: 'wait', kind: 'wait', lengthOf: 'statusLook' } as const;
  const { talkSeconds } = touch;
  return foundAt(
    touch,
    talkSeconds === null
      ? untold(what, measure, channelId)
      : told(what, talkSeconds, { most: measure.rules.most.search }),
  );
}

/** Goods carried back to a shop or sent: as long as the nearest told return says, else as others of the channel took. */
function returnOf(
  { atSeconds, isTrip }: JourneyReturn,
  late: readonly Seen[],
  { measure, channelId }: { measure: Measure; channelId: string },
): Finding {
  const what = {
    step: 'return',
    kind: isTrip ? 'trip' : 'repeat',
    lengthOf: isTrip ? 'returnTrip' : 'returnParcel',
  } as const;
  const distance = (one: Seen) => Math.abs(one.atSeconds - atSeconds);
  const tellers = late.filter(({ kind, talkSeconds }) => kind === 'return' && talkSeconds !== null);
  const [teller] = tellers.sort((a, b) => distance(a) - distance(b) || a.id - b.id);
  const found = teller
    ? told(what, teller.talkSeconds ?? 0, { most: measure.rules.most.trip })
    : untold(what, measure, channelId);
  return { ...found, atSeconds, touchIds: teller ? [teller.id] : [] };
}
