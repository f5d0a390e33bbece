import { z } from 'zod';
import { SerialCodes } from '#domains/inventory/serials/input.ts';
import { isCurrency } from '#lib/currency.ts';
import { LOCALES } from '#lib/format/prefs.ts';
import { LARGEST_AMOUNT_MINOR } from '#lib/money.ts';
import { isDay } from '#lib/time.ts';
import { LANDED_KINDS, SPREADS } from './costs/cost-choices.ts';

const MOST_LINES = 500;
const MAX_UNITS = 1_000_000;
const MAX_COST_MICROS = 9_000_000_000_000_000;

const Text = (length: number) => z.string().trim().max(length);
const Day = z.string().refine(isDay, 'a day such as 2026-03-10');
const Units = z.number().int().min(0).max(MAX_UNITS);
const SomeUnits = z.number().int().min(1).max(MAX_UNITS);
const CostMicros = z.number().int().min(0).max(MAX_COST_MICROS);
const LeadDays = z.number().int().min(0).max(730);
const Currency = z.string().refine(isCurrency, 'a currency code such as EUR');

const supplierFields = {
  name: Text(200).min(1),
  currency: Currency,
  locale: z.enum(LOCALES),
  email: z.email().max(320).nullable(),
  phone: Text(40).nullable(),
  address: Text(1_000),
  leadDays: LeadDays,
  leadSpreadDays: z.number().int().min(0).max(365),
  minimumOrderMinor: z.number().int().min(0).max(LARGEST_AMOUNT_MINOR),
  note: Text(2_000),
};

/** A new supplier. The code never changes: people and files know the supplier by it. */
export const AddSupplierInput = z.strictObject({
  id: z.uuid().optional(),
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9][A-Z0-9_-]{0,31}$/, 'capital letters, digits and hyphens, such as SOFIA-TRADE'),
  ...supplierFields,
  email: supplierFields.email.default(null),
  phone: supplierFields.phone.default(null),
  address: supplierFields.address.default(''),
  leadDays: supplierFields.leadDays.default(7),
  leadSpreadDays: supplierFields.leadSpreadDays.default(0),
  minimumOrderMinor: supplierFields.minimumOrderMinor.default(0),
  note: supplierFields.note.default(''),
});

/** What changes of a supplier; what is left out stays. */
export const UpdateSupplierInput = z
  .strictObject({ isActive: z.boolean(), ...supplierFields })
  .partial()
  .extend({ supplierId: z.uuid() });

/** What a supplier sells us. The unit cost is in millionths of a minor unit of the supplier's currency. */
export const SetSupplierItemsInput = z.strictObject({
  supplierId: z.uuid(),
  items: z
    .array(
      z.strictObject({
        variantId: z.uuid(),
        supplierSku: Text(200).default(''),
        unitCostMicros: CostMicros,
        packSize: SomeUnits.default(1),
        minimumQuantity: SomeUnits.default(1),
        leadDays: LeadDays.nullable().default(null),
        isPreferred: z.boolean().default(false),
        /** What the supplier sells it in; null for pieces. */
        unitId: z.uuid().nullable().default(null),
      }),
    )
    .min(1)
    .max(MOST_LINES),
});

/** What a supplier sells us no more. */
export const RemoveSupplierItemInput = z.strictObject({ supplierId: z.uuid(), variantId: z.uuid() });

const Lines = z
  .array(
    z.strictObject({
      variantId: z.uuid(),
      quantity: SomeUnits,
      /** Left out: the price that the supplier is known to ask. */
      unitCostMicros: CostMicros.optional(),
      expectedOn: Day.nullable().optional(),
      /** What the quantity is written in; it is in pieces all the same. Left out: what the supplier sells it in. */
      unitId: z.uuid().nullable().optional(),
    }),
  )
  .max(MOST_LINES);

