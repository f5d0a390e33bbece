import { z } from 'zod';

/** The kinds of locations that people add; the outside of the ledger exists from the beginning. */
export const LOCATION_KINDS = ['warehouse', 'store', 'transit', 'quarantine'] as const;

const fields = {
  name: z.string().trim().min(1).max(200),
  city: z.string().trim().max(200),
  country: z.string().regex(/^([A-Z]{2})?$/, 'two capital letters, such as IR, or nothing'),
  /** Lower is asked first when nothing else decides. */
  rank: z.number().int().min(0).max(100_000),
  services: z.strictObject({ ships: z.boolean(), pickup: z.boolean(), returns: z.boolean() }),
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
});

/** What changes of a location; what is left out stays. */
export const UpdateLocationInput = z
  .strictObject({ isActive: z.boolean(), ...fields })
  .partial()
  .extend({ locationId: z.uuid() });
