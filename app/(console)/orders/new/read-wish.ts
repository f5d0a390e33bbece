import type { CustomerChoice } from '#domains/orders/counter/list-customer-choices.ts';
import type { RestWay, Way } from './delivery-fields.tsx';
import type { DraftLine } from './draft-lines.tsx';

type Facts = {
  orderId: string;
  channelId: string;
  lines: readonly DraftLine[];
  customer: CustomerChoice | null;
  way: Way;
  rest: RestWay;
  shippingMinor: number;
  points: number;
};

/**
 * The form as the command wants it. The customer's words go along even where the customer is chosen, so that the order
 * is found by them; a name alone is kept as the address's.
 */
export function readWish(form: FormData, facts: Facts) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const [name, phone, email] = [text('name'), text('phone'), text('email')];
  const isSomebody = name !== '' || phone !== '' || email !== '';
  const places = ['lines', 'city', 'region', 'postcode'] as const;
  const isSent = facts.way === 'send';
  const pickup = facts.way === 'pickup' ? { locationId: text('pickupAt') } : undefined;
  const place = isSent ? Object.fromEntries(places.map((key) => [key, text(key)])) : {};
  const address = { name, phone: phone || undefined, email: email || undefined, ...place };
  return {
    id: facts.orderId,
    channelId: facts.channelId,
    customerId: facts.customer?.id,
    customer: isSomebody
      ? { name: name || undefined, phone: phone || undefined, email: email || undefined }
      : undefined,
    lines: facts.lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity })),
    points: facts.customer && facts.points > 0 ? facts.points : undefined,
    pickup,
    shippingMinor: isSent ? facts.shippingMinor : 0,
    shippingAddress: isSent || (isSomebody && (pickup || !facts.customer)) ? address : undefined,
    onShort: pickup ? facts.rest : form.get('waits') === 'on' ? ('backorder' as const) : ('refuse' as const),
    note: text('note'),
  };
}
