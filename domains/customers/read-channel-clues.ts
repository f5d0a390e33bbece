import { toE164 } from '#lib/phone.ts';
import type { Address, ChannelCustomer } from '../channels/message.ts';
import type { IdentityClue } from './recognise-customer.ts';

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

/**
 * What a channel's customer can be recognised by, in order of weight: the channel's own id (`slug:id`), then e-mail, then
 * phone. Numbers without a country code are read in the country of the address they came with. Pure.
 */
export function readChannelClues(
  customer: ChannelCustomer | null,
  from: { slug: string; country: string | null; addresses: readonly (Address | null)[] },
): IdentityClue[] {
  const clues: IdentityClue[] = [];
  if (customer?.externalId) clues.push({ kind: 'external', value: `${from.slug}:${customer.externalId}` });
  const email = customer?.email?.trim().toLowerCase();
  if (email && EMAIL.test(email)) clues.push({ kind: 'email', value: email });
  const addresses = [...from.addresses, ...(customer?.addresses ?? [])];
  const phones = [
    { phone: customer?.phone, country: countryOf(addresses) },
    ...addresses.map((address) => ({ phone: address?.phone, country: address?.countryCode ?? null })),
  ];
  for (const { phone, country } of phones) {
    const value = phone ? toE164(phone, country ?? from.country) : null;
    if (value) return [...clues, { kind: 'phone', value }];
  }
  return clues;
}

/** The name as people are called, from whichever field has it. Pure. */
export function readChannelName(
  customer: ChannelCustomer | null,
  addresses: readonly (Address | null)[],
): string {
  const own = customer?.name ?? [customer?.firstName, customer?.lastName].filter(Boolean).join(' ');
  return (own || addresses.find((address) => address?.name)?.name) ?? '';
}

/** The country that the addresses name first. Pure. */
export function countryOf(addresses: readonly (Address | null)[]): string | null {
  return addresses.find((address) => address?.countryCode)?.countryCode ?? null;
}
