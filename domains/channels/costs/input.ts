import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { isDay } from '#lib/time.ts';
import { COST_KINDS, RECURRING_KINDS, SHARE_KEYS, SPREADS } from './kinds.ts';

const MOST_LINES = 1_000;
const WHOLE_BASIS_POINTS = 10_000;

const Day = z.string().refine(isDay, 'a day, such as 2026-03-21');
const Currency = z.string().refine(isCurrency, 'not a currency that we know');
const Amount = z.number().int().min(0).max(LARGEST_AMOUNT_MINOR);
const BasisPoints = z.number().int().min(0).max(WHOLE_BASIS_POINTS);
const Name = z.string().trim().min(1).max(200);

const Fee = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    paymentMethod: z.string().trim().min(1).max(60).nullable().default(null),
    basisPoints: BasisPoints.default(0),
    fixedMinor: Amount.default(0),
    minimumMinor: Amount.nullable().default(null),
    maximumMinor: Amount.nullable().default(null),
    /** Steps by the order's value, or by the channel's net sales of the month so far. */
    tiersBy: z.enum(['order', 'month']).nullable().default(null),
    tiers: z
      .array(
        z.strictObject({
          fromMinor: z.number().int().min(1).max(LARGEST_AMOUNT_MINOR),
          basisPoints: BasisPoints,
          fixedMinor: Amount.default(0),
        }),
      )
      .min(1)
      .max(20)
      .nullable()
      .default(null),
    validTo: Day.nullable().default(null),
  })
  .refine((fee) => (fee.tiersBy === null) === (fee.tiers === null), 'steps need what they go by')
  .refine((fee) => (fee.maximumMinor ?? Infinity) >= (fee.minimumMinor ?? 0), 'at most is below at least')
  .refine(
    (fee) => new Set(fee.tiers?.map((tier) => tier.fromMinor)).size === (fee.tiers?.length ?? 0),
    'two steps begin at one value',
  );

/** What a channel takes of each order, from a day on; replaces all fees of that name that begin that day or later. */
export const SetFeesInput = z
  .strictObject({ channelId: z.uuid(), validFrom: Day, fees: z.array(Fee).max(50) })
  .refine(
    ({ fees, validFrom }) => fees.every(({ validTo }) => validTo === null || validTo >= validFrom),
    'a fee ends before it begins',
  );

/** Money spent on a channel. Amounts in minor units of `currency`; negative takes an earlier cost back. */
export const AddCostInput = z.strictObject({
  id: z.uuid().optional(),
  kind: z.enum(COST_KINDS),
  channelId: z.uuid(),
  locationId: z.uuid().nullable().default(null),
  orderId: z.uuid().nullable().default(null),
  amountMinor: z
    .number()
    .int()
    .min(-LARGEST_AMOUNT_MINOR)
    .max(LARGEST_AMOUNT_MINOR)
    .refine((amount) => amount !== 0, 'not 0'),
  currency: Currency.optional(),
  day: Day,
  campaign: z.string().trim().max(200).nullable().default(null),
  note: z.string().trim().max(1_000).default(''),
  externalId: z.string().min(1).max(200).nullable().default(null),
});

/**
 * What a statement says orders of a channel cost in fees, each order in all: lines of one order are added up. The order
 * by its id, its number or the channel's own id of it; `externalId` names the line, so that it counts once.
 */
export const SettleFeesInput = z.strictObject({
  channelId: z.uuid(),
  day: Day,
  currency: Currency.optional(),
  lines: z
    .array(
      z.strictObject({
        order: z.string().trim().min(1).max(200),
        externalId: z.string().trim().min(1).max(200),
        amountMinor: z.number().int().min(-LARGEST_AMOUNT_MINOR).max(LARGEST_AMOUNT_MINOR),
      }),
    )
    .min(1)
    .max(MOST_LINES),
});

/** What a carrier's bill says parcels cost: by the parcel's id, its number or its tracking number. */
export const SettleParcelsInput = z.strictObject({
  day: Day,
  kind: z.enum(['shipping', 'packing']).default('shipping'),
  currency: Currency.optional(),
  lines: z
    .array(z.strictObject({ parcel: z.string().trim().min(1).max(200), amountMinor: Amount }))
    .min(1)
    .max(MOST_LINES),
});

/** The whole table of what parcels are expected to cost, in the reporting currency. */
export const SaveParcelTariffsInput = z.strictObject({
  tariffs: z
    .array(
      z.strictObject({
        method: z.enum(['courier', 'post']).nullable().default(null),
        country: z.string().regex(/^([A-Z]{2})?$/, 'two capital letters, such as IR, or nothing'),
        upToGrams: z.number().int().min(1).max(10_000_000).nullable().default(null),
        /** Null: as the tariffs of routing say. */
        shippingMinor: Amount.nullable(),
        packingMinor: Amount.default(0),
        validFrom: Day,
      }),
    )
    .max(500),
});

/** A cost that comes each month. With a `channelId` that channel alone bears it. */
export const AddRecurringInput = z
  .strictObject({
    id: z.uuid().optional(),
    kind: z.enum(RECURRING_KINDS),
    name: Name,
    locationId: z.uuid().nullable().default(null),
    amountMinor: z.number().int().min(1).max(LARGEST_AMOUNT_MINOR),
    currency: Currency.optional(),
    key: z.enum(SHARE_KEYS),
    /** Channel → basis points; together 10,000. */
    shares: z.record(z.uuid(), BasisPoints).nullable().default(null),
    spread: z.enum(SPREADS).default('days'),
    /** Any day of its first month. */
    startsOn: Day,
    /** Any day of its last month. */
    endsOn: Day.nullable().default(null),
  })
  .refine(({ key, shares }) => (key === 'own') === (shares !== null), 'own shares are stated, others not')
  .refine(
    ({ shares }) =>
      shares === null || Object.values(shares).reduce((sum, share) => sum + share, 0) === WHOLE_BASIS_POINTS,
    'the shares must make 100 %',
  )
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, 'it ends before it begins');

/** The month in which a recurring cost comes for the last time, by any of its days; months booked after it are taken back. */
export const EndRecurringInput = z.strictObject({ recurringId: z.uuid(), endsOn: Day });

/** Which channel a campaign sells for from now on, and whether the days that are booked elsewhere go there too. */
export const MapCampaignInput = z.strictObject({
  platform: z.string().trim().toLowerCase().min(1).max(60),
  campaign: Name,
  channelId: z.uuid(),
  booked: z.enum(['stay', 'move']).default('stay'),
});
