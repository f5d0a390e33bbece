import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPriceRight, sayPrice } from './book-price.ts';
import { type Book, compareListing, type Shown } from './compare-listing.ts';
import { USUAL_RULES } from './parity-rules.ts';
import { suggestSide } from './suggest-side.ts';
import { plainForm, textLikeness } from './text-likeness.ts';

const SILENT: Shown = {
  currency: null,
  priceMinor: null,
  compareAtMinor: null,
  includesTax: null,
  stockUnits: null,
  inStock: null,
  title: null,
  description: null,
  promiseDays: null,
};
const RATES: Record<string, string> = { EUR: '1', BGN: '0.511291', IRR: '0.0000009' };
const BOOK: Book = {
  rateOf: (currency) => RATES[currency] ?? null,
  taxBasisPoints: 2000,
  price: { minor: 1000, currency: 'EUR', isTaxed: false, isOwn: false },
  promotions: [],
  available: 5,
  allowsBackorder: false,
  titles: ['Tea cup – blue', 'Tea cup'],
  description: 'A cup for tea, 200 ml.',
  promiseDays: 2,
  channelCurrency: 'EUR',
};
const EUR = { ...SILENT, currency: 'EUR' };
const kinds = (shown: Partial<Shown>, book: Partial<Book> = {}, rules: Partial<typeof USUAL_RULES> = {}) =>
  compareListing({ ...SILENT, ...shown }, { ...BOOK, ...book }, { ...USUAL_RULES, ...rules }).map(
    ({ kind }) => kind,
  );

describe('comparing a listing with the book', () => {
  it('finds nothing where a listing says nothing, and nothing where the channel is not watched', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1, promiseDays: 9 }, {}, { isWatched: false })).toEqual([]);
  });

  it('holds a price against the catalogue, with or without tax as the listing or else the channel says', () => {
    expect(kinds({ ...EUR, priceMinor: 1000 })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1001 })).toEqual(['price']);
    expect(kinds({ ...EUR, priceMinor: 1200 }, {}, { showsTax: true })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1000, includesTax: false }, {}, { showsTax: true })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1200, includesTax: true })).toEqual([]);
  });

  it('passes what tolerance, ending and running promotion allow', () => {
    expect(kinds({ ...EUR, priceMinor: 1010 }, {}, { priceToleranceBasisPoints: 100 })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1011 }, {}, { priceToleranceBasisPoints: 100 })).toEqual(['price']);
    expect(kinds({ ...EUR, priceMinor: 999 }, {}, { priceEnding: '99' })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1099 }, {}, { priceEnding: '99' })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1199 }, {}, { priceEnding: '99' })).toEqual(['price']);
    const promotions = [{ offBasisPoints: 2500, priceMinor: null }];
    expect(kinds({ ...EUR, priceMinor: 750 }, { promotions })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 1000 }, { promotions })).toEqual([]);
    expect(kinds({ ...EUR, priceMinor: 800 }, { promotions })).toEqual(['price']);
    expect(
      kinds({ ...EUR, priceMinor: 800 }, { promotions: [{ offBasisPoints: null, priceMinor: 800 }] }),
    ).toEqual([]);
  });

  it('holds a price in another currency against the rate, and says so where there is none', () => {
    const shown = { ...SILENT, currency: 'BGN', priceMinor: 1956 };
    expect(kinds(shown)).toEqual([]);
    const [unknown] = compareListing({ ...shown, currency: 'GBP' }, BOOK, USUAL_RULES);
    expect(unknown).toMatchObject({ kind: 'price', ours: { minor: null } });
  });

  it('finds stock that is claimed and not there, hidden, or counted otherwise, as the channel is watched', () => {
    expect(kinds({ inStock: true }, { available: 0 })).toEqual(['stock']);
    expect(kinds({ stockUnits: 3 }, { available: 0 })).toEqual(['stock']);
    expect(kinds({ inStock: true }, { available: 0, allowsBackorder: true })).toEqual([]);
    expect(kinds({ inStock: false })).toEqual([]);
    expect(kinds({ inStock: false }, {}, { stockRule: 'both' })).toEqual(['stock']);
    expect(kinds({ stockUnits: 7 }, {}, { stockRule: 'both' })).toEqual([]);
    expect(kinds({ stockUnits: 7 }, {}, { stockRule: 'count' })).toEqual(['stock']);
    expect(kinds({ stockUnits: 7 }, {}, { stockRule: 'count', stockToleranceUnits: 2 })).toEqual([]);
    expect(kinds({ inStock: true }, { available: null })).toEqual([]);
  });

  it('reads texts past tags, entities, case and the letters of keyboards', () => {
    expect(kinds({ title: '  TEA&nbsp;CUP &ndash;  blue ' })).toEqual([]);
    expect(kinds({ title: 'Soup plate' })).toEqual(['title']);
    expect(kinds({ description: '<p>A cup for <b>tea</b>, 200 ml.</p>' })).toEqual([]);
    expect(kinds({ description: 'Out of print.' })).toEqual(['description']);
    expect(kinds({ description: 'Out of print.' }, { description: '' })).toEqual([]);
    expect(
      kinds({ title: 'فنجان آبي كوچك' }, { titles: ['فنجان آبی کوچک'] }, { titleLikeness: 100 }),
    ).toEqual([]);
  });

  it('holds a promise of days against ours', () => {
    expect(kinds({ promiseDays: 2 })).toEqual([]);
    expect(kinds({ promiseDays: 1 })).toEqual(['promise']);
    expect(kinds({ promiseDays: 1 }, {}, { promiseToleranceDays: 1 })).toEqual([]);
    expect(kinds({ promiseDays: 1 }, {}, { promiseToleranceDays: null })).toEqual([]);
  });
});

