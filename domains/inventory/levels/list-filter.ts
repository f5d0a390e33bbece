import { z } from 'zod';

/** Rows of one page of levels. */
export const LEVELS_PER_PAGE = 50;

const MAX_PAGE = 1_000;
const MAX_VALUES = 100;
const MAX_TEXT = 200;

/** Marks of a level: nothing to sell, soon to reorder, less there than safety asks for. */
export const LEVEL_MARKS = ['out', 'low', 'short'] as const;

/** One row per variant, or one per variant and location. */
export const LEVEL_SHAPES = ['variant', 'location'] as const;

/** The orders in which levels can be read; a minus reads downwards. */
export const LEVEL_SORTS = ['sku', '-sku'] as const;

const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_VALUES).default([]);

/** Which levels are wanted, and which page of them. Marks are alternatives: `out` and `low` shows both. */
export const LevelFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  locationIds: several(z.uuid()),
  categories: several(z.string().max(MAX_TEXT)),
  brands: several(z.string().max(MAX_TEXT)),
  marks: several(z.enum(LEVEL_MARKS)),
  shape: z.enum(LEVEL_SHAPES).default('variant'),
  sort: z.enum(LEVEL_SORTS).default('sku'),
  after: z
    .string()
    .max(2 * MAX_TEXT)
    .optional(),
  before: z
    .string()
    .max(2 * MAX_TEXT)
    .optional(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(LEVELS_PER_PAGE),
});

/** The checked form of a filter. */
export type LevelFilter = z.output<typeof LevelFilter>;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readLevelFilter(params: Params): LevelFilter {
  const all = (name: string) => [params[name] ?? []].flat().filter((value) => value !== '');
  const known = <Item>(name: string, schema: z.ZodType<Item>): Item[] =>
    all(name)
      .slice(0, MAX_VALUES)
      .flatMap((value) => {
        const parsed = schema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
  const { shape } = LevelFilter;
  const text = z.string().max(MAX_TEXT);
  return LevelFilter.parse({
    search: all('q')[0]?.slice(0, MAX_TEXT),
    locationIds: known('location', z.uuid()),
    categories: known('category', text),
    brands: known('brand', text),
    marks: known('only', z.enum(LEVEL_MARKS)),
    shape: known('by', z.enum(LEVEL_SHAPES))[0],
    sort: known('sort', z.enum(LEVEL_SORTS))[0],
    after: known('after', shape.after)[0],
    before: known('before', shape.before)[0],
  });
}

/** True when the filter leaves nothing out. */
export function isUnfiltered(filter: LevelFilter): boolean {
  const lists = [filter.locationIds, filter.categories, filter.brands, filter.marks];
  return filter.search.trim() === '' && lists.every((list) => list.length === 0);
}
