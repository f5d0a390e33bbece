import { z } from 'zod';

const MOST_UNITS = 1_000;

/** The numbers of single units, as their labels say. */
export const SerialCodes = z.array(z.string().trim().min(1).max(80)).max(MOST_UNITS);

/** The numbers of the units of an order's line. */
export const LineSerials = z.strictObject({ lineId: z.uuid(), codes: SerialCodes });
