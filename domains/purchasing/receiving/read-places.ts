import type { Tx } from '#db/client.ts';
import { getOutside } from '#domains/inventory/outside.ts';
import { AppError } from '#lib/errors.ts';

/** Where goods come from, where the good ones go, and where damaged ones are set aside. */
export type ReceivingPlaces = { supplier: string; here: string; quarantine: string | null };

/**
 * The places that a receipt needs.
 * @throws NOT_FOUND for an unknown location; CONFLICT where no goods come in, or damaged ones have nowhere to go.
 */
export async function readReceivingPlaces(
  tx: Tx,
  wanted: { locationId: string; hasDamaged: boolean },
): Promise<ReceivingPlaces> {
  const { rows } = await tx.$client.query<{ id: string; name: string; kind: string; isActive: boolean }>(
    `select id, name, kind, is_active as "isActive" from locations
     where id = $1 or (kind = 'quarantine' and is_active) order by rank, id`,
    [wanted.locationId],
  );
  const here = rows.find((row) => row.id === wanted.locationId);
  if (!here) throw new AppError('NOT_FOUND', 'There is no such location; load the page again.');
  if (!here.isActive || (here.kind !== 'warehouse' && here.kind !== 'store')) {
    throw new AppError('CONFLICT', `${here.name} takes no goods in; choose a warehouse or a shop in use.`);
  }
  const quarantine = rows.find((row) => row.kind === 'quarantine')?.id ?? null;
  if (wanted.hasDamaged && quarantine === null) {
    throw new AppError(
      'CONFLICT',
      'There is no quarantine location to set damaged goods aside. Make one under Settings, Locations.',
      { details: { reason: 'noQuarantine' } },
    );
  }
  const { supplier } = await getOutside(tx);
  return { supplier, here: here.id, quarantine };
}
