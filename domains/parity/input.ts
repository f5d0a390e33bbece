import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';
import { DRIFT_KINDS, DRIFT_STATES, STOCK_RULES } from './rules/parity-rules.ts';

const LONGEST_NAME = 200;
const LONGEST_TITLE = 500;
const LONGEST_TEXT = 20_000;
const LONGEST_URL = 2_000;
const MAX_PRICE = 1_000_000_000_000_000;
const MAX_UNITS = 1_000_000_000;
const MAX_DAYS = 365;
const MAX_TOLERANCE = 5_000;
const MAX_LIKENESS = 100;
const WEEK_MINUTES = 10_080;
const MAX_ASK = 90_000;
const USUAL_ASK = 5_000;
/** The most listings that one call takes. */
export const MOST_LISTINGS = 1_000;
/** The most drifts that one click decides. */
export const MOST_DECIDED = 500;

const words = (most: number) => z.string().trim().min(1).max(most);
const Day = z.iso.date();

/** What a channel shows of one thing; what is left out is not stated, and what was known of it stays. */
export const ListingInput = z
  .strictObject({
    /** The channel's own id of it. */
    externalId: words(LONGEST_NAME).nullish(),
    sku: words(LONGEST_NAME).nullish(),
    barcode: words(LONGEST_NAME).nullish(),
    currency: z.string().refine(isCurrency, 'is no known currency').nullish(),
    /** Minor units, as shown to customers. */
    priceMinor: z.number().int().min(0).max(MAX_PRICE).nullish(),
    compareAtMinor: z.number().int().min(0).max(MAX_PRICE).nullish(),
    includesTax: z.boolean().nullish(),
    stockUnits: z.number().int().min(-MAX_UNITS).max(MAX_UNITS).nullish(),
    inStock: z.boolean().nullish(),
    title: z.string().max(LONGEST_TITLE).nullish(),
    description: z.string().max(LONGEST_TEXT).nullish(),
    promiseDays: z.number().int().min(0).max(MAX_DAYS).nullish(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(LONGEST_URL)
      .nullish(),
  })
  .refine((listing) => listing.externalId || listing.sku || listing.barcode, {
    message: 'needs an externalId, a sku or a barcode',
  })
  .refine((listing) => listing.priceMinor == null || listing.currency != null, {
    path: ['currency'],
    message: 'is needed with a price',
  });

/** One thing as a channel shows it. */
export type ListingInput = z.output<typeof ListingInput>;

/** What was read of a channel, when, and how it came here. */
export const RecordListingsInput = z.strictObject({
  channelId: z.uuid(),
  source: z.enum(['webhook', 'read', 'file', 'api']),
  /** When the channel showed it; an older statement than the known one changes nothing. */
  at: z.date().optional(),
  listings: z.array(ListingInput).min(1).max(MOST_LISTINGS),
});

/** Which drifts, page by page. */
export const DriftFilter = z.strictObject({
  channelId: z.uuid().optional(),
  kind: z.enum(DRIFT_KINDS).optional(),
  state: z.enum(DRIFT_STATES).default('open'),
  search: z.string().max(LONGEST_NAME).default(''),
  /** Where the page before ended. */
  after: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(1_000).default(50),
});

const Chosen = z.array(z.uuid()).min(1).max(MOST_DECIDED);

/** Makes one side agree: `book` takes the channel's word over, `channel` is to be told ours. */
export const CorrectDriftsInput = z.strictObject({ driftIds: Chosen, side: z.enum(['book', 'channel']) });

/** Has our side written to the channels; `seenMinor` is the price that somebody has looked at, for one that moves far. */
export const PushDriftsInput = z.strictObject({
  driftIds: Chosen,
  seenMinor: z.number().int().min(0).max(MAX_PRICE).nullish(),
});

/** Asks what would be written about differences. */
export const PreviewPushInput = z.strictObject({ driftIds: Chosen });

/** Has the former value written back. */
export const UndoCorrectionInput = z.strictObject({ correctionId: z.uuid() });

/** Lets differences be, with the reason, up to and with a day or until they change. */
export const AcceptDriftsInput = z.strictObject({
  driftIds: Chosen,
  reason: words(LONGEST_TITLE),
  until: Day.nullish(),
});

/** Looks at differences again that were accepted or sent. */
export const ReopenDriftsInput = z.strictObject({ driftIds: Chosen });

/** How much a channel may differ. */
export const SaveRulesInput = z.strictObject({
  channelId: z.uuid(),
  isWatched: z.boolean(),
  showsTax: z.boolean(),
  priceToleranceMinor: z.number().int().min(0).max(MAX_PRICE),
  priceToleranceBasisPoints: z.number().int().min(0).max(MAX_TOLERANCE),
  priceEnding: z.string().regex(/^[0-9]{0,6}$/),
  stockRule: z.enum(STOCK_RULES),
  stockToleranceUnits: z.number().int().min(0).max(1_000_000),
  titleLikeness: z.number().int().min(0).max(MAX_LIKENESS),
  descriptionLikeness: z.number().int().min(0).max(MAX_LIKENESS),
  promiseToleranceDays: z.number().int().min(0).max(MAX_DAYS).nullable(),
});

/** From where a channel's listings are read; without a token the one that is kept stays. */
export const SaveSourceInput = z.strictObject({
  channelId: z.uuid(),
  kind: z.enum(['shopify', 'woocommerce', 'feed']),
  url: z.url({ protocol: /^https?$/ }).max(LONGEST_URL),
  token: words(LONGEST_URL).nullish(),
  everyMinutes: z.number().int().min(1).max(WEEK_MINUTES),
  isActive: z.boolean(),
  /** Whether corrections may be written there with the same token; a feed takes none. */
  mayWrite: z.boolean().default(false),
  askBeyondBasisPoints: z.number().int().min(1).max(MAX_ASK).default(USUAL_ASK),
});

/** A promotion that runs on a channel: a share off, or a price as shown there. */
export const AddPromotionInput = z
  .strictObject({
    channelId: z.uuid(),
    name: words(LONGEST_NAME),
    sku: words(LONGEST_NAME).nullish(),
    category: words(LONGEST_NAME).nullish(),
    offBasisPoints: z.number().int().min(1).max(9_900).nullish(),
    priceMinor: z.number().int().min(0).max(MAX_PRICE).nullish(),
    fromOn: Day,
    untilOn: Day,
  })
  .refine((one) => (one.offBasisPoints == null) !== (one.priceMinor == null), {
    path: ['offBasisPoints'],
    message: 'either a share off or a price',
  })
  .refine((one) => one.untilOn >= one.fromOn, { path: ['untilOn'], message: 'ends before it begins' })
  .refine((one) => one.sku == null || one.category == null, {
    path: ['category'],
    message: 'either goods or a category',
  });

/** Names a promotion. */
export const PromotionRef = z.strictObject({ promotionId: z.uuid() });
