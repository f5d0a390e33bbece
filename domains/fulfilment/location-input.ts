import { z } from 'zod';
import { isDay } from '#lib/time.ts';

/** The kinds of locations that people add; the outside of the ledger exists from the beginning. */
export const LOCATION_KINDS = ['warehouse', 'store', 'transit', 'quarantine'] as const;

const DAY_MINUTES = 1_440;
const MOST_DAYS_OFF = 200;

const Minute = z.number().int().min(0).max(DAY_MINUTES);
const DayHours = z
  .strictObject({ opens: Minute, closes: Minute })
  .refine((day) => day.opens < day.closes, 'it opens before it closes');
const OpeningHours = z.strictObject({
  week: z.array(DayHours.nullable()).length(7),
  closedOn: z.array(z.string().refine(isDay, 'a day such as 2026-12-25')).max(MOST_DAYS_OFF),
  cutOff: Minute.nullable(),
});
const cost = z.number().int().min(0).max(1e12);
const minutes = z.number().int().min(0).max(DAY_MINUTES);

const fields = {
  name: z.string().trim().min(1).max(200),
  city: z.string().trim().max(200),
  country: z.string().regex(/^([A-Z]{2})?$/, 'two capital letters, such as IR, or nothing'),
  /** Lower is asked first when nothing else decides. */
  rank: z.number().int().min(0).max(100_000),
  services: z.strictObject({ ships: z.boolean(), pickup: z.boolean(), returns: z.boolean() }),
  /** Degrees; null where nobody knows. */
  position: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable(),
  /** Null means always open. */
  hours: OpeningHours.nullable(),
  /** Null means any number of orders a day. */
  dailyOrders: z.number().int().min(1).max(1_000_000).nullable(),
  dayCostMinor: cost,
  orderCostMinor: cost,
  unitCostMinor: cost,
  orderMinutes: minutes,
  unitMinutes: minutes,
};

/** A new location. Code and kind never change: movements are told by them. */
export const AddLocationInput = z.strictObject({
  id: z.uuid().optional(),
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9][A-Z0-9_-]{0,31}$/, 'capital letters, digits and hyphens, such as NORTH'),
  kind: z.enum(LOCATION_KINDS),
  ...fields,
  city: fields.city.default(''),
  country: fields.country.default(''),
  rank: fields.rank.default(100),
  position: fields.position.default(null),
  hours: fields.hours.default(null),
  dailyOrders: fields.dailyOrders.default(null),
  dayCostMinor: cost.default(0),
  orderCostMinor: cost.default(0),
  unitCostMinor: cost.default(0),
  orderMinutes: minutes.default(0),
  unitMinutes: minutes.default(0),
});

/** What changes of a location; what is left out stays. */
export const UpdateLocationInput = z
  .strictObject({ isActive: z.boolean(), ...fields })
  .partial()
  .extend({ locationId: z.uuid() });

/** A position as the table keeps it; nothing where none was said. */
export function positionColumns(position: z.output<typeof fields.position> | undefined) {
  if (position === undefined) return {};
  return { latitude: position?.latitude ?? null, longitude: position?.longitude ?? null };
}
