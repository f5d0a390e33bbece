import type { z } from 'zod';
import type { Address } from '../shapes.ts';
import type { addressSchema } from './order-schema.ts';

/** The neutral address; null when every field is empty, as WooCommerce writes "none". */
export function readAddress(address: z.output<typeof addressSchema> | null | undefined): Address | null {
  if (!address || Object.values(address).every((value) => value === null)) return null;
  return {
    name: fullName(address),
    company: address.company,
    line1: address.address_1,
    line2: address.address_2,
    city: address.city,
    region: address.state,
    postcode: address.postcode,
    countryCode: address.country?.toUpperCase() ?? null,
    phone: address.phone,
  };
}

/** First and last name together, null when there is neither. */
export function fullName(person: { first_name: string | null; last_name: string | null }): string | null {
  return [person.first_name, person.last_name].filter((part) => part !== null).join(' ') || null;
}
