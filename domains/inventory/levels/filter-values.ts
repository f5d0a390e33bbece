/** What a level can be looked for by: nothing to sell, soon to reorder, less there than safety asks for, more on its way. */
export const LEVEL_MARKS = ['out', 'low', 'short', 'incoming'] as const;

/** One row per variant, or one per variant and location. */
export const LEVEL_SHAPES = ['variant', 'location'] as const;

/** The orders in which levels can be read; a minus reads downwards. */
export const LEVEL_SORTS = ['sku', '-sku'] as const;
