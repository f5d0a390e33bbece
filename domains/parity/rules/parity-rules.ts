/** What may differ between a channel and the book. */
export const DRIFT_KINDS = ['price', 'stock', 'title', 'description', 'promise'] as const;
/** One thing that may differ. */
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** Where a difference stands; only the first three are still there. */
export const DRIFT_STATES = ['open', 'accepted', 'corrected', 'gone'] as const;
/** One standing of a difference. */
export type DriftState = (typeof DRIFT_STATES)[number];

/** How closely stock is watched: not at all; only claims of what is not there; hidden stock too; the count itself. */
export const STOCK_RULES = ['none', 'claims', 'both', 'count'] as const;
/** One way of watching stock. */
export type StockRule = (typeof STOCK_RULES)[number];

/** How much a channel may differ from the book before it is called a drift. */
export type ParityRules = {
  isWatched: boolean;
  /** Whether prices there contain tax, where a listing does not say. */
  showsTax: boolean;
  /** In minor units of the listing's currency; the wider of the two tolerances holds. */
  priceToleranceMinor: number;
  priceToleranceBasisPoints: number;
  /** Digits in which a right price may end instead: `99` allows the nearest such prices. */
  priceEnding: string;
  stockRule: StockRule;
  stockToleranceUnits: number;
  /** In percent; 0 compares none. */
  titleLikeness: number;
  descriptionLikeness: number;
  /** Null compares no promises. */
  promiseToleranceDays: number | null;
};

/** What holds for a channel that nobody set rules for: prices as the catalogue writes them, to the minor unit. */
export const USUAL_RULES: ParityRules = {
  isWatched: true,
  showsTax: false,
  priceToleranceMinor: 0,
  priceToleranceBasisPoints: 0,
  priceEnding: '',
  stockRule: 'claims',
  stockToleranceUnits: 0,
  titleLikeness: 80,
  descriptionLikeness: 60,
  promiseToleranceDays: 0,
};
