import { z } from 'zod';
import { type FilterParams, FilterText, listPlace, readFilter, several } from '#lib/list-filter.ts';
import { LEVEL_MARKS, LEVEL_SHAPES, LEVEL_SORTS } from './filter-values.ts';

/** Rows of one page of levels. */
export const LEVELS_PER_PAGE = 50;

/** Which levels are wanted, and which page of them. Marks are alternatives: `out` and `low` shows both. */
export const LevelFilter = z.object({
  locationIds: several(z.uuid()),
  categories: several(FilterText),
  brands: several(FilterText),
  marks: several(z.enum(LEVEL_MARKS)),
  shape: z.enum(LEVEL_SHAPES).default('variant'),
  sort: z.enum(LEVEL_SORTS).default('sku'),
  ...listPlace(LEVELS_PER_PAGE),
});

/** The checked form of a filter. */
export type LevelFilter = z.output<typeof LevelFilter>;

const NAMES = {
  locationIds: 'location',
  categories: 'category',
  brands: 'brand',
  marks: 'only',
  shape: 'by',
};

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readLevelFilter(params: FilterParams): LevelFilter {
  return readFilter(LevelFilter, params, NAMES);
}
