import { AppError } from '#lib/errors.ts';

/** A place in a list as callers carry it: opaque, and only to be handed back. */
export function packCursor(place: string | null): string | null {
  return place === null ? null : Buffer.from(place).toString('base64url');
}

/** The place behind a cursor; `isPlace` knows one of the list. @throws INVALID_INPUT for one that we did not make. */
export function openCursor(
  cursor: string | undefined,
  isPlace: (place: string) => boolean = () => true,
): string | undefined {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[\x20-\x7e]{1,300}$/.test(place) && isPlace(place)) return place;
  throw new AppError('INVALID_INPUT', 'cursor: not one of ours; begin again without it.');
}
