import type { ConsentPurpose } from './consent-kinds.ts';

/** What is known when the question is asked; only what was said until then. */
export type ContactFacts = {
  isErased: boolean;
  purpose: ConsentPurpose;
  /** The newest statement for the purpose and way. */
  newest: { isGranted: boolean; at: Date } | null;
  /** Since when the newest of the person's addresses for the way is on the suppression list. */
  suppressedAt: Date | null;
};

/** Whether somebody may be contacted, and by which rule. */
export type ContactDecision = {
  may: boolean;
  why: 'erased' | 'suppressed' | 'agreed' | 'refused' | 'service' | 'not-asked';
};

/**
 * The one rule of contact. A person who is erased is never contacted. The suppression list holds against everything but a
 * later agreement. Marketing and profiling need an agreement; service about what was bought needs that nobody refused it.
 */
export function decideContact({ isErased, purpose, newest, suppressedAt }: ContactFacts): ContactDecision {
  if (isErased) return { may: false, why: 'erased' };
  const agreedAt = newest?.isGranted ? newest.at : null;
  if (suppressedAt && (!agreedAt || agreedAt <= suppressedAt)) return { may: false, why: 'suppressed' };
  if (newest) return newest.isGranted ? { may: true, why: 'agreed' } : { may: false, why: 'refused' };
  return purpose === 'service' ? { may: true, why: 'service' } : { may: false, why: 'not-asked' };
}
