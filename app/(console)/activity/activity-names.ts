import { useTranslations } from 'next-intl';
import { asSubject, asVerb, verbKey } from './activity-words.ts';

/** The words for verbs and things; what has none is shown as it is written. */
export function useActivityWords() {
  const t = useTranslations('activity');
  return {
    nameOfVerb: (verb: string) => {
      const known = asVerb(verb);
      return known ? t(`verb.${verbKey(known)}`) : verb;
    },
    nameOfSubject: (kind: string) => {
      const known = asSubject(kind);
      return known ? t(`subject.${known}`) : kind;
    },
  };
}
