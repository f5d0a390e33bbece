import { z } from 'zod';
import { text } from '../read/fields.ts';
import type { Address } from '../shapes.ts';

/** An address as Shopify writes it. */
export const addressSchema = z.object({
  name: text,
  first_name: text,
  last_name: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  province: text,
  zip: text,
  country_code: text,
  phone: text,
});

/** The neutral address, null for none. */
export function readAddress(address: z.output<typeof addressSchema> | null | undefined): Address | null {
  if (!address) return null;
  const fullName = [address.first_name, address.last_name].filter((part) => part !== null).join(' ');
  return {
    name: address.name ?? (fullName || null),
    company: address.company,
    line1: address.address1,
    line2: address.address2,
    city: address.city,
    region: address.province,
    postcode: address.zip,
    countryCode: address.country_code?.toUpperCase() ?? null,
    phone: address.phone,
  };
}
