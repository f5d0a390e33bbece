import { z } from 'zod';
import { isCurrency } from '#lib/currency.ts';

const timeZones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** The facts of the business that everything else is counted in. */
export const BusinessInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, such as IR'),
  reportingCurrency: z.string().refine(isCurrency, 'not a currency that we know'),
  timeZone: z.string().refine((zone) => timeZones.has(zone), 'not a time zone that we know'),
  locale: z.enum(['fa', 'ar', 'bg', 'en']),
  calendar: z.enum(['gregorian', 'jalali']),
  showToman: z.boolean().default(false),
  taxRates: z.record(z.string(), z.number().int().min(0).max(10_000)).default({}),
  isDemo: z.boolean().default(false),
});

/** What changes of the business; what is left out stays. The reporting currency only before anything is booked. */
export const UpdateBusinessInput = BusinessInput.omit({ isDemo: true })
  .extend({
    showToman: z.boolean(),
    taxRates: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/), z.number().int().min(0).max(10_000)),
    lowStockCoverDays: z.number().int().min(1).max(365),
  })
  .partial();
