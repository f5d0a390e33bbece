import type { Reader } from '#db/client.ts';
import { monthOf } from '#lib/calendar.ts';
import { calendarOfBooks } from '../../money/periods/next-period.ts';

/** SQL: the channel's fees `f` as `OrderFees`: plain ones added up, those with steps or limits one by one. */
export const FEES = `json_build_object(
    'basisPoints', coalesce(sum(f.basis_points) filter (where ${isPlain()}), 0)::integer,
    'fixedMinor', coalesce(sum(f.fixed_minor) filter (where ${isPlain()}), 0)::bigint,
    'rules', json_agg(json_build_object('basisPoints', f.basis_points, 'fixedMinor', f.fixed_minor,
      'minimumMinor', f.minimum_minor, 'maximumMinor', f.maximum_minor, 'tiersBy', f.tiers_by, 'tiers', f.tiers)
      order by f.id) filter (where not (${isPlain()})))`;

/**
 * A channel's net sales from the first of the day's month to the day, by the business's own calendar. Two orders of one
 * moment may both see the sum without the other: what the channel bills differently comes with its statement.
 */
export async function readMonthSales(db: Reader, at: { channelId: string; day: string }): Promise<number> {
  const { rows } = await db.$client.query<{ calendar: 'gregorian' | 'jalali' }>(
    'select calendar from business limit 1',
  );
  const { from } = monthOf(at.day, calendarOfBooks(rows[0]?.calendar ?? 'gregorian'));
  const sums = await db.$client.query<{ minor: number }>({
    name: 'month-sales',
    text: `select coalesce(sum(gross_minor - discounts_minor - returns_minor), 0)::bigint as minor
      from channel_days_now where channel_id = $1 and day between $2 and $3`,
    values: [at.channelId, from, at.day],
  });
  return sums.rows[0]!.minor;
}

function isPlain(): string {
  return 'f.tiers is null and f.minimum_minor is null and f.maximum_minor is null';
}
