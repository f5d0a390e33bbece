import { z } from 'zod';
import { type FilterParams, numberedPlace, readFilter, several } from '#lib/list-filter.ts';
import type { Ctx } from '../../context.ts';
import { allow } from '../../team/can.ts';
import type { Bind } from '../levels/list-where.ts';
import { COUNT_STATUSES, type CountScope, type CountStatus } from './count-status.ts';

const PER_PAGE = 50;

/** Which counts are wanted, and which page of them, the newest first; cursors are numbers of counts. */
export const CountFilter = z.object({
  statuses: several(z.enum(COUNT_STATUSES)),
  locationIds: several(z.uuid()),
  ...numberedPlace(PER_PAGE),
});

/** The checked form of a filter. */
export type CountFilter = z.output<typeof CountFilter>;

/** A count as the list shows it. */
export type CountRow = {
  id: string;
  number: number;
  status: CountStatus;
  locationName: string;
  scope: CountScope;
  part: string;
  lines: number;
  waiting: number;
  createdBy: string;
  createdAt: Date;
};

/** A page of counts, the newest first. */
export type CountPage = { rows: CountRow[]; after: string | null; before: string | null };

/** Counts that match, by keyset pages over their numbers. */
export async function listCounts(ctx: Ctx, raw: z.input<typeof CountFilter>): Promise<CountPage> {
  allow(ctx.actor, 'stock.read');
  const filter = CountFilter.parse(raw);
  const isBackwards = filter.before !== undefined;
  const found = await readRows(ctx, filter, isBackwards);
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = isBackwards ? kept.reverse() : kept;
  const cursor = (row: CountRow | undefined) => (row ? String(row.number) : null);
  return {
    rows,
    after: isBackwards || hasMore ? cursor(rows.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(rows[0]) : null,
  };
}

async function readRows(ctx: Ctx, filter: CountFilter, isBackwards: boolean): Promise<CountRow[]> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.statuses.length > 0) conditions.push(`c.status = any (${bind(filter.statuses)}::text[])`);
  if (filter.locationIds.length > 0)
    conditions.push(`c.location_id = any (${bind(filter.locationIds)}::uuid[])`);
  if (filter.after !== undefined) conditions.push(`c.number < ${bind(filter.after)}`);
  if (filter.before !== undefined) conditions.push(`c.number > ${bind(filter.before)}`);
  const { rows } = await ctx.db.$client.query<CountRow>(
    `select c.id, c.number, c.status, l.name as "locationName", c.scope, c.part, sums.lines, sums.waiting,
       c.created_by as "createdBy", c.created_at as "createdAt"
     from stock_counts c join locations l on l.id = c.location_id
     cross join lateral (select count(*)::integer as lines, (count(*) filter (where i.state = 'waits'))::integer as waiting
       from stock_count_lines i where i.count_id = c.id) sums
     where ${conditions.join(' and ')}
     order by c.number ${isBackwards ? 'asc' : 'desc'} limit ${bind(filter.limit + 1)}`,
    values,
  );
  return rows;
}

const NAMES = { statuses: 'status', locationIds: 'location' };

/** Reads a filter from the parameters of an address. What it does not understand narrows nothing; it never fails. */
export function readCountFilter(params: FilterParams): CountFilter {
  return readFilter(CountFilter, params, NAMES);
}
