import { type EndReason, MOST_MAILS_A_DAY, type Reading, type WatchedRule } from '../alert-kinds.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How things stand with one rule and channel: an alert may be open, and mails went out before. */
export type Standing = {
  open: { openedAt: Date } | null;
  /** Mails of this rule and channel, at least those of the last day, the newest, and those since it opened. Null: to everybody. */
  mails: readonly { userId: string | null; at: Date }[];
  /** Who is told by mail; nobody in the hours in which they want none. */
  readers: readonly { id: string; isQuiet: boolean }[];
  mutedUntil: Date | null;
  cooldownHours: number;
};

/** What is to be done, and who is told by mail. */
export type Decision = { step: 'open' | 'keep' | 'close' | 'none'; tells: string[] };

/**
 * What follows from a reading. An alert opens once and closes by itself; what is not known changes nothing. Each reader is
 * told once for each opening, never while it is muted, in the own quiet hours, within the cooldown or more than twice in 24
 * hours: then later, if it is still open.
 */
export function decideAlert(state: Reading['state'], standing: Standing, now: Date): Decision {
  const { open } = standing;
  if (state === 'unknown') return { step: open ? 'keep' : 'none', tells: [] };
  if (state === 'rests') return { step: open ? 'close' : 'none', tells: [] };
  const tells = standing.readers.filter((reader) => mayTell(standing, reader, now)).map(({ id }) => id);
  return { step: open ? 'keep' : 'open', tells };
}

function mayTell(standing: Standing, reader: Standing['readers'][number], now: Date): boolean {
  const { open, mutedUntil, cooldownHours } = standing;
  if (reader.isQuiet || (mutedUntil && mutedUntil > now)) return false;
  const own = standing.mails.filter(({ userId }) => userId === null || userId === reader.id);
  if (open && own.some(({ at }) => at >= open.openedAt)) return false;
  const since = (span: number) => own.filter(({ at }) => now.getTime() - at.getTime() < span).length;
  return since(cooldownHours * HOUR_MS) === 0 && since(DAY_MS) < MOST_MAILS_A_DAY;
}

/** Why an alert is over that a reading ends: the present day may simply have ended, with the next one too young to say anything. */
export function endReasonOf(
  { period }: Pick<WatchedRule, 'period'>,
  found: Reading['facts'],
  seen: Reading['facts'],
): EndReason {
  return period === 'today' && found.from !== seen.from ? 'day' : 'well';
}
