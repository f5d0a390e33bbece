import type { Reader } from '#db/client.ts';
import type { AllocationKey } from '#db/schema/results/costs.ts';
import type { Basis } from './share-cost.ts';

/** Of which days and, where a cost is of one place, of which place the facts are. */
export type BasisWanted = {
  key: AllocationKey;
  shares: Record<string, number> | null;
  locationId: string | null;
  from: string;
  to: string;
};

const SUMS = {
  netSales: 'gross_minor - discounts_minor - returns_minor',
  orders: 'orders',
  units: 'units - returned_units',
};

/**
 * What each channel has of the facts by which a cost is spread: own shares as stated; else net sales, orders or units of
 * the days, at the place where one is named. Channels that could bear it but have nothing stand with 0.
 */
export async function readBasis(db: Reader, wanted: BasisWanted): Promise<Basis[]> {
  const { key, shares, locationId, from, to } = wanted;
  if (key === 'own') return Object.entries(shares ?? {}).map(([channelId, basis]) => ({ channelId, basis }));
  const sum = key === 'equal' ? '0' : SUMS[key];
  const days = locationId === null ? 'channel_days_now' : 'location_days_now';
  const { rows } = await db.$client.query<Basis>(
    `with facts as (
       select channel_id, sum(${sum})::bigint as basis from ${days}
       where day between $2 and $3 and ($1::uuid is null or ${locationId === null ? 'true' : 'location_id = $1'})
       group by channel_id
     )
     select c.id as "channelId", coalesce(f.basis, 0) as basis from channels c left join facts f on f.channel_id = c.id
     where coalesce(f.basis, 0) > 0 or (c.is_active and ($1::uuid is null
       or exists (select from channel_locations l where l.channel_id = c.id and l.location_id = $1)
       or not exists (select from channel_locations l where l.channel_id = c.id)))
     order by c.id`,
    [locationId, from, to],
  );
  return rows;
}
