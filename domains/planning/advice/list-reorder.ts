import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { type Bind, variantConditions } from '../../inventory/levels/list-where.ts';
import { allow, can } from '../../team/can.ts';
import { type AdviceLine, adviseLine } from './advice-line.ts';
import {
  AWAITED_CTE,
  findFirstPlace,
  readAdviceFacts,
  SUPPLIER_LATERAL,
  WAITING_CTE,
} from './read-advice-facts.ts';
import { ReorderFilter } from './reorder-filter.ts';

/** A row of the reorder list: the advice, and the demand behind it. */
export type ReorderRow = AdviceLine & {
  sku: string;
  title: string;
  variantTitle: string;
  locationCode: string;
  locationName: string;
  method: string;
  /** The last half year of demand by weeks, the oldest first, and the weeks ahead with their spread. */
  history: number[];
  mean: number[];
  weeklySpread: number[];
};

/** A page of the list; `needed` counts what is to be ordered under the filter, on all pages. */
export type ReorderPage = { rows: ReorderRow[]; after: string | null; before: string | null; needed: number };

type Found = Omit<ReorderRow, keyof AdviceLine> & {
  variantId: string;
  locationId: string;
  rank: number;
  cover: string;
  needed: number;
};

type Filter = z.output<typeof ReorderFilter>;

/** Stands for "no demand" in the order of the list: after every cover. */
const LAST = 1_000_000_000;
const HISTORY_SHOWN = 26;
const RANKS: Record<Filter['shown'], number[]> = { needed: [0], all: [0, 1, 2], unsure: [2] };

/**
 * What to order, the most urgent first: what is at its reorder point or below it, by the days that it still lasts. What
 * stands on drafts counts as ordered. Figures of a row are of now; which rows are there was reckoned at the last forecast.
 */
export async function listReorder(ctx: Ctx, raw: z.input<typeof ReorderFilter>): Promise<ReorderPage> {
  allow(ctx.actor, 'planning.read');
  const filter = ReorderFilter.parse(raw);
  const found = await readFound(ctx, filter);
  const isBackwards = filter.before !== undefined;
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const page = isBackwards ? kept.reverse() : kept;
  const facts = await readAdviceFacts(ctx.db, page);
  const byKey = new Map(facts.map((one) => [`${one.variantId} ${one.locationId}`, one]));
  const seesCost = can(ctx.actor, 'cost.read');
  const cursor = (row: Found | undefined) =>
    row ? `${row.rank}~${row.cover}~${row.locationId}~${row.sku}` : null;
  return {
    rows: page.flatMap(({ rank: _rank, cover: _cover, needed: _needed, ...row }) => {
      const one = byKey.get(`${row.variantId} ${row.locationId}`);
      return one ? [{ ...row, ...adviseLine(one, { seesCost }) }] : [];
    }),
    after: isBackwards || hasMore ? cursor(page.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(page[0]) : null,
    needed: found[0]?.needed ?? 0,
  };
}

async function readFound(ctx: Ctx, filter: Filter): Promise<Found[]> {
  const values: unknown[] = [await findFirstPlace(ctx.db)];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const direction = filter.before === undefined ? 'asc' : 'desc';
  const conditions = [...variantConditions({ ...filter, brands: [] }, bind), 'l.is_active'];
  if (filter.locations.length > 0) conditions.push(`f.location_id = any (${bind(filter.locations)}::uuid[])`);
  if (filter.suppliers.length > 0) conditions.push(`item.id = any (${bind(filter.suppliers)}::uuid[])`);
  const { rows } = await ctx.db.$client.query<Found>(
    `with ${AWAITED_CTE}, ${WAITING_CTE}, stock as (
       select f.variant_id, f.location_id, f.is_enough, f.reorder_point, f.expected_per_day, v.sku,
         coalesce(s.on_hand - s.reserved - s.safety, 0) + coalesce(a.incoming, 0) - coalesce(w.units, 0)
           - coalesce(away.units, 0) as position,
         coalesce(a.drafted, 0) as drafted
       from forecasts f join variants v on v.id = f.variant_id join products p on p.id = v.product_id
       join locations l on l.id = f.location_id
       left join stock_levels s on s.variant_id = f.variant_id and s.location_id = f.location_id
       left join awaited a on a.variant_id = f.variant_id and a.location_id = f.location_id
       left join waiting w on w.variant_id = f.variant_id and w.location_id = f.location_id
       left join leaving away on away.variant_id = f.variant_id and away.location_id = f.location_id
       ${filter.suppliers.length > 0 ? SUPPLIER_LATERAL : ''}
       where ${conditions.join(' and ')}
     ), reckoned as (
       select variant_id, location_id, sku,
         case when not is_enough then 2
           when reorder_point > 0 and position + drafted <= reorder_point or position + drafted < 0 then 0
           else 1 end as rank,
         coalesce(round((greatest(0, position) / nullif(expected_per_day, 0))::numeric, 6), ${LAST}) as cover
       from stock
     ), page as (
       select *, (select count(*)::integer from reckoned where rank = 0) as needed from reckoned
       where rank = any (${bind(RANKS[filter.shown])}::integer[]) and ${afterCursor(filter, bind)}
       order by rank ${direction}, cover ${direction}, sku ${direction}, location_id ${direction}
       limit ${bind(filter.limit + 1)}
     )
     select page.variant_id as "variantId", page.location_id as "locationId", page.sku, page.rank, page.cover, page.needed,
       p.title, v.title as "variantTitle", l.code as "locationCode", l.name as "locationName", f.method, f.mean, f.spread as "weeklySpread",
       f.history[greatest(1, cardinality(f.history) - ${HISTORY_SHOWN - 1}):] as history
     from page join forecasts f using (variant_id, location_id)
     join variants v on v.id = page.variant_id join products p on p.id = v.product_id
     join locations l on l.id = page.location_id
     order by page.rank ${direction}, page.cover ${direction}, page.sku ${direction}, page.location_id ${direction}`,
    values,
  );
  return rows;
}

function afterCursor(filter: Filter, bind: Bind): string {
  const match = /^([012])~(\d+(?:\.\d+)?)~([0-9a-f-]{36})~(.+)$/s.exec(filter.after ?? filter.before ?? '');
  if (!match) return 'true';
  const sign = filter.before === undefined ? '>' : '<';
  const [, rank, cover, locationId, sku] = match;
  return `(rank, cover, sku, location_id) ${sign} (${bind(Number(rank))}::integer, ${bind(cover)}::numeric, ${bind(sku)},
    ${bind(locationId)}::uuid)`;
}
