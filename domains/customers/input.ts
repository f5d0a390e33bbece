import { z } from 'zod';
import { CONSENT_PARTIES, CONSENT_PURPOSES, CONSENT_WAYS } from './consents/consent-kinds.ts';
import { IDENTITY_KINDS } from './national/identity-kinds.ts';

const Text = (length: number) => z.string().trim().max(length);

const Country = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, such as IR');

/** What staff write about a person; what is not said stays. */
export const EditCustomerInput = z.strictObject({
  customerId: z.uuid(),
  name: Text(200).optional(),
  note: Text(2_000).optional(),
  tags: z.array(Text(60).min(1)).max(50).optional(),
  /** The language to speak with the person, such as `fa`; null when it is not known. */
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag, such as fa or bg-BG')
    .nullish(),
  country: Country.nullish(),
});

/** One more way to recognise a person, as somebody says it. */
export const AddIdentityInput = z.strictObject({
  customerId: z.uuid(),
  kind: z.enum(IDENTITY_KINDS),
  value: Text(320).min(1),
  /** Whose registry a national number is of; without it the customer's country, else the business's. */
  country: Country.optional(),
});

/** A way to recognise a person that was wrong. */
export const RemoveIdentityInput = z.strictObject({ customerId: z.uuid(), identityId: z.uuid() });

/** What a person said about being contacted, and how we know. */
export const RecordConsentInput = z.strictObject({
  customerId: z.uuid(),
  purpose: z.enum(CONSENT_PURPOSES),
  way: z.enum(CONSENT_WAYS),
  isGranted: z.boolean(),
  /** Who heard it. */
  party: z.enum(CONSENT_PARTIES).default('first'),
  /** The version of the words that the person was shown. */
  textId: z.uuid().nullish(),
  /** Where and how it was said; an agreement that nobody can prove is none. */
  proof: Text(500).min(3, 'say how the person told us'),
});
