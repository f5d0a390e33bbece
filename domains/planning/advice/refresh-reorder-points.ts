import type { Database } from '#db/client.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import { chooseSource } from '../replenish/choose-source.ts';
import { takeTurns } from '../runs/take-turns.ts';
import { readAdviceFacts } from './read-advice-facts.ts';

/** A count of units holds no more; stock is below it either way. */
const MOST_UNITS = 2_147_483_647;
const ROWS_AT_ONCE = 1_000;

type Place = { variantId: string; locationId: string };

/**
 * Reckons the reorder point of every forecast again, from the settings and lead times of now. The list is sorted by them;
 * the rows that it shows are reckoned afresh. Carried out by the worker.
 */
export async function refreshReorderPoints(ctx: Ctx): Promise<{ rows: number }> {
  allow(ctx.actor, 'planning.write');
  const turns = takeTurns();
  let last: Place | undefined;
  for (let rows = 0; ; ) {
    const wanted = await readPlaces(ctx.db, last);
    if (wanted.length === 0) return { rows };
    last = wanted.at(-1);
    const points: (Place & { point: number | null })[] = [];
    for (const facts of await readAdviceFacts(ctx.db, wanted)) {
      const { variantId, locationId, isEnough } = facts;
      points.push({
        variantId,
        locationId,
        point: isEnough ? Math.min(chooseSource(facts).advice.reorderPoint, MOST_UNITS) : null,
      });
      await turns.rest();
    }
    await writePoints(ctx.db, points);
    rows += points.length;
  }
}

async function readPlaces(db: Database, last: Place | undefined): Promise<Place[]> {
  const { rows } = await db.$client.query<Place>(
    `select variant_id as "variantId", location_id as "locationId" from forecasts
     where $1::uuid is null or (variant_id, location_id) > ($1, $2::uuid)
     order by variant_id, location_id limit $3`,
    [last?.variantId ?? null, last?.locationId ?? null, ROWS_AT_ONCE],
  );
  return rows;
}

async function writePoints(
  db: Database,
  points: readonly (Place & { point: number | null })[],
): Promise<void> {
  await db.$client.query(
    `update forecasts f set reorder_point = n.point
     from unnest($1::uuid[], $2::uuid[], $3::integer[]) as n (variant_id, location_id, point)
     where f.variant_id = n.variant_id and f.location_id = n.location_id and f.reorder_point is distinct from n.point`,
    [points.map((one) => one.variantId), points.map((one) => one.locationId), points.map((one) => one.point)],
  );
}
