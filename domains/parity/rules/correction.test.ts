import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  factOfListing,
  isShown,
  isWideStep,
  type ListingFact,
  settleFact,
  wantedFact,
} from './correction.ts';
import { judgePush } from './judge-push.ts';

const price = (minor: number, compareAtMinor?: number | null): ListingFact => ({
  kind: 'price',
  minor,
  currency: 'EUR',
  ...(compareAtMinor !== undefined && { compareAtMinor }),
});
const priceOf = fc.integer({ min: 0, max: 1_000_000_000 });

describe('a price that would move far', () => {
  it('is one that moves by more than the share, counted from what is shown', () => {
    expect(isWideStep(1000, 1500, 5_000)).toBe(false);
    expect(isWideStep(1000, 1501, 5_000)).toBe(true);
    expect(isWideStep(1000, 500, 5_000)).toBe(false);
    expect(isWideStep(1000, 499, 5_000)).toBe(true);
    expect(isWideStep(1000, 1020, 100)).toBe(true);
  });

  it('is always one that moves tenfold, whatever the share, and one from or to nothing', () => {
    fc.assert(
      fc.property(priceOf, priceOf, fc.integer({ min: 1, max: 90_000 }), (shown, wanted, share) => {
        const [low, high] = [Math.min(shown, wanted), Math.max(shown, wanted)];
        if (low === 0 && high > 0) expect(isWideStep(shown, wanted, share)).toBe(true);
        if (low > 0 && high >= low * 10) expect(isWideStep(shown, wanted, share)).toBe(true);
        if (low === high) expect(isWideStep(shown, wanted, share)).toBe(false);
      }),
    );
  });
});

describe('what would be written', () => {
  it('is our side, and nothing where our side says nothing that a shop has a field for', () => {
    const wanted = (kind: string, ours: Record<string, unknown>, ourDescription = '') =>
      wantedFact({ kind, ours, ourDescription });
    expect(wanted('price', { minor: 1250, currency: 'EUR' })).toEqual(price(1250));
    expect(wanted('price', { minor: null, currency: 'EUR' })).toBeNull();
    expect(wanted('stock', { units: -3 })).toEqual({ kind: 'stock', units: 0 });
    expect(wanted('title', { text: 'Cup' })).toEqual({ kind: 'title', text: 'Cup' });
    expect(wanted('description', { text: 'Its beginn' }, 'Its beginning and its end')).toEqual({
      kind: 'description',
      text: 'Its beginning and its end',
    });
    expect(wanted('description', { text: '' }, ' ')).toBeNull();
    expect(wanted('promise', { days: 2 })).toBeNull();
  });

  it('keeps a crossed-out price only above the new one', () => {
    fc.assert(
      fc.property(priceOf, fc.option(priceOf), (minor, crossed) => {
        const settled = settleFact(price(minor), price(1, crossed));
        expect(settled).toEqual(price(minor, crossed !== null && crossed > minor ? crossed : null));
        expect(settleFact(settled, price(1, 7))).toEqual(settled);
      }),
    );
  });
});

describe('whether a listing shows a fact', () => {
  it('is judged to the last minor unit and unit, in the same currency', () => {
    const listing = { currency: 'EUR', priceMinor: 900, compareAtMinor: 900, stockUnits: 4 };
    expect(factOfListing('price', listing)).toEqual(price(900, null));
    expect(isShown(price(900), factOfListing('price', listing))).toBe(true);
    expect(isShown(price(900, 1200), factOfListing('price', listing))).toBe(false);
    expect(isShown({ ...price(900), currency: 'USD' } as ListingFact, factOfListing('price', listing))).toBe(
      false,
    );
    expect(isShown({ kind: 'stock', units: 4 }, factOfListing('stock', listing))).toBe(true);
    expect(isShown({ kind: 'stock', units: 5 }, factOfListing('stock', listing))).toBe(false);
    expect(factOfListing('title', listing)).toBeNull();
  });

  it('is judged for texts as people read them, tags and spaces aside', () => {
    const shown = factOfListing('description', { description: '<p>Holds  tea &amp; coffee</p>' });
    expect(isShown({ kind: 'description', text: 'Holds tea & coffee' }, shown)).toBe(true);
    expect(isShown({ kind: 'description', text: 'Holds tea' }, shown)).toBe(false);
    expect(isShown({ kind: 'title', text: 'Cup' }, null)).toBe(false);
  });
});

describe('what may be done about a difference on its channel', () => {
  const drift = {
    wants: price(1250),
    mayWrite: true,
    isPaused: false,
    isUnderWay: false,
    hasOwnId: true,
    shownMinor: 1100,
    channelCurrency: 'EUR',
    askBeyondBasisPoints: 5_000,
  };

  it('is written only where the channel may be, by an id of its own, in its own currency', () => {
    expect(judgePush(drift)).toBe('ready');
    expect(judgePush({ ...drift, mayWrite: false })).toBe('closed');
    expect(judgePush({ ...drift, hasOwnId: false })).toBe('unwritable');
    expect(judgePush({ ...drift, wants: null })).toBe('unwritable');
    expect(judgePush({ ...drift, channelCurrency: 'BGN' })).toBe('unwritable');
    expect(judgePush({ ...drift, isPaused: true })).toBe('paused');
    expect(judgePush({ ...drift, isPaused: true, isUnderWay: true })).toBe('busy');
    expect(judgePush({ ...drift, shownMinor: 125 })).toBe('wide');
    expect(judgePush({ ...drift, wants: { kind: 'stock', units: 0 } })).toBe('ready');
  });
});