/** A purchase order that is not sent yet. */
export const CreatePurchaseOrderInput = z.strictObject({
  /** Made by the client, so that a repeat finds the first. */
  purchaseOrderId: z.uuid().optional(),
  supplierId: z.uuid(),
  locationId: z.uuid(),
  expectedOn: Day.nullable().default(null),
  note: Text(2_000).default(''),
  lines: Lines.default([]),
});

/** What changes of a purchase order; `lines` are all of them, and change only while it is a draft. */
export const EditPurchaseOrderInput = z.strictObject({
  purchaseOrderId: z.uuid(),
  locationId: z.uuid().optional(),
  expectedOn: Day.nullable().optional(),
  note: Text(2_000).optional(),
  lines: Lines.optional(),
});

/** How the order reaches the supplier: by e-mail from here, or in another way by hand. */
export const SEND_WAYS = ['email', 'other'] as const;

/** Sends a draft. */
export const SendPurchaseOrderInput = z.strictObject({
  purchaseOrderId: z.uuid(),
  way: z.enum(SEND_WAYS).default('other'),
});

/** One purchase order. */
export const PurchaseOrderInput = z.strictObject({ purchaseOrderId: z.uuid() });

/** An order that was closed too early, and why its goods are awaited again. */
export const ReopenPurchaseOrderInput = z.strictObject({
  purchaseOrderId: z.uuid(),
  reason: Text(500).min(1),
});

/** What is done about units that did not come: they are awaited still, or the order ends without them. */
export const MISSING = ['wait', 'close'] as const;

/** What was counted of a delivery. */
export const ReceiveGoodsInput = z.strictObject({
  /** Made by the client, so that a repeat finds the first. */
  receiptId: z.uuid(),
  purchaseOrderId: z.uuid(),
  /** Left out: where the order shall come. */
  locationId: z.uuid().optional(),
  deliveryNote: Text(200).default(''),
  note: Text(2_000).default(''),
  missing: z.enum(MISSING).default('wait'),
  lines: z
    .array(
      z
        .strictObject({
          /** Of a line that was ordered; else `variantId` says what came unexpectedly, and `reason` why it is kept. */
          lineId: z.uuid().optional(),
          variantId: z.uuid().optional(),
          good: Units.default(0),
          damaged: Units.default(0),
          /** What is done with more than was ordered. */
          surplus: z.enum(['refuse', 'take']).default('refuse'),
          lot: Text(80).nullable().default(null),
          expiresOn: Day.nullable().default(null),
          /** The numbers of the good units, for goods that have them. */
          serials: SerialCodes.default([]),
          reason: Text(500).default(''),
        })
        .refine((line) => line.good + line.damaged > 0, 'something must have come')
        .refine(
          (line) => (line.lineId === undefined) !== (line.variantId === undefined),
          'a line of the order or a variant, one of them',
        )
        .refine(
          (line) => line.lineId !== undefined || line.reason !== '',
          'say why goods are kept that were not ordered',
        ),
    )
    .min(1)
    .max(MOST_LINES),
});

/** The checked form of what was counted. */
export type ReceiveGoods = z.output<typeof ReceiveGoodsInput>;

/** A line of a receipt that was counted wrong. */
export const UndoReceiptLineInput = z.strictObject({
  receiptLineId: z.uuid(),
  reason: Text(500).default(''),
});

/** A cost on what came of an order, or of one receipt; negative takes an earlier one back. */
export const AddLandedCostInput = z.strictObject({
  /** Made by the client, so that a repeat finds the first. */
  id: z.uuid(),
  purchaseOrderId: z.uuid(),
  receiptId: z.uuid().nullable().default(null),
  kind: z.enum(LANDED_KINDS),
  spread: z.enum(SPREADS),
  amountMinor: z
    .number()
    .int()
    .min(-LARGEST_AMOUNT_MINOR)
    .max(LARGEST_AMOUNT_MINOR)
    .refine((amount) => amount !== 0, 'a cost of nothing changes nothing'),
  /** Left out: the order's. */
  currency: Currency.optional(),
  note: Text(1_000).default(''),
});
