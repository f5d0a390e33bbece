import { z } from 'zod';
import { commaTags, flag, list, optionalId, optionalInstant, text } from '../read/fields.ts';
import type { ChannelCustomer, Consent } from '../shapes.ts';
import { addressSchema, readAddress } from './read-address.ts';

/** What a person answered to marketing by one way of contact. */
export const consentSchema = z.object({ state: text, consent_updated_at: optionalInstant }).nullish();

/** A customer as Shopify writes it, in its own webhooks and inside orders. */
export const customerSchema = z.object({
  id: optionalId,
  email: text,
  phone: text,
  first_name: text,
  last_name: text,
  locale: text,
  note: text,
  tags: commaTags,
  created_at: optionalInstant,
  updated_at: optionalInstant,
  email_marketing_consent: consentSchema,
  sms_marketing_consent: consentSchema,
  accepts_marketing: flag,
  accepts_marketing_updated_at: optionalInstant,
  default_address: addressSchema.nullish(),
  addresses: list(addressSchema),
});

const STATES: ReadonlyMap<string, Consent['state']> = new Map<string, Consent['state']>([
  ['subscribed', 'given'],
  ['unsubscribed', 'withdrawn'],
  ['redacted', 'withdrawn'],
  ['pending', 'pending'],
]);

/** The neutral customer. Old payloads have one answer for e-mail only (`accepts_marketing`). */
export function readCustomer(customer: z.output<typeof customerSchema>): ChannelCustomer {
  const fullName = [customer.first_name, customer.last_name].filter((part) => part !== null).join(' ');
  const addresses = customer.addresses.length > 0 ? customer.addresses : [customer.default_address];
  return {
    externalId: customer.id,
    name: fullName || null,
    firstName: customer.first_name,
    lastName: customer.last_name,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    consents: readConsents(customer),
    addresses: addresses.map(readAddress).filter((address) => address !== null),
    tags: customer.tags,
    note: customer.note,
    createdAt: customer.created_at,
    modifiedAt: customer.updated_at,
  };
}

/** One stated answer in neutral words; none when the source states none. An unknown state never counts as given. */
export function readConsent(contact: Consent['contact'], stated: z.output<typeof consentSchema>): Consent[] {
  if (!stated?.state) return [];
  const state = STATES.get(stated.state.toLowerCase()) ?? 'not_given';
  return [{ contact, state, sourceState: stated.state, at: stated.consent_updated_at }];
}

function readConsents(customer: z.output<typeof customerSchema>): Consent[] {
  const stated = [
    ...readConsent('email', customer.email_marketing_consent),
    ...readConsent('sms', customer.sms_marketing_consent),
  ];
  if (stated.length > 0 || customer.accepts_marketing === null) return stated;
  const state = customer.accepts_marketing ? 'given' : 'not_given';
  return [
    {
      contact: 'email',
      state,
      sourceState: `accepts_marketing ${customer.accepts_marketing}`,
      at: customer.accepts_marketing_updated_at,
    },
  ];
}
