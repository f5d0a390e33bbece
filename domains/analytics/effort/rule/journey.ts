import type { EffortKind, EffortStep } from './effort-minutes.ts';

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
};

/** A reason for effort: when, at which step, how long, and the touches that show it. */
export type Finding = {
  step: EffortStep;
  kind: EffortKind;
  atSeconds: number;
  seconds: number;
  isMeasured: boolean;
  touchIds: readonly number[];
};
