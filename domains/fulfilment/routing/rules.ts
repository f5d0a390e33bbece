import { z } from 'zod';
import { CRITERIA } from './criteria.ts';

const MOST_WEIGHT = 1_000_000_000;

/**
 * How orders are given to locations. `ordered`: the first criterion that tells two plans apart decides, where a
 * difference up to `tolerance` (parcels, km, minor units, days, steps) tells nothing. `weighted`: each km, parcel, day
 * or step costs `weight` minor units of the reporting currency; money counts `weight` times; the cheapest wins.
 */
export const RoutingRules = z.strictObject({
  mode: z.enum(['ordered', 'weighted']),
  criteria: z
    .array(
      z.strictObject({
        by: z.enum(CRITERIA),
        tolerance: z.number().min(0).max(MOST_WEIGHT).default(0),
        weight: z.number().min(0).max(MOST_WEIGHT).default(1),
      }),
    )
    .min(1)
    .refine((list) => new Set(list.map((one) => one.by)).size === list.length, 'each thing may stand once'),
  require: z.strictObject({
    /** The place does what the order needs: sends parcels, or hands over. */
    service: z.boolean(),
    /** The place still works today; waived where only closed places have the goods. */
    hours: z.boolean(),
    /** The place has not had its orders of the day; waived where only full places have the goods. */
    capacity: z.boolean(),
    sameCountry: z.boolean(),
    maxKm: z.number().int().min(1).max(20_100).nullable(),
  }),
  split: z.strictObject({
    /** How many parcels an order may become; null means as many as it takes. */
    maxParcels: z.number().int().min(1).max(50).nullable(),
    /** An order worth less (reporting currency) goes in one parcel; the rest waits. */
    neverBelowMinor: z.number().int().min(0).max(1e15),
  }),
  /** Units of each variant that stay on every shelf, beyond its safety stock. */
  keepUnits: z.number().int().min(0).max(1_000_000),
});

/** Rules that are sound. */
export type RoutingRules = z.output<typeof RoutingRules>;

/** What holds until somebody decides otherwise: one parcel where possible, then the order in which places are asked. */
export const DEFAULT_RULES: RoutingRules = {
  mode: 'ordered',
  criteria: [
    { by: 'parcels', tolerance: 0, weight: 1 },
    { by: 'rank', tolerance: 0, weight: 1 },
  ],
  require: { service: true, hours: false, capacity: true, sameCountry: false, maxKm: null },
  split: { maxParcels: null, neverBelowMinor: 0 },
  keepUnits: 0,
};
