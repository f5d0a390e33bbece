import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';
import { ROW_RULES } from './rules/classify-row.ts';

const Text = z.string().min(1).max(200);
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'not a channel name such as web-shop');

/** A channel that a value of the file's channel column means. It is made where it does not exist and its kind is told. */
export const ChannelMeaning = z.strictObject({
  slug: Slug,
  name: Text.optional(),
  kind: z.enum(['store', 'web', 'app', 'marketplace', 'social', 'phone']).optional(),
});

/** How the columns of a file are to be understood: our field → their header, and what no column says. */
export const Mapping = z.strictObject({
  columns: z.record(z.string().max(60), z.string().max(300)).default({}),
  /** Values for fields that the file has no column for. */
  constants: z.record(z.string().max(60), z.string().max(300)).default({}),
  /** What the file writes where it has nothing, such as `nan` or `NULL`. */
  blanks: z.array(z.string().max(40)).max(20).default([]),
  /** Their value of the channel column → our channel; `otherwise` for every other value. */
  channels: z
    .strictObject({
      values: z.record(z.string().max(200), ChannelMeaning),
      otherwise: ChannelMeaning.optional(),
    })
    .optional(),
  /** The currency of the amounts, whatever a currency column says; `column` trusts that column row by row. */
  amountsIn: z
    .union([z.literal('column'), z.string().refine(isCurrency, 'not a currency that we know')])
    .optional(),
  /** Whose customer ids these are, so that one person is recognised in every file and channel of one source. */
  customerSource: Text.optional(),
  /** How rows are told apart: rules/classify-row.ts. */
  rule: z.enum(ROW_RULES).default('plain'),
  /** `history`: the goods were never on our shelves, levels stay. `live`: they leave the import's location. */
  stock: z.enum(['history', 'live']).default('history'),
  /** Whether past orders count as paid in full; `unknown` leaves them unpaid. */
  payment: z.enum(['paid', 'unknown']).default('paid'),
  /** Whether amounts far above what a campaign usually costs a day are refused, or a person said that they are right. */
  unusual: z.enum(['refuse', 'take']).default('refuse'),
});
export type Mapping = z.output<typeof Mapping>;

/** How the cells are written: detected, and answered by the person where the file does not tell. */
export const Reading = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().min(1).max(4).optional(),
  quote: z.string().max(1).nullable().optional(),
  hasHeader: z.boolean().default(true),
  /** Lines of titles above the header, as reports have them. */
  skipRows: z.number().int().min(0).max(20).optional(),
  sheet: z.string().max(200).optional(),
  decimalSign: z.enum(['.', ',']).optional(),
  dateOrder: z.enum(['yearFirst', 'dayFirst', 'monthFirst']).optional(),
  calendar: z.enum(['gregorian', 'jalali']).optional(),
  shortYearBase: z.number().int().min(1300).max(2100).optional(),
  repeatedHour: z.enum(['first', 'second']).optional(),
  timeZone: z.string().max(60).optional(),
  /** Signs and words beside numbers, such as € or лв. */
  marks: z.array(z.string().min(1).max(10)).max(10).optional(),
});
export type Reading = z.output<typeof Reading>;

/** Something that the file cannot answer. Until it is answered the import stays in `checking`. */
export type Question = {
  key:
    | 'encoding'
    | 'decimalSign'
    | 'dateOrder'
    | 'shortYear'
    | 'amountsIn'
    | 'fileCurrency'
    | 'requiredField';
  /** The column or field that it is about; empty while no column is it. */
  about: string;
  choices: string[];
  /** What was found, to decide by: samples, or sums per currency. */
  evidence: string[];
  /** The answer that stood for the last file of the same kind, to be confirmed. */
  proposed?: string;
};
