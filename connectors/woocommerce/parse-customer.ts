import { z } from 'zod';
import type { ChannelSettings } from '../contract.ts';
import { id, text } from '../read/fields.ts';
import { readShape } from '../read/read-shape.ts';
import type { ChannelCustomer } from '../shapes.ts';
import { addressSchema } from './order-schema.ts';
import { fullName, readAddress } from './read-address.ts';
import { readDate } from './read-date.ts';

const customerSchema = z.object({
  id,
  email: text,
  first_name: text,
  last_name: text,
  date_created: text,
  date_created_gmt: text,
  date_modified: text,
  date_modified_gmt: text,
  billing: addressSchema.nullish(),
  shipping: addressSchema.nullish(),
});

/** The neutral customer. WooCommerce states no consent. INVALID_INPUT names field and value. */
export function parseCustomer(json: unknown, settings: ChannelSettings): ChannelCustomer {
  const customer = readShape(customerSchema, json, 'WooCommerce customer');
  const thing = `WooCommerce customer ${customer.id}`;
  const date = (gmt: string | null, local: string | null) =>
    readDate({ gmt, local }, { timeZone: settings.timeZone, thing });
  return {
    externalId: customer.id,
    name: fullName(customer) ?? (customer.billing ? fullName(customer.billing) : null),
    firstName: customer.first_name,
    lastName: customer.last_name,
    email: customer.email ?? customer.billing?.email ?? null,
    phone: customer.billing?.phone ?? null,
    locale: null,
    consents: [],
    addresses: [customer.billing, customer.shipping].map(readAddress).filter((address) => address !== null),
    tags: [],
    note: null,
    createdAt: date(customer.date_created_gmt, customer.date_created),
    modifiedAt: date(customer.date_modified_gmt, customer.date_modified),
  };
}
