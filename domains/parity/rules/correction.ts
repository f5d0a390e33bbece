import type { ListingInput } from '../input.ts';
import { plainForm } from './text-likeness.ts';

const BASIS = 10_000;
const TENFOLD = 10;

/** The kinds of differences that can be written to a channel; a promise stands in no field of theirs. */
export const WRITABLE_KINDS = ['price', 'stock', 'title', 'description'] as const;
/** One kind that can be written. */
export type WritableKind = (typeof WRITABLE_KINDS)[number];

/** What stands, or is to stand, in a listing. A price without a word about the crossed-out one keeps it where it is higher. */
export type ListingFact =
  | { kind: 'price'; minor: number; currency: string; compareAtMinor?: number | null }
  | { kind: 'stock'; units: number }
  | { kind: 'title'; text: string }
  | { kind: 'description'; text: string };

/**
 * What would be written to end a difference: the book's side of it. Null where nothing can be: promises, a price without
 * an exchange rate, an empty text. Pure.
 */
export function wantedFact(drift: {
  kind: string;
  ours: Record<string, unknown>;
  ourDescription: string;
}): ListingFact | null {
  const { kind, ours } = drift;
  if (kind === 'price' && typeof ours.minor === 'number') {
    return { kind, minor: ours.minor, currency: String(ours.currency) };
  }
  if (kind === 'stock' && typeof ours.units === 'number') return { kind, units: Math.max(0, ours.units) };
  if (kind === 'title' && typeof ours.text === 'string' && ours.text.trim() !== '') {
    return { kind, text: ours.text };
  }
  if (kind === 'description' && drift.ourDescription.trim() !== '') {
    return { kind, text: drift.ourDescription };
  }
  return null;
}

/**
 * Whether a price would move so far that a person should look first: tenfold either way, from or to nothing, or by more
 * than this share of what is shown. Pure.
 */
export function isWideStep(shownMinor: number, wantedMinor: number, beyondBasisPoints: number): boolean {
  const [low, high] = [Math.min(shownMinor, wantedMinor), Math.max(shownMinor, wantedMinor)];
  if (low <= 0 || high >= low * TENFOLD) return high !== low;
  return (high - low) * BASIS > shownMinor * beyondBasisPoints;
}

/** What a listing shows of one kind; null where it shows nothing of it. Pure. */
export function factOfListing(kind: WritableKind, listing: ListingInput): ListingFact | null {
  const { priceMinor, currency, stockUnits, title, description } = listing;
  if (kind === 'price') {
    if (priceMinor == null || currency == null) return null;
    return {
      kind,
      minor: priceMinor,
      currency,
      compareAtMinor: crossedOut(listing.compareAtMinor, priceMinor),
    };
  }
  if (kind === 'stock') return stockUnits == null ? null : { kind, units: stockUnits };
  const text = kind === 'title' ? title : description;
  return text == null ? null : { kind, text };
}

/** The fact with everything said that is to be sent: a crossed-out price stays only above the new one. Pure. */
export function settleFact(wanted: ListingFact, shown: ListingFact | null): ListingFact {
  if (wanted.kind !== 'price' || wanted.compareAtMinor !== undefined) return wanted;
  const known = shown?.kind === 'price' ? shown.compareAtMinor : null;
  return { ...wanted, compareAtMinor: crossedOut(known, wanted.minor) };
}

/** Whether a listing shows a fact: amounts and units to the last one, texts as people read them. Pure. */
export function isShown(fact: ListingFact, shown: ListingFact | null): boolean {
  if (shown === null || shown.kind !== fact.kind) return false;
  if (fact.kind === 'stock') return shown.kind === 'stock' && shown.units === fact.units;
  if (fact.kind === 'price') {
    return (
      shown.kind === 'price' &&
      shown.minor === fact.minor &&
      shown.currency === fact.currency &&
      (fact.compareAtMinor === undefined || (shown.compareAtMinor ?? null) === fact.compareAtMinor)
    );
  }
  return 'text' in shown && plainForm(shown.text) === plainForm(fact.text);
}

function crossedOut(compareAtMinor: number | null | undefined, priceMinor: number): number | null {
  return compareAtMinor != null && compareAtMinor > priceMinor ? compareAtMinor : null;
}
