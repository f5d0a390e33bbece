import { scaleMinor, sumMinor } from '#lib/money.ts';
import type { CHANNEL_SERVICES } from '../../catalog/ensure-service.ts';
import type { ChannelOrder, ChannelOrderLine, ChannelRefund } from '../../channels/message.ts';
import type { SoldIn } from '../bundles/take-apart.ts';
import { countUnits, type LineUnits } from './count-units.ts';

/** A line as it should stand; a `service` is a charge of the channel beside the goods. */
export type TargetLine = {
  externalId: string;
  externalVariantId: string | null;
  service: keyof typeof CHANNEL_SERVICES | null;
  /** What it is of ours, where that is known already: a component of a bundle. */
  variantId?: string;
  /** The bundle that it was sold in. */
  bundle?: SoldIn;
  sku: string;
  title: string;
  quantity: number;
  unitPriceMinor: number;
  grossMinor: number;
  discountMinor: number;
  taxMinor: number;
};

/** A parcel that left at the channel; units by the channel's line ids. */
export type TargetParcel = {
  externalId: string;
  carrier: string | null;
  trackingNumber: string | null;
  lines: { externalId: string; quantity: number }[];
};

/** Goods that came back at the channel. */
export type TargetReturn = {
  externalId: string;
  reason: string;
  lines: { externalId: string; quantity: number; isRestocked: boolean }[];
};

/** The state that an order of ours is to reach, out of one statement of the whole order by its channel. */
export type OrderTarget = {
  lines: TargetLine[];
  shippingMinor: number;
  /** Tax that stands on no line. */
  shippingTaxMinor: number;
  /** Discount that stands on no line. */
  discountMinor: number;
  /** What was paid so far; null when the channel does not say how much. */
  paidMinor: number | null;
  paymentMethod: string;
  refunds: { externalId: string; amountMinor: number; reason: string }[];
  parcels: TargetParcel[];
  /** How many units of each line have left, by the channel's line ids. */
  sent: ReadonlyMap<string, number>;
  returns: TargetReturn[];
  isCancelled: boolean;
  cancelReason: string;
  differenceMinor: number;
};

/** Reads the state that our order is to reach. Amounts in minor units of the order's currency, tax excluded. Pure. */
export function readTarget(order: ChannelOrder): OrderTarget {
  const units = countUnits(order);
  const goods = order.lines.map((line) => goodsLine(line, units.get(line.externalId)!));
  const shippingMinor = sumMinor([order.shippingMinor, -order.shippingDiscountMinor]);
  const shippingTaxMinor = sumMinor([order.shippingTaxMinor, order.otherTaxMinor]);
  const charges = [...feeLines(order), ...tipLine(order)];
  const lines = [...goods, ...charges];
  const differenceMinor = differenceOf(order, units, {
    lines,
    restMinor: sumMinor([shippingMinor, shippingTaxMinor, -order.otherDiscountMinor]),
  });
  return {
    lines: [...lines, ...differenceLine(differenceMinor)],
    shippingMinor,
    shippingTaxMinor,
    discountMinor: order.otherDiscountMinor,
    paidMinor: paidMinor(order),
    paymentMethod: order.payments[0]?.gateway ?? 'channel',
    refunds: order.refunds
      .filter((refund) => refund.amountMinor > 0)
      .map(({ externalId, amountMinor, reason }) => ({ externalId, amountMinor, reason: reason ?? '' })),
    parcels: parcelsOf(order, units),
    sent: new Map([...units].map(([externalId, line]) => [externalId, line.fulfilled])),
    returns: returnsOf(order, units),
    isCancelled: order.cancelledAt !== null,
    cancelReason: order.cancelReason ?? 'cancelled at the channel',
    differenceMinor,
  };
}

function goodsLine(line: ChannelOrderLine, units: LineUnits): TargetLine {
  const quantity = units.edited - units.cancelled;
  const share = (amountMinor: number) =>
    quantity === line.quantity || line.quantity === 0
      ? amountMinor
      : scaleMinor(amountMinor, { numerator: quantity, denominator: line.quantity });
  return {
    externalId: line.externalId,
    externalVariantId: line.externalVariantId,
    service: null,
    sku: line.sku ?? '',
    title: [line.title, line.variantTitle].filter(Boolean).join(' – ') || line.externalId,
    quantity,
    unitPriceMinor: line.unitPriceMinor,
    grossMinor: share(line.grossMinor),
    discountMinor: share(line.discountMinor),
    taxMinor: share(line.taxMinor),
  };
}

