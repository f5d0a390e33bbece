/** What a person can agree to. */
export const CONSENT_PURPOSES = ['marketing', 'service', 'profiling'] as const;

/** One thing that a person can agree to. */
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** How a person can be reached. */
export const CONSENT_WAYS = ['email', 'sms', 'phone', 'post', 'messenger'] as const;

/** One way to reach a person. */
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Who heard a statement: we ourselves, a partner of ours, or somebody else. */
export const CONSENT_PARTIES = ['first', 'second', 'third'] as const;

/** The languages in which people are asked. */
export const TEXT_LANGUAGES = ['en', 'fa', 'ar', 'bg'] as const;

/** The longest text that people may be asked. */
export const MAX_CONSENT_WORDS = 4_000;
