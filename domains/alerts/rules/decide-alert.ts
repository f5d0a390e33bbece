import { MOST_MAILS_A_DAY, type Reading } from '../alert-kinds.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How things stand with one rule and channel: an alert may be open, and mails went out before. */
export type Standing = {
  open: { mailedAt: Date | null } | null;
  /** When mails of this rule and channel went out, at least those of the last day and the newest. */
  mails: readonly Date[];
  mutedUntil: Date | null;
  cooldownHours: number;
};

/** What is to be done, and whether people are told by mail. */
export type Decision = { step: 'open' | 'keep' | 'close' | 'none'; tells: boolean };

/**
 * What follows from a reading. An alert opens once and closes by itself; what is not known changes nothing. People are told
 * once for each opening, never while it is muted, within the cooldown or more than twice in 24 hours: then they are told
 * later, if it is still open.
 */
export function decideAlert(state: Reading['state'], standing: Standing, now: Date): Decision {
  const { open } = standing;
  if (state === 'unknown') return { step: open ? 'keep' : 'none', tells: false };
  if (state === 'rests') return { step: open ? 'close' : 'none', tells: false };
  const wasTold = open !== null && open.mailedAt !== null;
  return { step: open ? 'keep' : 'open', tells: !wasTold && mayTell(standing, now) };
}

function mayTell({ mails, mutedUntil, cooldownHours }: Standing, now: Date): boolean {
  if (mutedUntil && mutedUntil > now) return false;
  const since = (span: number) => mails.filter((at) => now.getTime() - at.getTime() < span).length;
  return since(cooldownHours * HOUR_MS) === 0 && since(DAY_MS) < MOST_MAILS_A_DAY;
}
