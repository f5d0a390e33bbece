import type { DriftKind } from './parity-rules.ts';

/** Which side should give way: the channel is told, or the book takes the channel's word over. */
export type Side = 'book' | 'channel';

/**
 * Who is probably right. Stock: always the ledger. Otherwise whoever was changed last meant it, and where that is not
 * known the book stands. Pure.
 */
export function suggestSide(drift: {
  kind: DriftKind;
  theirsChangedAt: Date | null;
  oursChangedAt: Date | null;
}): { right: Side; because: 'ledger' | 'later' | 'standing' } {
  if (drift.kind === 'stock') return { right: 'book', because: 'ledger' };
  const { theirsChangedAt, oursChangedAt } = drift;
  if (!theirsChangedAt || !oursChangedAt) return { right: 'book', because: 'standing' };
  return { right: theirsChangedAt > oursChangedAt ? 'channel' : 'book', because: 'later' };
}