const price = fc.integer({ min: 0, max: 1e12 });

describe('the rules of parity, whatever the figures', () => {
  it('never call the book’s own price wrong, and allow more with a wider tolerance', () => {
    const tolerance = fc.record({
      priceToleranceMinor: fc.integer({ min: 0, max: 1e6 }),
      priceToleranceBasisPoints: fc.integer({ min: 0, max: 5000 }),
      priceEnding: fc.constantFrom('', '9', '99', '000'),
    });
    fc.assert(
      fc.property(price, price, tolerance, fc.integer({ min: 0, max: 1e6 }), (shown, right, by, more) => {
        expect(isPriceRight(right, right, by)).toBe(true);
        const wider = { ...by, priceToleranceMinor: by.priceToleranceMinor + more };
        if (isPriceRight(shown, right, by)) expect(isPriceRight(shown, right, wider)).toBe(true);
      }),
    );
  });

  it('allow at most two prices of an ending beside the tolerance, the nearest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 100_000 }), (right) => {
        const by = { priceToleranceMinor: 0, priceToleranceBasisPoints: 0, priceEnding: '99' };
        const passing = Array.from({ length: 401 }, (_, at) => right - 200 + at).filter(
          (shown) => shown >= 0 && shown !== right && isPriceRight(shown, right, by),
        );
        expect(passing.length).toBeGreaterThanOrEqual(right % 100 === 99 ? 0 : 1);
        expect(passing.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('say a price with tax and without again to the minor unit', () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 3000 }), (minor, taxBasisPoints) => {
        const facts = { rateOf: () => null, taxBasisPoints };
        const net = { minor, currency: 'EUR', isTaxed: false };
        const gross = sayPrice(net, { currency: 'EUR', isTaxed: true }, facts)!;
        const again = sayPrice(
          { ...net, minor: gross, isTaxed: true },
          { currency: 'EUR', isTaxed: false },
          facts,
        );
        expect(again).toBe(minor);
      }),
    );
  });

  it('find texts as alike one way as the other, and wholly alike only where they are the same', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [plainForm(one), plainForm(other)];
        const likeness = textLikeness(a, b);
        expect(likeness).toBe(textLikeness(b, a));
        expect(likeness === 100).toBe(a === b);
        expect(likeness).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('say the same difference in the same words, however often it is looked at', () => {
    fc.assert(
      fc.property(price, fc.nat(100), fc.nat(30), (priceMinor, stockUnits, promiseDays) => {
        const shown = { ...EUR, priceMinor, stockUnits, promiseDays };
        expect(compareListing(shown, BOOK, USUAL_RULES)).toEqual(compareListing(shown, BOOK, USUAL_RULES));
      }),
    );
  });

  it('hold the ledger right about stock, and else whoever was changed last', () => {
    const [early, late] = [new Date('2026-01-01'), new Date('2026-02-01')];
    expect(suggestSide({ kind: 'stock', theirsChangedAt: late, oursChangedAt: early }).right).toBe('book');
    expect(suggestSide({ kind: 'price', theirsChangedAt: late, oursChangedAt: early }).right).toBe('channel');
    expect(suggestSide({ kind: 'price', theirsChangedAt: early, oursChangedAt: late }).right).toBe('book');
    expect(suggestSide({ kind: 'title', theirsChangedAt: null, oursChangedAt: late }).because).toBe(
      'standing',
    );
  });

  it('hold a later price that is ten times the other for a slip', () => {
    const [early, late] = [new Date('2026-01-01'), new Date('2026-02-01')];
    const sides = { kind: 'price' as const, theirs: { minor: 12_960 }, ours: { minor: 1_296 } };
    const theirsLater = { ...sides, theirsChangedAt: late, oursChangedAt: early };
    expect(suggestSide(theirsLater)).toEqual({ right: 'book', because: 'slip' });
    const oursLater = { ...sides, theirsChangedAt: early, oursChangedAt: late };
    expect(suggestSide(oursLater)).toEqual({ right: 'channel', because: 'slip' });
    expect(suggestSide({ ...theirsLater, theirs: { minor: 12_959 } }).because).toBe('later');
  });
});
