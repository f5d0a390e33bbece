import { z } from 'zod';
import { SerialCodes } from '#domains/inventory/serials/input.ts';
import { ApprovalInput } from '#domains/team/pin/input.ts';
import { CONDITIONS, DISPOSITIONS } from '../input.ts';

const MAX_LINES = 500;
const MAX_UNITS = 1_000_000;

/** Why goods come back, as people at the desk say it. */
export const RETURN_REASONS = [
  'size',
  'unwanted',
  'different',
  'damaged',
  'faulty',
  'late',
  'wrong_item',
  'other',
] as const;

/** What can be wrong with a parcel. */
export const CLAIM_KINDS = ['damaged', 'lost', 'wrong_item', 'missing'] as const;

const Quantity = z.int().min(1).max(MAX_UNITS);
const Method = z.string().trim().min(1).max(60);
const Note = z.string().trim().max(500).default('');

/** Units that came back in one state. */
export const ReturnedUnits = z.strictObject({
  lineId: z.uuid(),
  quantity: Quantity,
  condition: z.enum(CONDITIONS),
  disposition: z.enum(DISPOSITIONS),
  isTagIntact: z.boolean(),
  /** Their numbers, where they have them and somebody read them. */
  serials: SerialCodes.optional(),
});

/** How money goes back: in the tenders in which it came, in another one, or not at all. */
export const GiveBackInput = z.union([
  z.strictObject({ as: z.literal('original') }),
  z.strictObject({ as: z.literal('method'), method: Method }),
  z.strictObject({ as: z.literal('nothing') }),
]);

/** Goods that somebody brings to the desk, and the money that goes back with them. */
export const TakeReturnInput = z.strictObject({
  orderId: z.uuid(),
  /** Made by the client, so that a repeat finds the first. */
  returnId: z.uuid(),
  locationId: z.uuid(),
  reasonCode: z.enum(RETURN_REASONS),
  note: Note,
  lines: z.array(ReturnedUnits).min(1).max(MAX_LINES),
  giveBack: GiveBackInput,
  approval: ApprovalInput.optional(),
});

/** The checked form of a return at the desk. */
export type TakeReturn = z.output<typeof TakeReturnInput>;

/** Goods that come back, and others that the customer gets for them. */
export const ExchangeInput = TakeReturnInput.extend({
  newOrderId: z.uuid(),
  newLines: z
    .array(z.strictObject({ variantId: z.uuid(), quantity: Quantity }))
    .min(1)
    .max(MAX_LINES),
  /** From the shelf of this place, or from wherever the channel is served. */
  from: z.enum(['here', 'anywhere']),
  /** How a difference in our favour is paid now; without it the new order stays owed. */
  payment: Method.optional(),
});

/** The checked form of an exchange. */
export type Exchange = z.output<typeof ExchangeInput>;

/** What went wrong with a parcel, and what is done about it. */
export const ClaimInput = z.strictObject({
  orderId: z.uuid(),
  claimId: z.uuid(),
  kind: z.enum(CLAIM_KINDS),
  note: Note,
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: Quantity }))
    .min(1)
    .max(MAX_LINES),
  remedy: z.enum(['refund', 'replacement']),
  /** The id of the order that replaces the goods. */
  replacementOrderId: z.uuid().optional(),
});

/** The checked form of a claim. */
export type Claim = z.output<typeof ClaimInput>;

/** Goods without an order of ours, which somebody brings to the desk. */
export const UnreceiptedInput = z.strictObject({
  returnId: z.uuid(),
  locationId: z.uuid(),
  /** The channel that bears it, usually the shop's own. */
  channelId: z.uuid(),
  reasonCode: z.enum(RETURN_REASONS),
  note: Note,
  lines: z
    .array(ReturnedUnits.omit({ lineId: true }).extend({ variantId: z.uuid() }))
    .min(1)
    .max(MAX_LINES),
  /** The tender of the money that goes back; without it none does. */
  method: Method.optional(),
  approval: ApprovalInput.optional(),
});

/** The checked form of a return without an order. */
export type Unreceipted = z.output<typeof UnreceiptedInput>;
