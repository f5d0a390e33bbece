import type { Address, ChannelOrder } from '../../channels/message.ts';
import type { OrderAddress } from '../write-order.ts';

/** The order's addresses as its channel wrote them. Pure. */
export function addressesOf(order: ChannelOrder): OrderAddress[] {
  const email = order.customer?.email ?? null;
  const stated = [
    { kind: 'shipping' as const, address: order.shippingAddress },
    { kind: 'billing' as const, address: order.billingAddress },
  ];
  return stated.flatMap(({ kind, address }) => (address ? [toOrderAddress(kind, address, email)] : []));
}

function toOrderAddress(kind: OrderAddress['kind'], address: Address, email: string | null): OrderAddress {
  return {
    kind,
    name: address.name ?? '',
    phone: address.phone,
    email,
    lines: [address.company, address.line1, address.line2].filter(Boolean).join('\n'),
    city: address.city ?? '',
    region: address.region ?? '',
    postcode: address.postcode ?? '',
    country: address.countryCode ?? '',
  };
}
