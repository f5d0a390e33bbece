import type { z } from 'zod';
import type { Ctx } from '#domains/context.ts';
import { allow } from '#domains/team/can.ts';
import { listPlaces } from '../list-places.ts';
import { coverDays, type LevelMark, markLevel } from '../reorder-rule.ts';
import { readIncomingUnits } from './incoming-units.ts';
import { countVariants, type LevelCount } from './list-count.ts';
import { LevelFilter } from './list-filter.ts';
import {
  type Facts,
  isReckonedAtOnce,
  levelSource,
  markConditions,
  PLACE_LENGTH,
} from './list-level-source.ts';
import { listSales, salesDays } from './list-sales.ts';
import { type Bind, type Scope, variantConditions } from './list-where.ts';
import { readTargets } from './read-targets.ts';

/** What lies of a variant at one location. `available` may be below nothing where safety asks for more than is there. */
export type PlaceLevel = {
  locationId: string;
  onHand: number;
  reserved: number;
  safety: number;
  available: number;
};

/**
 * A row of the list: a variant over the locations asked for, or at one. Over several, a location that is short of its
 * safety counts as nothing available.
 */
export type LevelRow = {
  variantId: string;
  /** Null where the row stands for several locations. */
  locationId: string | null;
  sku: string;
  title: string;
  variantTitle: string;
  category: string | null;
  brand: string | null;
  onHand: number;
  reserved: number;
  safety: number;
  available: number;
  /** When it is low, and up to how many to bring it: over all locations, or at the row's own. */
  reorderPoint: number | null;
  orderUpTo: number | null;
  /** Units on their way, from suppliers and from other places. */
  incoming: number;
  mark: LevelMark;
  /** Units sold in the last 28 days, today included, and day by day, oldest first. */
  sold: number;
  trend: number[];
  coverDays: number | null;
  places: PlaceLevel[];
};

/** A page of levels with the cursors of the pages around it; null where there is none. */
export type LevelPage = {
  rows: LevelRow[];
  after: string | null;
  before: string | null;
  /** Null where marks or words narrow the list beyond a page: each row would have to be looked at. */
  count: LevelCount | null;
};

type Reckoned = 'mark' | 'sold' | 'trend' | 'coverDays' | 'incoming' | 'places';
type Found = Omit<LevelRow, Reckoned> & { isShort: boolean };

/**
 * A page of stock levels by SKU, by keyset: as quick on the last page as on the first. Goods only, none that are archived.
 * Costs are not among the columns.
 */
export async function listLevels(ctx: Ctx, raw: z.input<typeof LevelFilter>): Promise<LevelPage> {
  allow(ctx.actor, 'stock.read');
  const filter = LevelFilter.parse(raw);
  const facts = await readFacts(ctx);
  const [found, count] = await Promise.all([readPage(ctx, filter, facts), countVariants(ctx, filter)]);
  const page = turn(found, filter);
  const rows = await fill(ctx, page.rows, { filter, facts });
  const isWhole = !filter.after && !filter.before && !page.after;
  return { ...page, rows, count: isWhole ? { value: rows.length, isExact: true } : count };
}

async function readFacts(ctx: Ctx): Promise<Facts> {
  const [places, setting] = await Promise.all([
    listPlaces(ctx),
    ctx.db.$client.query<{ coverDays: number; timeZone: string }>(
      'select low_stock_cover_days as "coverDays", time_zone as "timeZone" from business',
    ),
  ]);
  const { coverDays: lowCoverDays = 0, timeZone = 'UTC' } = setting.rows[0] ?? {};
  return {
    selling: places.filter((place) => place.sells).map((place) => place.id),
    lowCoverDays,
    days: salesDays(ctx.now, timeZone),
  };
}

/** The rows of a page in reading order with the cursors around them; the row too many tells whether there is more. */
function turn(found: Found[], filter: LevelFilter) {
  const isBackwards = filter.before !== undefined;
  const hasMore = found.length > filter.limit;
  const kept = found.slice(0, filter.limit);
  const rows = isBackwards ? kept.reverse() : kept;
  const cursor = (row: Found | undefined) => (row ? `${row.sku}${row.locationId ?? ''}` : null);
  return {
    rows,
    after: isBackwards || hasMore ? cursor(rows.at(-1)) : null,
    before: (isBackwards ? hasMore : filter.after !== undefined) ? cursor(rows[0]) : null,
  };
}

/**
 * Marks and words that many rows have are found soonest by going through the list, rare ones by reckoning all levels at
 * once, or by the index of words. Which they are is not known before, so a window of neighbours comes first; only when
 * that does not fill the page is the rest looked at. Where sums are kept, all of them cost little more than a window.
 */
async function readPage(ctx: Ctx, filter: LevelFilter, facts: Facts): Promise<Found[]> {
  const isPlain = filter.marks.length === 0 && filter.search.trim() === '';
  // What is on its way asks papers and not levels: many goods are, so that a window mostly fills the page.
  const asksLevels = filter.marks.some((mark) => mark !== 'incoming');
  if (isPlain || (asksLevels && isReckonedAtOnce(filter, 'near')))
    return runPage(ctx, filter, { facts, scope: 'all' });
  const near = await runPage(ctx, filter, { facts, scope: 'near' });
  if (near.length > filter.limit) return near;
  return runPage(ctx, filter, { facts, scope: 'all' });
}

