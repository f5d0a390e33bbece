import { cutText } from '#lib/text/clean-text.ts';
import type { Refused, Waits, WriteAnswer } from '../listing-write-contract.ts';
import { readHeader } from './read-header.ts';

const USUAL_WAIT_SECONDS = 10;
const LONGEST_WAIT_SECONDS = 3_600;
const LONGEST_WORDS = 400;

/** What an answer's status alone says, in every shop: later, never with this key, no such thing; null when it is a success. */
export function judgeAnswer(answer: WriteAnswer, words: string | null): Refused | Waits | null {
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return refuse('keyRefused', words ?? `HTTP ${status}`);
  if (status === 404 || status === 410) return refuse('gone', words);
  if (status === 408 || status === 423 || status === 429 || status >= 500) {
    return { is: 'waits', seconds: readWait(answer), words: shorten(words ?? `HTTP ${status}`) };
  }
  return refuse(status >= 400 ? 'invalid' : 'unreadable', words ?? `HTTP ${status}`);
}

/** A refusal with the channel's own words, cut short. */
export function refuse(reason: Refused['reason'], words: string | null): Refused {
  return { is: 'refused', reason, words: shorten(words) };
}

/** Whole seconds within bounds, so that a strange answer does not stop everything for a day. */
export function waitSeconds(asked: number): number {
  if (!Number.isFinite(asked) || asked <= 0) return USUAL_WAIT_SECONDS;
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Math.ceil(asked)));
}

function readWait({ headers }: WriteAnswer): number {
  return waitSeconds(Number(readHeader(headers, 'retry-after') ?? Number.NaN));
}

function shorten(words: string | null): string | null {
  return words === null ? null : cutText(words.trim(), LONGEST_WORDS) || null;
}
