import type { Reader, Tx } from '#db/client.ts';
import type { AllocationKey } from '#db/schema/results/costs.ts';
import { AppError } from '#lib/errors.ts';
import type { BookedMonth } from './find-due.ts';

/** A cost that comes each month, and which of its months are booked. */
export type Recurring = {
  id: string;
  kind: 'rent' | 'labour' | 'subscription';
  name: string;
  locationId: string | null;
  amountMinor: number;
  currency: string;
  key: AllocationKey;
  shares: Record<string, number> | null;
  spread: 'days' | 'firstDay' | 'lastDay';
  startsOn: string;
  endsOn: string | null;
};

const COLUMNS = `r.id, r.kind, r.name, r.location_id as "locationId", r.amount_minor as "amountMinor", r.currency, r.key,
  r.shares, r.spread, r.starts_on::text as "startsOn", r.ends_on::text as "endsOn"`;

const MONTHS = `(select coalesce(json_agg(json_build_object('id', s.id, 'from', s.from, 'isFinal', s.is_final)), '[]')
  from shared_costs s where s.recurring_id = r.id) as booked`;

/** The cost, locked so that each of its months is booked once. @throws NOT_FOUND */
export async function lockRecurring(
  tx: Tx,
  recurringId: string,
): Promise<Recurring & { booked: BookedMonth[] }> {
  await tx.$client.query('select from recurring_costs where id = $1 for update', [recurringId]);
  const { rows } = await tx.$client.query<Recurring & { booked: BookedMonth[] }>(
    `select ${COLUMNS}, ${MONTHS} from recurring_costs r where r.id = $1`,
    [recurringId],
  );
  if (rows[0]) return rows[0];
  throw new AppError('NOT_FOUND', 'There is no such cost.', { details: { reason: 'gone', thing: 'other' } });
}

/** Every recurring cost with its booked months. */
export async function readRecurring(db: Reader): Promise<(Recurring & { booked: BookedMonth[] })[]> {
  const { rows } = await db.$client.query<Recurring & { booked: BookedMonth[] }>(
    `select ${COLUMNS}, ${MONTHS} from recurring_costs r order by r.id`,
  );
  return rows;
}
