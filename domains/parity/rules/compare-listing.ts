import { createHash } from 'node:crypto';
import { cutText } from '#lib/text/clean-text.ts';
import { isPriceRight, type Price, type PriceFacts, sayPrice } from './book-price.ts';
import type { DriftKind, ParityRules } from './parity-rules.ts';
import { plainForm, textLikeness } from './text-likeness.ts';

const FINGERPRINT_CHARACTERS = 16;
const SHOWN_CHARACTERS = 600;

/** What a channel shows; null where it says nothing. */
export type Shown = {
  currency: string | null;
  priceMinor: number | null;
  compareAtMinor: number | null;
  includesTax: boolean | null;
  stockUnits: number | null;
  inStock: boolean | null;
  title: string | null;
  description: string | null;
  promiseDays: number | null;
};

/** What should stand there. */
export type Book = PriceFacts & {
  /** The channel's own price, or the catalogue's: what it is, and where it stands. */
  price: Price & { isOwn: boolean };
  /** The running promotions that meet it: as right as the price itself. */
  promotions: readonly { offBasisPoints: number | null; priceMinor: number | null }[];
  /** Null for what has no stock; may be sold beyond it where backorders are taken. */
  available: number | null;
  allowsBackorder: boolean;
  /** Any of these is right; the first is the one to show. */
  titles: readonly string[];
  /** Empty while nobody has written one: then none is compared. */
  description: string;
  /** 0 promises nothing. */
  promiseDays: number;
  channelCurrency: string;
};

/** One difference, both sides as facts that screens put into words. */
export type Difference = {
  kind: DriftKind;
  theirs: Record<string, unknown>;
  ours: Record<string, unknown>;
  /** The same as long as it is the same difference. */
  fingerprint: string;
};

/** What of a listing differs from the book by more than the channel's rules allow. Pure. */
export function compareListing(shown: Shown, book: Book, rules: ParityRules): Difference[] {
  if (!rules.isWatched) return [];
  const found = [
    comparePrice(shown, book, rules),
    compareStock(shown, book, rules),
    compareText('title', shown.title, book.titles, rules.titleLikeness),
    compareText('description', shown.description, [book.description], rules.descriptionLikeness),
    comparePromise(shown, book, rules),
  ];
  return found.filter((difference) => difference !== null);
}

function comparePrice(shown: Shown, book: Book, rules: ParityRules): Difference | null {
  const { priceMinor: minor, currency } = shown;
  if (minor === null || currency === null) return null;
  const isTaxed = shown.includesTax ?? rules.showsTax;
  const as = { currency, isTaxed };
  const right = sayPrice(book.price, as, book);
  const theirs = { minor, currency, isTaxed, compareAtMinor: shown.compareAtMinor };
  const from = { isOwn: book.price.isOwn };
  if (right === null) {
    const ours = { minor: null, currency: book.price.currency, isTaxed, ...from };
    return { kind: 'price', theirs, ours, fingerprint: `${minor} ${currency} ?` };
  }
  const allowed = [
    right,
    ...book.promotions.flatMap((one) => promotedPrice(one, book, { ...as, rules }) ?? []),
  ];
  if (allowed.some((one) => isPriceRight(minor, one, rules))) return null;
  const ours = { minor: right, currency, isTaxed, ...from };
  return { kind: 'price', theirs, ours, fingerprint: `${minor} ${currency} ${isTaxed} ${right}` };
}

function promotedPrice(
  { offBasisPoints, priceMinor }: Book['promotions'][number],
  book: Book,
  { rules, ...as }: { currency: string; isTaxed: boolean; rules: ParityRules },
): number | null {
  if (priceMinor === null) return sayPrice(book.price, { ...as, offBasisPoints: offBasisPoints ?? 0 }, book);
  return sayPrice({ minor: priceMinor, currency: book.channelCurrency, isTaxed: rules.showsTax }, as, book);
}

function compareStock(shown: Shown, book: Book, rules: ParityRules): Difference | null {
  const { stockUnits, inStock } = shown;
  if (rules.stockRule === 'none' || book.available === null) return null;
  if (stockUnits === null && inStock === null) return null;
  const { available } = book;
  const hasSome = inStock ?? (stockUnits ?? 0) > 0;
  const gap = stockUnits === null ? 0 : Math.abs(Math.max(0, stockUnits) - available);
  const fault = judgeStock({ hasSome, gap, available }, book, rules);
  if (!fault) return null;
  return {
    kind: 'stock',
    theirs: { units: stockUnits, hasSome, fault },
    ours: { units: available },
    // The count moves with every sale: it stays the same difference until its sense changes.
    fingerprint: fault,
  };
}

function judgeStock(
  { hasSome, gap, available }: { hasSome: boolean; gap: number; available: number },
  { allowsBackorder }: Book,
  { stockRule, stockToleranceUnits: tolerance }: ParityRules,
): 'claims' | 'hides' | 'count' | null {
  if (hasSome && available === 0 && !allowsBackorder) return 'claims';
  if (stockRule === 'claims') return null;
  if (!hasSome && available > tolerance) return 'hides';
  return stockRule === 'count' && gap > tolerance ? 'count' : null;
}

function compareText(
  kind: 'title' | 'description',
  theirs: string | null,
  ours: readonly string[],
  least: number,
): Difference | null {
  const known = ours.filter((text) => text.trim() !== '');
  if (theirs === null || theirs.trim() === '' || known.length === 0 || least === 0) return null;
  if (known.includes(theirs)) return null;
  const plain = plainForm(theirs);
  // Most are the same as the first: the others are not looked at then.
  if (known.some((text) => plainForm(text) === plain)) return null;
  const forms = known.map(plainForm);
  const likeness = Math.max(...forms.map((form) => textLikeness(plain, form)));
  if (likeness >= least) return null;
  return {
    kind,
    theirs: { text: cutText(theirs, SHOWN_CHARACTERS), likeness },
    ours: { text: cutText(known[0]!, SHOWN_CHARACTERS) },
    fingerprint: `${digest(plain)} ${digest(forms[0]!)}`,
  };
}

function comparePromise(shown: Shown, book: Book, rules: ParityRules): Difference | null {
  const { promiseDays: theirs } = shown;
  if (theirs === null || rules.promiseToleranceDays === null) return null;
  if (Math.abs(theirs - book.promiseDays) <= rules.promiseToleranceDays) return null;
  return {
    kind: 'promise',
    theirs: { days: theirs },
    ours: { days: book.promiseDays },
    fingerprint: `${theirs} ${book.promiseDays}`,
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, FINGERPRINT_CHARACTERS);
}
