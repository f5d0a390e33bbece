import type { Actor, CommandContext } from '#domains/context.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { settleParts } from '../bundles/split-line.ts';
import type { SettledLine, SettledOrder } from '../draft-order.ts';
import type { PlaceOrder } from '../input.ts';
import type { OrderFacts, VariantFacts } from '../order-facts.ts';
import { taxOn } from '../order-totals.ts';
import { requirePickupPlace } from '../pickup/require-place.ts';
import { priceIn } from './price-in.ts';

/** The facts with the variants at hand by id and by SKU. */
export type FactsAtHand = OrderFacts & { byId: Map<string, VariantFacts>; bySku: Map<string, VariantFacts> };

/**
 * Settles prices and taxes of a new order of our own; bundles are taken apart. Pure but for new ids.
 * @throws NOT_FOUND for an unknown variant; INVALID_INPUT for prices that may not be stated or are not known.
 */
export function settlePlaced(
  input: PlaceOrder,
  facts: FactsAtHand,
  ctx: Pick<CommandContext, 'actor' | 'now'>,
): SettledOrder {
  const currency = input.currency ?? facts.channel.currency;
  const rate = facts.rate;
  if (rate === null) {
    throw new AppError(
      'INVALID_INPUT',
      `No exchange rate is known for ${currency}; enter one under Settings, Currencies.`,
      { details: { reason: 'noRate', currency } },
    );
  }
  const { byId, bySku } = facts;
  const lines = input.lines.flatMap((line, at): SettledLine[] => {
    const found = line.variantId ? byId.get(line.variantId) : bySku.get(line.sku ?? '');
    if (!found) {
      throw new AppError('NOT_FOUND', `Line ${at + 1}: there is no variant ${line.sku ?? line.variantId}.`, {
        details: { reason: 'gone', thing: 'variant', line: at + 1, sku: line.sku ?? null },
      });
    }
    const unitPriceMinor = unitPrice(line.unitPriceMinor, found, {
      actor: ctx.actor,
      line: at + 1,
      currency,
      facts,
    });
    const grossMinor = unitPriceMinor * line.quantity;
    if (line.discountMinor > grossMinor) {
      throw new AppError('INVALID_INPUT', `Line ${at + 1}: the discount is more than the line is worth.`, {
        details: { reason: 'discountTooMuch', sku: found.sku },
      });
    }
    const taxMinor = taxOn(grossMinor - line.discountMinor, facts.business.taxRates[found.taxClass] ?? 0);
    const ordered: SettledLine = {
      id: newId(ctx.now.getTime()),
      externalId: null,
      variant: found,
      sku: found.sku,
      title: found.title,
      quantity: line.quantity,
      unitPriceMinor,
      grossMinor,
      discountMinor: line.discountMinor,
      taxMinor,
    };
    const parts = settleParts(ordered, facts, ctx.now);
    const { locationId } = input;
    return locationId ? parts.map((part) => onlyAt(locationId, part)) : parts;
  });
  const shippingTaxMinor = taxOn(input.shippingMinor, facts.business.taxRates.standard ?? 0);
  return {
    currency,
    rate,
    lines,
    shippingMinor: input.shippingMinor,
    shippingTaxMinor,
    discountMinor: 0,
    paidMinor: input.payment?.amountMinor ?? 0,
    delivery: {
      address: input.shippingAddress ?? null,
      isOverCounter: input.locationId !== undefined,
      pickup: pickupOf(input, facts),
      at: ctx.now,
    },
  };
}

/** Where its customer comes for it; refused orders promise what the shop has, and nothing else. */
function pickupOf(
  { pickup, locationId, onShort }: PlaceOrder,
  facts: OrderFacts,
): NonNullable<SettledOrder['delivery']>['pickup'] {
  if (!pickup) {
    if (onShort !== 'bring') return null;
    throw new AppError('INVALID_INPUT', 'onShort: goods are brought only where the order is collected.');
  }
  if (locationId !== undefined) {
    throw new AppError(
      'INVALID_INPUT',
      'An order is sold over a counter or collected: leave locationId out.',
    );
  }
  const place = requirePickupPlace(facts.pickup);
  return { locationId: place.locationId, waitsThere: onShort !== 'bring' };
}

/** A line as the shop at whose counter it is sold sees it: only its own shelf counts. Pure. */
export function onlyAt(locationId: string, line: SettledLine): SettledLine {
  const { variant } = line;
  if (!variant) return line;
  const levels = variant.levels.filter((level) => level.locationId === locationId);
  return { ...line, variant: { ...variant, levels } };
}

/** A price from outside is heard only from a program that was given the right to import orders, or from ourselves. */
function unitPrice(
  stated: number | undefined,
  variant: VariantFacts,
  at: { actor: Actor; line: number; currency: string; facts: OrderFacts },
): number {
  const mayState =
    at.actor.kind === 'system' ||
    at.actor.kind === 'job' ||
    (at.actor.kind === 'api_key' && at.actor.scopes.includes('orders:import'));
  if (stated !== undefined) {
    if (mayState) return stated;
    throw new AppError(
      'INVALID_INPUT',
      `Line ${at.line}: prices come from the catalogue; leave unitPriceMinor out.`,
    );
  }
  const priceMinor = priceIn(variant, at.currency, at.facts);
  if (priceMinor !== null) return priceMinor;
  throw new AppError('INVALID_INPUT', `Line ${at.line}: ${variant.sku} has no price in ${at.currency}.`, {
    details: { reason: 'noPriceIn', sku: variant.sku, currency: at.currency },
  });
}
