import { type EffortRules, type LengthOf, lengthKey, type Measure } from './effort-rules.ts';
import type { Finding, JourneyTouch } from './journey.ts';
import type { Fact } from './read-fact.ts';

/** How many seconds a minute of the rules has. */
export const MINUTE_SECONDS = 60;

/** A touch of the journey with what it tells; after the order, or before it. */
export type Seen = Omit<JourneyTouch, 'kind'> & Fact & { isAfter: boolean };

/** A finding without its place and evidence. */
export type Found = Omit<Finding, 'touchIds' | 'atSeconds'>;

/** The finding at the moment of one touch. */
export function foundAt({ atSeconds, id }: Seen, found: Found): Finding {
  return { ...found, atSeconds, touchIds: [id] };
}

/** A length that was told or measured, up to a limit and without what is waited by choice; in seconds, limits in minutes. */
export function told(
  what: Pick<Found, 'step' | 'kind'> & { lengthOf?: LengthOf },
  seconds: number,
  { most, chosen = 0 }: { most: number; chosen?: number },
): Found {
  const { step, kind, lengthOf = null } = what;
  const counted = Math.min(seconds, most * MINUTE_SECONDS) - chosen * MINUTE_SECONDS;
  return { step, kind, seconds: Math.max(0, Math.round(counted)), isMeasured: true, lengthOf };
}

/** A happening whose length nothing tells: the standard minutes. */
export function standard(what: Pick<Found, 'step' | 'kind'>, minutes: number): Found {
  const { step, kind } = what;
  return { step, kind, seconds: Math.round(minutes * MINUTE_SECONDS), isMeasured: false, lengthOf: null };
}

/** A length that could have been told and was not: what the channel's told ones took, else the standard. */
export function untold(
  what: Pick<Found, 'step' | 'kind'> & { lengthOf: LengthOf },
  { rules, lengths }: Measure,
  channelId: string,
): Found {
  const learned = rules.learnsLengths ? lengths.get(lengthKey(channelId, what.lengthOf)) : undefined;
  const seconds = learned ?? Math.round(minutesOf(rules, what.lengthOf) * MINUTE_SECONDS);
  return { ...what, seconds, isMeasured: false };
}

function minutesOf({ standard: minutes }: EffortRules, lengthOf: LengthOf): number {
  return minutes[lengthOf];
}