function feeLines(order: ChannelOrder): TargetLine[] {
  return order.fees.map((fee, at) =>
    charge('fee', {
      externalId: `fee:${fee.externalId ?? at + 1}`,
      title: fee.title,
      amountMinor: fee.amountMinor,
      taxMinor: fee.taxMinor,
    }),
  );
}

function tipLine(order: ChannelOrder): TargetLine[] {
  if (order.tipMinor === 0) return [];
  return [charge('tip', { externalId: 'tip', title: 'Tip', amountMinor: order.tipMinor, taxMinor: 0 })];
}

function differenceLine(amountMinor: number): TargetLine[] {
  if (amountMinor === 0) return [];
  const title = 'Difference stated by the channel';
  return [charge('difference', { externalId: 'difference', title, amountMinor, taxMinor: 0 })];
}

function charge(
  service: keyof typeof CHANNEL_SERVICES,
  stated: { externalId: string; title: string; amountMinor: number; taxMinor: number },
): TargetLine {
  return {
    externalId: stated.externalId,
    externalVariantId: null,
    service,
    sku: '',
    title: stated.title,
    quantity: 1,
    unitPriceMinor: stated.amountMinor,
    grossMinor: stated.amountMinor,
    discountMinor: 0,
    taxMinor: stated.taxMinor,
  };
}

/**
 * What the channel's total has that its parts do not explain. After an edit its total of today counts, unless refunds
 * have lessened that as well; then nobody can say, and nothing is added.
 */
function differenceOf(
  order: ChannelOrder,
  units: ReadonlyMap<string, LineUnits>,
  ours: { lines: readonly TargetLine[]; restMinor: number },
): number {
  const isEdited = order.lines.some((line) => units.get(line.externalId)!.edited !== line.quantity);
  if (!isEdited) return order.differenceMinor;
  if (order.currentTotalMinor === null || order.refunds.length > 0 || order.cancelledAt !== null) return 0;
  const explained = ours.lines.flatMap((line) => [line.grossMinor, -line.discountMinor, line.taxMinor]);
  return sumMinor([order.currentTotalMinor, -ours.restMinor, ...explained.map((amount) => -amount)]);
}

function paidMinor(order: ChannelOrder): number | null {
  const refundedMinor = sumMinor(order.refunds.map((refund) => refund.amountMinor));
  if (order.paidMinor !== null) return Math.max(order.paidMinor, refundedMinor);
  switch (order.financialStatus) {
    case 'paid':
    case 'partially_refunded':
    case 'refunded':
      return Math.max(order.totalMinor, order.currentTotalMinor ?? 0, refundedMinor, 0);
    case 'partially_paid':
      return refundedMinor > 0 ? refundedMinor : null;
    default:
      return refundedMinor;
  }
}

function parcelsOf(order: ChannelOrder, units: ReadonlyMap<string, LineUnits>): TargetParcel[] {
  const done = order.fulfilments.filter((one) => one.status === 'done');
  if (done.length > 0) {
    return done.map((one) => ({
      externalId: one.externalId,
      carrier: one.carrier,
      trackingNumber: one.trackingNumbers[0] ?? null,
      lines: one.lines.map((line) => ({ externalId: line.lineExternalId, quantity: line.quantity })),
    }));
  }
  const lines = [...units]
    .map(([externalId, line]) => ({ externalId, quantity: line.fulfilled }))
    .filter((line) => line.quantity > 0);
  return lines.length > 0 ? [{ externalId: 'whole', carrier: null, trackingNumber: null, lines }] : [];
}

/** Refunded units that had left; a refund that does not say what became of the goods moves none. */
function returnsOf(order: ChannelOrder, units: ReadonlyMap<string, LineUnits>): TargetReturn[] {
  const neverLeft = new Map([...units].map(([externalId, line]) => [externalId, line.cancelled]));
  return order.refunds.flatMap((refund) => {
    const lines = returnedLines(refund).flatMap((line) => {
      const cancelled = Math.min(line.quantity, neverLeft.get(line.externalId) ?? 0);
      neverLeft.set(line.externalId, (neverLeft.get(line.externalId) ?? 0) - cancelled);
      const quantity = line.quantity - cancelled;
      return quantity > 0 ? [{ ...line, quantity }] : [];
    });
    return lines.length > 0 ? [{ externalId: refund.externalId, reason: refund.reason ?? '', lines }] : [];
  });
}

/** The goods of a refund, as far as it says what became of them. Pure. */
export function returnedLines(refund: ChannelRefund): TargetReturn['lines'] {
  return refund.lines.flatMap((line) =>
    line.lineExternalId === null || line.restock === 'unknown' || line.quantity <= 0
      ? []
      : [
          {
            externalId: line.lineExternalId,
            quantity: line.quantity,
            isRestocked: line.restock === 'restocked',
          },
        ],
  );
}
