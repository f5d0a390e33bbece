import type { DriftKind } from './parity-rules.ts';

const TENFOLD = 10;

/** Which side should give way: the channel is told, or the book takes the channel's word over. */
export type Side = 'book' | 'channel';

/** Which side is probably right, and what that is guessed by. */
export type Suggestion = { right: Side; because: 'ledger' | 'later' | 'standing' | 'slip' };

/**
 * Who is probably right. Stock: always the ledger. Otherwise whoever was changed last meant it, unless that price is ten
 * times the other or more, which a slip of the keys explains better; where it is not known the book stands. Pure.
 */
export function suggestSide(drift: {
  kind: DriftKind;
  theirs?: Record<string, unknown>;
  ours?: Record<string, unknown>;
  theirsChangedAt: Date | null;
  oursChangedAt: Date | null;
}): Suggestion {
  if (drift.kind === 'stock') return { right: 'book', because: 'ledger' };
  const { theirsChangedAt, oursChangedAt } = drift;
  if (!theirsChangedAt || !oursChangedAt) return { right: 'book', because: 'standing' };
  const isTheirsLater = theirsChangedAt > oursChangedAt;
  if (drift.kind === 'price' && isTenfold(drift.theirs?.minor, drift.ours?.minor))
    return { right: isTheirsLater ? 'book' : 'channel', because: 'slip' };
  return { right: isTheirsLater ? 'channel' : 'book', because: 'later' };
}

function isTenfold(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return false;
  return Math.max(one, other) >= Math.min(one, other) * TENFOLD;
}
