import { isWideStep, type ListingFact } from './correction.ts';

/**
 * Whether a difference may be written to its channel. `wide`: only after somebody has looked at it; `busy`: it is being written
 * already; `paused`: the channel refused the key; `closed`: the channel may not be written to; `unwritable`: nothing can be.
 */
export type PushVerdict = 'ready' | 'wide' | 'busy' | 'paused' | 'closed' | 'unwritable';

/** What may be done about one difference on its channel. Pure. */
export function judgePush(drift: {
  wants: ListingFact | null;
  mayWrite: boolean;
  isPaused: boolean;
  isUnderWay: boolean;
  /** Whether the listing is known by the channel's own id, not only by our SKU. */
  hasOwnId: boolean;
  shownMinor: number | null;
  channelCurrency: string;
  askBeyondBasisPoints: number;
}): PushVerdict {
  const { wants } = drift;
  if (!drift.mayWrite) return 'closed';
  if (wants === null || !drift.hasOwnId) return 'unwritable';
  // A shop keeps one price in its own currency; others are worked out from it there.
  if (wants.kind === 'price' && wants.currency !== drift.channelCurrency) return 'unwritable';
  if (drift.isUnderWay) return 'busy';
  if (drift.isPaused) return 'paused';
  if (wants.kind !== 'price') return 'ready';
  return isWideStep(drift.shownMinor ?? 0, wants.minor, drift.askBeyondBasisPoints) ? 'wide' : 'ready';
}
