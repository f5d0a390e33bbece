import { z } from 'zod';

const MAX_ID_LENGTH = 200;
const MAX_COUNT = 1_000_000_000;
const OFFSET_INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const WHOLE_NUMBER = /^-?\d{1,15}(\.0+)?$/;

/** Trimmed text; absent, null and empty are all null. */
export const text = z
  .string('must be text')
  .nullish()
  .transform((value) => value?.trim() || null);

/** An id that must be there, kept as text. */
export const id = z
  .string('must be an id')
  .trim()
  .min(1, 'must not be empty')
  .max(MAX_ID_LENGTH, 'is too long for an id');

/** An id that may be missing; 0 means none, as WooCommerce writes it. */
export const optionalId = text.transform((value) => (value === '0' ? null : value));

/** A whole number, such as a quantity. A fraction is refused, never rounded. */
export const wholeNumber = z
  .string('must be a whole number')
  .regex(WHOLE_NUMBER, 'must be a whole number')
  .transform(Number);

/** A whole number that may be missing. */
export const optionalWholeNumber = wholeNumber.nullish().transform((value) => value ?? null);

/** A whole number of things, also negative; at most a thousand million, which every database column holds. */
export const count = wholeNumber.refine(
  (value) => Math.abs(value) <= MAX_COUNT,
  'is too large for a quantity',
);

/** A count that may be missing. */
export const optionalCount = count.nullish().transform((value) => value ?? null);

/** A quantity of a line: a count that is not negative. */
export const quantity = count.refine((value) => value >= 0, 'must not be negative');

/** A quantity that may be missing. */
export const optionalQuantity = quantity.nullish().transform((value) => value ?? null);

/** Yes or no, also as PHP writes it; null when absent. */
export const flag = z
  .union([z.boolean(), z.string()], 'must be true or false')
  .nullish()
  .transform((value) => (typeof value === 'string' ? /^(1|true|yes)$/i.test(value) : (value ?? null)));

/** A moment with its offset from UTC. */
export const instant = z
  .string('must be a date and time')
  .regex(OFFSET_INSTANT, 'must be a date and time with an offset, such as 2026-11-21T10:00:00Z')
  .refine(isOnCalendar, 'is no date of the calendar')
  .transform((value) => new Date(value.replace(' ', 'T')));

/** A moment that may be missing. */
export const optionalInstant = z
  .union([z.literal(''), instant])
  .nullish()
  .transform((value) => value || null);

/** A list whose absence and null mean empty. */
export function list<T extends z.ZodType>(item: T) {
  return z
    .array(item, 'must be a list')
    .nullish()
    .transform((value) => value ?? []);
}

/** Pairs of name and value in any of the three ways that shops write them; values that are no text become JSON. */
export const namedValues = z
  .union(
    [
      z.array(z.looseObject({ name: z.unknown().optional(), value: z.unknown().optional() })),
      z.record(z.string(), z.unknown()),
    ],
    'must be pairs of name and value',
  )
  .nullish()
  .transform((value) => {
    if (!value) return [];
    const pairs = Array.isArray(value)
      ? value.map((pair) => [pair.name, pair.value] as const)
      : Object.entries(value);
    return pairs.map(([name, held]) => ({ name: asText(name), value: asText(held) }));
  });

/** Tags in one text, separated by commas. */
export const commaTags = text.transform((value) =>
  (value ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== ''),
);

/** Whether the day and the time exist: the 31st of February would silently become a day of March. */
export function isOnCalendar(dateTime: string): boolean {
  const [year = 0, month = 0, day = 0] = dateTime.slice(0, 10).split('-').map(Number);
  const start = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(start.getTime()) || !start.toISOString().startsWith(dateTime.slice(0, 10))) return false;
  return !Number.isNaN(Date.parse(dateTime.replace(' ', 'T')));
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
