import { AppError } from '#lib/errors.ts';

/** @throws CONFLICT for a place where nothing is handed over to customers. */
export function requirePickupPlace<Place extends { name: string; isFit: boolean }>(
  place: Place | null | undefined,
): Place {
  if (place?.isFit) return place;
  throw new AppError('CONFLICT', `${place?.name ?? 'That place'} hands nothing over to customers.`, {
    details: { reason: 'noPickupHere', place: place?.name ?? '' },
  });
}
