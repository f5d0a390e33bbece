import { z } from 'zod';

const MAX_TEXT = 200;
const MAX_VALUES = 100;

/** What the list may show: what is to be ordered, everything that is forecast, or what too little is known of. */
export const REORDER_SHOWN = ['needed', 'all', 'unsure'] as const;

const Cursor = z
  .string()
  .max(2 * MAX_TEXT)
  .optional();

/** Which rows of the reorder list are wanted, and which page of them. */
export const ReorderFilter = z.object({
  search: z.string().max(MAX_TEXT).default(''),
  suppliers: z.array(z.uuid()).max(MAX_VALUES).default([]),
  locations: z.array(z.uuid()).max(MAX_VALUES).default([]),
  categories: z.array(z.string().max(MAX_TEXT)).max(MAX_VALUES).default([]),
  shown: z.enum(REORDER_SHOWN).default('needed'),
  after: Cursor,
  before: Cursor,
  limit: z.number().int().min(1).max(1_000).default(50),
});
