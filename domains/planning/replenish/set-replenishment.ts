import type { Tx } from '#db/client.ts';
import { requireShelves } from '#domains/inventory/transfers/transfer-places.ts';
import { AppError } from '#lib/errors.ts';
import { command } from '../../command.ts';
import { SetReplenishmentInput } from '../input.ts';

/**
 * Says from which other place a place is filled, and how many days that takes; from null it buys from suppliers again.
 * @throws CONFLICT for places that are no warehouse or shop in use, and where two would fill one another.
 */
export const setReplenishment = command('planning.write', {
  input: SetReplenishmentInput,
  run: async (tx, { locationId, from }, ctx) => {
    await requireShelves(tx, [locationId, ...(from ? [from.locationId] : [])]);
    // Two who would close a ring at the same time wait for one another.
    await tx.$client.query('lock table replenishments in share row exclusive mode');
    if (from) await refuseRing(tx, locationId, from.locationId);
    const { rows } = await tx.$client.query<{ fromLocationId: string; days: number }>(
      `delete from replenishments where location_id = $1
       returning from_location_id as "fromLocationId", days`,
      [locationId],
    );
    if (from) {
      await tx.$client.query(
        'insert into replenishments (location_id, from_location_id, days, updated_at) values ($1, $2, $3, $4)',
        [locationId, from.locationId, from.days, ctx.now],
      );
    }
    return {
      result: { locationId },
      subjectKind: 'replenishment',
      subjectId: locationId,
      before: rows[0] ?? null,
      after: from,
      events: [{ kind: 'forecast.changed', subjectKind: 'replenishment', subjectId: locationId }],
      jobs: [{ queue: 'forecast-demand', data: { only: 'points' } }],
    };
  },
});

async function refuseRing(tx: Tx, locationId: string, fromLocationId: string): Promise<void> {
  const { rowCount } = await tx.$client.query(
    `with recursive above as (
       select $2::uuid as id
       union select r.from_location_id from replenishments r join above on above.id = r.location_id
     ) select from above where id = $1`,
    [locationId, fromLocationId],
  );
  if (rowCount === 0) return;
  throw new AppError('CONFLICT', 'The two places would fill one another; choose another one.', {
    details: { reason: 'fillingRing' },
  });
}
