import { z } from 'zod';
import { isDay } from '#lib/time.ts';

const MOST_VALUES = 60;
const Word = z.string().min(1).max(200);
const Day = z.string().refine(isDay, 'a day, such as 2026-03-21');

/** Which lines of the activity log: by who, what, about what, and the days; page by page, newest first. */
export const ActivityFilter = z.strictObject({
  actors: z.array(Word).max(MOST_VALUES).default([]),
  verbs: z.array(Word).max(MOST_VALUES).default([]),
  subjects: z.array(Word).max(MOST_VALUES).default([]),
  /** The id of one order, variant, person …; only together with one of `subjects`. */
  subjectId: Word.nullable().default(null),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  /** Lines older than this one, or newer: the last or first of the page that was seen. */
  after: z.number().int().nullable().default(null),
  before: z.number().int().nullable().default(null),
  limit: z.number().int().min(1).max(1_000).default(50),
});

/** A checked filter. */
export type ActivityFilter = z.output<typeof ActivityFilter>;

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter from the parameters of an address; what it does not understand narrows nothing. */
export function readActivityFilter(params: Params): ActivityFilter {
  const all = (name: string) =>
    [params[name] ?? []].flat().filter((value) => value !== '' && value.length <= MOST_LETTERS);
  const first = (name: string) => all(name)[0];
  const day = (name: string) => {
    const value = first(name);
    return value && isDay(value) ? value : null;
  };
  return ActivityFilter.parse({
    actors: all('who').slice(0, MOST_VALUES),
    verbs: all('verb').slice(0, MOST_VALUES),
    subjects: all('subject').slice(0, MOST_VALUES),
    subjectId: first('id') ?? null,
    from: day('from'),
    to: day('to'),
    after: readId(first('after')),
    before: readId(first('before')),
  });
}

const MOST_LETTERS = 200;

function readId(text: string | undefined): number | null {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
