import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, snakeCase, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The one business of this installation. */
export const business = snakeCase.table(
  'business',
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    country: text().notNull(),
    reportingCurrency: text().notNull(),
    timeZone: text().notNull(),
    locale: text({ enum: ['fa', 'ar', 'bg', 'en'] }).notNull(),
    calendar: text({ enum: ['gregorian', 'jalali'] }).notNull(),
    showToman: boolean().notNull().default(false),
    /** Tax in basis points by tax class: {"standard": 900}. */
    taxRates: jsonb().$type<Record<string, number>>().notNull().default({}),
    isDemo: boolean().notNull().default(false),
    lowStockCoverDays: integer().notNull().default(14),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [check('business_is_single', sql`${t.id} = 1`)],
);