async function runPage(
  ctx: Ctx,
  filter: LevelFilter,
  more: { facts: Facts; scope: Scope },
): Promise<Found[]> {
  const { facts, scope } = more;
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const isDown = filter.sort.startsWith('-') !== (filter.before !== undefined);
  const direction = isDown ? 'desc' : 'asc';
  const byPlace = filter.shape === 'location';
  const from = levelSource(filter, { facts, scope, isDown, bind });
  const where = [
    ...variantConditions(filter, bind, scope),
    ...cursorConditions(filter, isDown, bind),
    ...markConditions(filter, { facts, scope, bind }),
  ];
  const order = `order by sku ${direction}${byPlace ? `, "locationId" ${direction}` : ''}`;
  const matching = `select v.id as "variantId", ${byPlace ? 's.location_id' : 'null'} as "locationId", v.sku,
       v.product_id, v.title as "variantTitle", ${byPlace ? 'null' : 'v.reorder_point'} as "reorderPoint",
       ${byPlace ? 'null' : 'v.order_up_to'} as "orderUpTo",
       s.on_hand as "onHand", s.reserved, s.safety, s.available, s.is_short as "isShort"
     from ${from} where ${where.join(' and ')}`;
  // `materialized` keeps the planner from walking the whole list by its order after all. Products are joined to the page.
  const { rows } = await ctx.db.$client.query<Found>(
    `with matching as ${isReckonedAtOnce(filter, scope) ? '' : 'not '}materialized (${matching})
     select m."variantId", m."locationId", m.sku, p.title, m."variantTitle", p.category, p.brand, m."reorderPoint",
       m."orderUpTo", m."onHand", m.reserved, m.safety, m.available, m."isShort"
     from (select * from matching ${order} limit ${bind(filter.limit + 1)}) m
     join products p on p.id = m.product_id ${order}`,
    values,
  );
  return rows;
}

function cursorConditions(filter: LevelFilter, isDown: boolean, bind: Bind): string[] {
  const cursor = filter.after ?? filter.before;
  if (cursor === undefined) return [];
  const sign = isDown ? '<' : '>';
  if (filter.shape === 'variant') return [`v.sku ${sign} ${bind(cursor)}`];
  const locationId = cursor.slice(-PLACE_LENGTH);
  // A cursor that was cut off begins at the top.
  if (!/^[0-9a-f-]{36}$/.test(locationId)) return [];
  const sku = bind(cursor.slice(0, -PLACE_LENGTH));
  // The first condition lets the index begin there, the second is exact.
  return [`v.sku ${sign}= ${sku}`, `(v.sku, s.location_id) ${sign} (${sku}, ${bind(locationId)}::uuid)`];
}

/** Adds to the rows of one page what is only reckoned for rows that are shown. */
async function fill(
  ctx: Ctx,
  rows: readonly Found[],
  more: { filter: LevelFilter; facts: Facts },
): Promise<LevelRow[]> {
  const { filter, facts } = more;
  const variantIds = [...new Set(rows.map((row) => row.variantId))];
  const { locationIds } = filter;
  const [levels, sales, incoming, own] = await Promise.all([
    readPlaceLevels(ctx, variantIds, facts.selling),
    listSales(ctx, {
      variantIds,
      locationIds,
      days: facts.days,
      shape: filter.shape,
    }),
    readIncomingUnits(ctx, { variantIds, locationIds }),
    filter.shape === 'location' ? readTargets(ctx, variantIds) : undefined,
  ]);
  return rows.map(({ isShort, ...row }) => {
    const trend = sales.trend(row.variantId, row.locationId);
    const sold = trend.reduce((sum, units) => sum + units, 0);
    const targets = own?.(row.variantId, row.locationId) ?? row;
    const { reorderPoint, orderUpTo } = targets;
    const supply = { available: row.available, sold, reorderPoint };
    return {
      ...row,
      reorderPoint,
      orderUpTo,
      incoming: incoming(row.variantId, row.locationId),
      sold,
      trend,
      coverDays: coverDays(supply),
      mark: markLevel({ ...supply, isShort, lowCoverDays: facts.lowCoverDays }),
      places: levels.get(row.variantId) ?? [],
    };
  });
}

async function readPlaceLevels(ctx: Ctx, variantIds: string[], selling: string[]) {
  const { rows } = await ctx.db.$client.query<PlaceLevel & { variantId: string }>({
    name: 'list-place-levels',
    text: `
      select variant_id as "variantId", location_id as "locationId", on_hand as "onHand", reserved, safety,
        case when location_id = any ($2::uuid[]) then on_hand - reserved - safety else 0 end as available
      from stock_levels where variant_id = any ($1::uuid[]) order by variant_id, location_id`,
    values: [variantIds, selling],
  });
  return Map.groupBy(rows, (row) => row.variantId);
}
