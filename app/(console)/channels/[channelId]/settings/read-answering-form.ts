import { ANSWER_STANDARD_MINUTES, ANSWER_STANDARDS } from '#domains/channels/answering/answer-standard.ts';
import type { Answering } from '#domains/channels/answering/read-answering.ts';
import { readTime } from '../../../settings/locations/read-place.ts';

/** Reads the form; null where a time is unclear, a day ends before it begins, or hours are wanted and none is given. */
export function readAnsweringForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '');
  const standardMinutes =
    ANSWER_STANDARDS.find((minutes) => String(minutes) === text('standardMinutes')) ??
    ANSWER_STANDARD_MINUTES;
  if (form.get('hasHours') !== 'on') return { standardMinutes, week: null };
  const week: NonNullable<Answering['week']> = [];
  for (let day = 0; day < 7; day++) {
    const [opens, closes] = [readTime(text(`opens${day}`)), readTime(text(`closes${day}`))];
    if (opens === undefined || closes === undefined) return null;
    if (opens === null || closes === null) {
      if (opens !== closes) return null;
      week.push(null);
    } else if (opens < closes) week.push({ opens, closes });
    else return null;
  }
  return week.some((one) => one !== null) ? { standardMinutes, week } : null;
}
