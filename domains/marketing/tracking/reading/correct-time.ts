const DAY_MS = 86_400_000;
const EARLIEST = Date.UTC(2000, 0, 1);
/** Clocks may be wrong by decades; beyond these years it is no clock. */
const CLOCKS = { from: Date.UTC(1900, 0, 1), to: Date.UTC(2200, 0, 1) };
const NOTED_SKEW_MS = 1_000;

/** When something happened by our clock, what the sender's clock said where it differs, and whether it came late. */
export type TouchTime = { at: Date; originalAt: Date | null; isLate: boolean };

/**
 * The instant of an event by our own clock: the sender's clock may be wrong, but not the time that it measured between
 * the event and the sending. Without `sentAt` its clock is believed. Nothing lies in the future.
 * Null for what lies before the year 2000, and for what no clock says. Late is what comes more than a day after it happened.
 */
export function correctTime(said: {
  timestamp: Date | null;
  sentAt: Date | null;
  receivedAt: Date;
}): TouchTime | null {
  const { timestamp, sentAt, receivedAt } = said;
  if (!timestamp) return { at: receivedAt, originalAt: null, isLate: false };
  if (!isOfClock(timestamp) || (sentAt && !isOfClock(sentAt))) return null;
  const waitedMs = sentAt ? sentAt.getTime() - timestamp.getTime() : 0;
  const atMs = sentAt ? receivedAt.getTime() - Math.max(0, waitedMs) : timestamp.getTime();
  const at = new Date(Math.min(atMs, receivedAt.getTime()));
  if (at.getTime() < EARLIEST) return null;
  const skewMs = Math.abs(at.getTime() - timestamp.getTime());
  return {
    at,
    originalAt: skewMs > NOTED_SKEW_MS ? timestamp : null,
    isLate: receivedAt.getTime() - at.getTime() > DAY_MS,
  };
}

function isOfClock(instant: Date): boolean {
  return instant.getTime() > CLOCKS.from && instant.getTime() < CLOCKS.to;
}
