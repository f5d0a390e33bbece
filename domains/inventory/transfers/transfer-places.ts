import type { Tx } from '#db/client.ts';
import { locations } from '#db/schema/index.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

const NO_SERVICES = { ships: false, pickup: false, returns: false };

/** The place where units are counted while they are on their way; made when there is none. */
export async function requireTransit(tx: Tx, now: Date): Promise<string> {
  const found = await findPlace(tx, 'transit');
  if (found) return found;
  await tx
    .insert(locations)
    .values({
      id: newId(now.getTime()),
      code: 'TRANSIT',
      name: 'In transit',
      kind: 'transit',
      isCounted: true,
      rank: 900,
      services: NO_SERVICES,
      createdAt: now,
    })
    .onConflictDoNothing();
  const made = await findPlace(tx, 'transit');
  if (made) return made;
  throw new AppError(
    'CONFLICT',
    'There is no location for goods in transit. Make one under Settings, Locations.',
    {
      details: { reason: 'noTransit' },
    },
  );
}

/** The place where damaged units are set aside. @throws CONFLICT when there is none. */
export async function requireQuarantine(tx: Tx): Promise<string> {
  const found = await findPlace(tx, 'quarantine');
  if (found) return found;
  throw new AppError(
    'CONFLICT',
    'There is no quarantine location to set damaged goods aside. Make one under Settings, Locations.',
    { details: { reason: 'noQuarantine' } },
  );
}

/** The first place of a kind, also one that was closed while units were on their way. */
async function findPlace(tx: Tx, kind: 'transit' | 'quarantine'): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ id: string }>(
    'select id from locations where kind = $1 order by is_active desc, rank, id limit 1',
    [kind],
  );
  return rows[0]?.id;
}

/** @throws NOT_FOUND for an unknown place; CONFLICT for one that is no warehouse or shop in use. */
export async function requireShelves(tx: Tx, locationIds: readonly string[]): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; name: string; takesPart: boolean }>(
    `select id, name, is_active and kind in ('warehouse', 'store') as "takesPart" from locations
     where id = any ($1::uuid[])`,
    [locationIds],
  );
  if (rows.length < new Set(locationIds).size) {
    throw new AppError('NOT_FOUND', 'There is no such location; load the page again.');
  }
  const wrong = rows.find((row) => !row.takesPart);
  if (!wrong) return;
  throw new AppError(
    'CONFLICT',
    `${wrong.name} takes no part in transfers; choose a warehouse or a shop in use.`,
    {
      details: { reason: 'noShelves', place: wrong.name },
    },
  );
}
