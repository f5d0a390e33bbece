import type { EffortKind, EffortStep } from './effort-minutes.ts';
import type { LengthOf } from './effort-rules.ts';

/** Something that was seen of somebody. Instants in whole seconds since 1970. */
export type JourneyTouch = {
  id: number;
  atSeconds: number;
  channelId: string;
  kind: string;
  customerId: string | null;
  anonymousId: string | null;
  orderId: string | null;
  detail: Record<string, unknown>;
};

/** Goods that came back: carried to a shop, or sent. */
export type JourneyReturn = { id: string; atSeconds: number; isTrip: boolean };

/** Goods that their customer comes for: since when they lie there, when that ended, and wrong codes at the counter. */
export type JourneyPickup = {
  readySeconds: number | null;
  endedSeconds: number | null;
  isCollected: boolean;
  wrongCodes: number;
};

/** What went otherwise than ordered: other goods in the place of some, or a shelf that held fewer than the books said. */
export type JourneyChange = { kind: 'substitution' | 'shortPick'; atSeconds: number };

/** One order with everything that may tell of the way to it and from it. */
export type Journey = {
  order: {
    id: string;
    channelId: string;
    customerId: string | null;
    placedSeconds: number;
    promisedSeconds: number | null;
    shippedSeconds: number | null;
    isCancelled: boolean;
  };
  /** Devices on which the order itself was made. */
  devices: readonly string[];
  /** When the same customer ordered before and after this; null where never. */
  previousSeconds: number | null;
  nextSeconds: number | null;
  touches: readonly JourneyTouch[];
  returns: readonly JourneyReturn[];
  pickup: JourneyPickup | null;
  changes: readonly JourneyChange[];
};

/** A reason for effort: when, at which step, how long, and the touches that show it. */
export type Finding = {
  step: EffortStep;
  kind: EffortKind;
  atSeconds: number;
  seconds: number;
  isMeasured: boolean;
  touchIds: readonly number[];
  /** Which length it is, where sources can tell it; not measured, it is the channel's own or the standard. */
  lengthOf: LengthOf | null;
};
