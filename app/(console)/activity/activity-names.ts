import { useTranslations } from 'next-intl';
import type { ActivityRow } from '#domains/analytics/activity/list-activity.ts';
import { asQueue } from '../settings/jobs/queues.ts';
import { asSubject, asVerb, verbKey } from './activity-words.ts';

/** The words for background jobs, verbs and things; what has none is shown as it is written. */
export function useActivityWords() {
  const t = useTranslations('activity');
  const tQueue = useTranslations('settings.job.queue');
  return {
    nameOfActor: ({ actorKind, actorName }: Pick<ActivityRow, 'actorKind' | 'actorName'>) =>
      actorKind === 'job' ? tQueue(asQueue(actorName)) : actorName,
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
