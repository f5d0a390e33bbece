import { z } from 'zod';
import { cleanText, cutText } from '#lib/text/clean-text.ts';
import { isDay } from '#lib/time.ts';

const MAX_PAGE = 1_000;
const MAX_VALUES = 100;
const MAX_TEXT = 200;
const MAX_CURSOR = 400;

/** What turns a list or lays it out otherwise, and leaves nothing out. */
const NARROWS_NOTHING = new Set(['sort', 'shape', 'after', 'before', 'limit']);

/** A business day of a filter, `2026-03-21`. */
export const FilterDay = z.string().refine(isDay).optional();

/** An amount of a filter, in minor units. */
export const FilterAmount = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

/** A name of a filter: a tag, a country, a brand. */
export const FilterText = z.string().max(MAX_TEXT);

/** Several values of a filter; none of them narrows nothing. */
export const several = <Item extends z.ZodType>(item: Item, most = MAX_VALUES) =>
  z.array(item).max(most).default([]);

const limitOf = (rowsPerPage: number) => z.number().int().min(1).max(MAX_PAGE).default(rowsPerPage);

/** What every list has: words to search for, and the place in the list. A minus before an order reads downwards. */
export const listPlace = (rowsPerPage: number) => ({
  search: FilterText.default(''),
  after: z.string().max(MAX_CURSOR).optional(),
  before: z.string().max(MAX_CURSOR).optional(),
  limit: limitOf(rowsPerPage),
});

const RowNumber = z.coerce.number().int().min(1).optional();

/** The place in a list whose rows are numbered and come by their numbers. */
export const numberedPlace = (rowsPerPage: number) => ({
  after: RowNumber,
  before: RowNumber,
  limit: limitOf(rowsPerPage),
});

/** The parameters of an address. */
export type FilterParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads a filter from the parameters of an address; `names` says which parameter each field is, where it is called
 * otherwise. The words of the search are in `q`. What it does not understand narrows nothing; it never fails.
 */
export function readFilter<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  params: FilterParams,
  names: { [Field in keyof Shape]?: string },
): z.output<z.ZodObject<Shape>> {
  const read = Object.entries<z.core.$ZodType>(schema.shape).map(([field, one]) => {
    const values = valuesOf(params, names[field] ?? field).filter((value) => value !== '');
    return [field, readField(one, values)] as const;
  });
  const [words] = valuesOf(params, 'q');
  const search = words && cutText(words, MAX_TEXT);
  return schema.parse({ ...Object.fromEntries(read), search, limit: undefined });
}

function valuesOf(params: FilterParams, name: string): string[] {
  return [(Object.hasOwn(params, name) && params[name]) || []].flat().map(cleanText);
}

function readField(schema: z.core.$ZodType, values: readonly string[]): unknown {
  const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  const understands = (one: z.core.$ZodType) => (value: string) => z.safeParse(one, value).success;
  if (inner instanceof z.ZodArray) return values.slice(0, MAX_VALUES).filter(understands(inner.element));
  return values.slice(0, 1).find(understands(inner));
}

/** True when the filter leaves nothing out, wherever in the list and in whatever order it stands. */
export function isUnfiltered(filter: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([field, value]) => NARROWS_NOTHING.has(field) || isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
