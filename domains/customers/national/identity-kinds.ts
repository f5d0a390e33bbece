/** Ways to recognise a person that staff can write down; devices and ids of channels come from the channels alone. */
export const IDENTITY_KINDS = ['phone', 'email', 'handle', 'loyalty_card', 'national_id'] as const;

/** One of them. */
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
