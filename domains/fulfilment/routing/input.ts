import { z } from 'zod';
import { RoutingRules } from './rules.ts';

const MOST_TARIFFS = 500;
const MOST_TOWNS = 20_000;
const amount = z.number().int().min(0).max(1e12);

/** Rules to be kept as the draft. */
export const SaveDraftInput = z.strictObject({ rules: RoutingRules });

/** The draft, as it was seen: another's changes since make it a conflict. */
export const GoLiveInput = z.strictObject({ version: z.number().int().min(1) });

/** An older version whose rules shall hold again. */
export const RestoreVersionInput = z.strictObject({ version: z.number().int().min(1) });

/** Nothing more is said. */
export const DiscardDraftInput = z.strictObject({});

/** The whole tariff table, in the reporting currency. */
export const SaveTariffsInput = z.strictObject({
  tariffs: z
    .array(
      z.strictObject({
        locationId: z.uuid().nullable(),
        country: z.string().regex(/^([A-Z]{2})?$/, 'two capital letters, such as IR, or nothing'),
        upToKm: z.number().int().min(1).max(40_000).nullable(),
        baseMinor: amount,
        perKgMinor: amount,
      }),
    )
    .max(MOST_TARIFFS),
});

/** Towns or postcodes with their positions; those that are known are moved. */
export const SaveTownsInput = z.strictObject({
  towns: z
    .array(
      z.strictObject({
        country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, such as IR'),
        name: z.string().trim().min(1).max(200),
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
      }),
    )
    .min(1)
    .max(MOST_TOWNS),
});
