import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { ErrorCode } from '#lib/errors.ts';
import { factsOf } from './failure-facts.ts';
import type { Failure } from './use-action.ts';

/** Codes whose own words say all that a person needs. */
const SAYING_ALL: readonly ErrorCode[] = ['UNAUTHENTICATED', 'RATE_LIMITED', 'INTERNAL'];

/** A refusal in the reader's words, and the program's own English sentence where those words say less than it. */
export type FailureWords = { said: string; english: string | null };

/** Tells refusals in the reader's words: those for the reason with the facts of this very case, else those of the code. */
export function useFailureWords(): (failure: Failure) => FailureWords {
  const t = useTranslations('errors');
  const prefs = usePrefs();
  return ({ code, details, message }) => {
    const facts = factsOf(details, prefs);
    const key = `reason.${facts?.reason}`;
    if (facts && t.has(key)) return { said: t(key, facts.values), english: null };
    return { said: t(code), english: message === '' || SAYING_ALL.includes(code) ? null : message };
  };
}
