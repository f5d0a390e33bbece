import type { Tx } from '#db/client.ts';
import { AppError } from '#lib/errors.ts';
import type { CountStatus } from './count-status.ts';

/** A count that is being changed. */
export type LoadedCount = {
  id: string;
  number: number;
  status: CountStatus;
  locationId: string;
  locationName: string;
  createdAt: Date;
};

/**
 * Reads a count until the commit: `alone` for who changes it as a whole, `together` for those who scan into it.
 * @throws NOT_FOUND; CONFLICT naming where it stands, when it is none of `wanted`.
 */
export async function loadCount(
  tx: Tx,
  more: { countId: string; wanted: readonly CountStatus[]; lock: 'alone' | 'together' },
): Promise<LoadedCount> {
  const { rows } = await tx.$client.query<LoadedCount>(
    `select c.id, c.number, c.status, c.location_id as "locationId", l.name as "locationName",
       c.created_at as "createdAt"
     from stock_counts c join locations l on l.id = c.location_id
     where c.id = $1 for ${more.lock === 'alone' ? 'update' : 'share'} of c`,
    [more.countId],
  );
  const count = rows[0];
  if (!count) throw new AppError('NOT_FOUND', 'There is no such count; load the page again.');
  const { status, number } = count;
  if (more.wanted.includes(status)) return count;
  throw new AppError('CONFLICT', `Count ${number} is ${status}.`, {
    details: { reason: 'countStatus', status, number },
  });
}
